package org.vigie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A rule that came after the listings were archived.
final class HuntCommandTest {

    private static final String RULE = """
            id: R0900
            version: 1
            status: draft
            title: Widget offered
            topic: widget
            severity: low
            confidence: high
            jurisdiction: EU
            markets: [FR]
            law:
              - act: Act
                provision: Article 1
                url: https://example.org/act
                duty: No widgets.
                in_force: {from: 2026-01-01}
            limits: None.
            applies: {words: {any: [widget]}}
            surely: {absent: gtin}
            examples:
              - name: a widget
                expect: breach
                captured: 2026-02-01
                listing: {title: Widget, gtin: null}
            """;

    @TempDir
    private Path temp;

    @BeforeEach
    void home() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("config"))) {
            for (Path file : files.toList()) {
                Path to = temp.resolve(file.toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to);
                }
            }
        }
        Files.createDirectories(temp.resolve("rules/eu"));
        Path before = Files.writeString(temp.resolve("before.jsonl"),
                "{\"id\": \"1\", \"marketplace\": \"x\", \"title\": \"Blue widget\", \"gtin\": null}\n");
        Path after = Files.writeString(temp.resolve("after.jsonl"), """
                {"id": "2", "marketplace": "x", "title": "Red w1dget", "gtin": null}
                {"id": "3", "marketplace": "x", "title": "Red widget"}
                {"id": "4", "marketplace": "x", "title": "Lamp", "gtin": null}
                """);
        vigie("import", before.toString(), "--captured", "2025-06-01");
        vigie("import", after.toString(), "--captured", "2026-06-01");
        Files.writeString(temp.resolve("rules/eu/R0900-widget.yaml"), RULE);
    }

    private String vigie(String... words) {
        StringWriter out = new StringWriter();
        CommandLine line = Vigie.commandLine(InstantSource.fixed(Instant.parse("2026-11-24T10:00:00Z")));
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(out));
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--home", temp.toString(), "--index", temp.resolve("index").toString()));
        line.execute(all.toArray(String[]::new));
        return out.toString();
    }

    @Test
    void aHuntJudgesPastCapturesByTheLawOfTheirDayAndSealsOnce() {
        JsonNode dry = JsonMapper.builder().build().readTree(vigie("rules", "hunt", "r0900", "--dry-run", "--json"));
        assertThat(dry.get("found").asInt()).isEqualTo(2);
        assertThat(dry.get("breaches").asInt()).isEqualTo(1);
        assertThat(dry.get("first").findValuesAsString("quote")).contains("w1dget", "widget");
        assertThat(vigie("search", "--rule", "R0900")).contains("0 listings");

        assertThat(vigie("rules", "hunt", "R0900")).contains("4 archived listings searched").contains("2 found")
                .contains("2 findings sealed");
        assertThat(vigie("search", "--rule", "R0900")).contains("2 listings").contains("found by a hunt on 2026-11-24");
        assertThat(vigie("rules", "hunt", "R0900")).contains("0 findings sealed").contains("nothing new");

        assertThat(vigie("evidence", "verify")).contains("nothing was touched");
        vigie("index", "rebuild");
        String json = vigie("search", "--rule", "R0900", "--json");
        assertThat(json).contains("\"total\":2").contains("\"hunt\":{\"at\":\"2026-11-24T10:00:00Z\"")
                .contains("\"captured\":\"2026-06-01T00:00:00Z\"").contains("\"sightings\":1");
        assertThat(vigie("rules", "hunt", "R0900", "--until", "2026-05-31")).contains("1 archived listings searched")
                .contains("0 found");
    }

    @Test
    void whatAHuntFoundCanBeMadeAgainAfterItsRuleHasChanged() throws IOException {
        vigie("rules", "hunt", "R0900");
        JsonNode found = JsonMapper.builder().build().readTree(vigie("search", "--rule", "R0900", "--json"));
        List<String> ids = found.findValues("findings").stream()
                .flatMap(findings -> findings.valueStream().map(one -> one.get("id").asString())).toList();
        assertThat(ids).hasSize(2);
        Path rule = temp.resolve("rules/eu/R0900-widget.yaml");
        Files.writeString(rule, RULE.replace("version: 1", "version: 2").replace("[widget]", "[gadget]"));
        for (String id : ids) {
            assertThat(vigie("evidence", "reproduce", id)).contains("R0900 v1 on").contains("identical");
        }
    }

    @Test
    void anUnknownRuleIsToldWithTheNearest() {
        assertThat(vigie("rules", "hunt", "R0901")).contains("did you mean R0900?");
    }
}
