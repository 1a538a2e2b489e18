package org.vigie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands with which people write rules, on a small folder of their own.
final class RuleCommandsTest {

    private static final String LISTINGS = """
            {"id": "1", "marketplace": "x", "title": "Old widget", "description": null, "expected": ["widget"]}
            {"id": "2", "marketplace": "x", "title": "Doodad", "description": null, "expected": ["R0001"]}
            {"id": "3", "marketplace": "x", "title": "Widget box", "description": null, "expected": [], "contrast": "widget"}
            """;

    @TempDir
    private Path temp;

    private Path home;

    @BeforeEach
    void aHouseWithOneRule() throws IOException {
        home = temp.resolve("home");
        write("config/vigie.yaml", Files.readString(Path.of("config/vigie.yaml")));
        Files.createDirectories(home.resolve("config/marketplaces"));
        write("rules/lists/en/widgets.txt", "widget(s)\ngadget [from 2026-07-01]\n");
        write("rules/fr/R0001-widget.yaml", """
                id: R0001
                version: 1
                status: active
                title: Widget offered
                topic: widget
                severity: low
                confidence: high
                jurisdiction: FR
                markets: [FR]
                law:
                  - act: Act
                    provision: Article 1
                    url: https://example.org/act
                    duty: No widgets.
                    in_force: {from: 2020-01-01}
                limits: None.
                applies: {words: widgets}
                surely: {words: widgets}
                examples:
                  - {name: one, expect: breach, captured: 2026-01-01, listing: {title: widget, description: null}}
                """);
    }

    @Test
    void newRuleIsADraftWhoseGapsAreNamed() throws IOException {
        Said said = vigie("rules", "new", "--title", "Éther \"pur\": offered", "--topic", "ether", "--law",
                "Act 7, Article 3", "--jurisdiction", "fr");
        assertThat(said.err()).isEmpty();
        Path file = home.resolve("rules/fr/R0002-ether-pur-offered.yaml");
        assertThat(file).content().contains("status: draft", "act: \"Act 7\"", "provision: \"Article 3\"");
        String report = vigie("rules", "verify").out();
        assertThat(report).doesNotContain("is not known", "This is not YAML", "starts with https")
                .contains("R0002-ether-pur-offered.yaml:11:11: Fill this in: the maximum penalty")
                .contains("Fill this in: the duty in one sentence.", "Fill this in: where the provision can be read.")
                .contains("Fill this in: what sellers call it").contains("Fill this in: a title you made up.");
        assertThat(vigie("rules", "list").out()).contains("R0002 v1").contains("draft");
        assertThat(vigie("rules", "new", "--title", "x", "--topic", "x", "--law", "x", "--id", "R0001").err())
                .contains("never used twice; the next free one is R0003");
    }

    @Test
    void labelledListingsGiveRightWrongAndMissed() throws IOException {
        Path file = write("listings.jsonl", LISTINGS);
        String out = vigie("rules", "test", "--against", file.toString()).out();
        assertThat(out).containsPattern("R0001 +widget +1 +1 +1 +0\\.500 +0\\.500 +1 of 1")
                .contains("R0001 missed").contains("R0001 flagged wrongly").contains("title “Widget”");
        assertThat(vigie("rules", "test", "R0008", "--against", file.toString()).err()).contains("no rule R0008");
    }

    @Test
    void unlabelledPagesAndListingsGiveHitsWithQuotes() throws IOException {
        write("pages/a.html", "<html><head><script type=\"application/ld+json\">{\"@type\":\"Product\",\"name\":"
                + "\"A w-i-d-g-e-t\",\"@context\":\"https://schema.org\",\"sku\":\"7\"}</script></head><body></body></html>");
        write("pages/b.jsonl",
                "{\"id\": \"9\", \"marketplace\": \"x\", \"title\": \"Widgets\", \"description\": null}\n"
                        + "no json\n");
        Said said = vigie("rules", "test", "--against", home.resolve("pages").toString());
        assertThat(said.out()).contains("title “w-i-d-g-e-t”").contains("title “Widgets”").contains("2 listings");
        assertThat(said.err()).contains("b.jsonl:2: not a JSON object");
        assertThat(said.code()).isEqualTo(1);
    }

    @Test
    void lawAndListsAreThoseOfTheDayAskedFor() throws IOException {
        Path file = write("l.jsonl",
                "{\"id\": \"1\", \"marketplace\": \"x\", \"title\": \"Gadget\", \"description\": null,"
                        + " \"captured\": \"2026-08-01\"}\n");
        assertThat(vigie("rules", "test", "--against", file.toString()).out()).contains("R0001 v1 breach");
        assertThat(vigie("rules", "test", "--against", file.toString(), "--as-at", "2026-01-01").out())
                .doesNotContain("breach:");
        assertThat(vigie("judge", file.toString(), "--as-at", "2026-07-01").out()).contains("“Gadget”");
        assertThat(vigie("judge", file.toString(), "--as-at", "2026-06-30").out()).doesNotContain("“Gadget”");
        Path widget = write("w.jsonl", "{\"id\": \"1\", \"marketplace\": \"x\", \"title\": \"Widget\", \"description\":"
                + " null}\n");
        assertThat(vigie("judge", widget.toString(), "--as-at", "2019-12-31").out()).doesNotContain("“Widget”");
        assertThat(vigie("judge", widget.toString(), "--as-at", "2020-01-01").out()).contains("“Widget”");
    }

    @Test
    void sealedListingsAreJudgedByTheLawOfTheirCapture() throws IOException {
        Path file = write("l.jsonl",
                "{\"id\": \"1\", \"marketplace\": \"x\", \"title\": \"Gadget\", \"description\": null}\n");
        assertThat(vigie("import", file.toString(), "--captured", "2026-03-01").code()).isZero();
        String index = temp.resolve("index").toString();
        assertThat(vigie("rules", "test", "--against", index).out()).doesNotContain("breach:").contains("1 listings");
        assertThat(vigie("rules", "test", "--against", index, "--as-at", "2026-09-01").out()).contains("breach:");
    }

    @Test
    void changedRulesShowTheirDifferenceInFindings() throws IOException {
        Path file = write("l.jsonl", LISTINGS);
        Path old = temp.resolve("old");
        Files.createDirectories(old.resolve("fr"));
        Files.createDirectories(old.resolve("lists/en"));
        Files.copy(home.resolve("rules/fr/R0001-widget.yaml"), old.resolve("fr/R0001-widget.yaml"));
        Files.copy(home.resolve("rules/lists/en/widgets.txt"), old.resolve("lists/en/widgets.txt"));
        assertThat(vigie("rules", "diff", old.toString(), "--over", file.toString()).out())
                .contains("no finding changes");

        write("rules/lists/en/widgets.txt", "old widget(s)\ndoodad\n");
        String out = vigie("rules", "diff", old.toString(), "--over", file.toString()).out();
        assertThat(out).contains("+ R0001 v1 breach on x:2", "title “Doodad”")
                .contains("- R0001 v1 breach on x:3", "title “Widget”")
                .contains("~ R0001 v1 breach on x:1").contains("now R0001 v1 breach: title “Old widget”")
                .containsPattern("R0001 +1 +1 +1");
    }

    @Test
    void draftIsTriedWhenItIsAskedFor() throws IOException {
        Path rule = home.resolve("rules/fr/R0001-widget.yaml");
        Files.writeString(rule, Files.readString(rule).replace("status: active", "status: draft"));
        Path file = write("l.jsonl", LISTINGS);
        assertThat(vigie("rules", "test", "--against", file.toString()).out()).doesNotContain("R0001");
        assertThat(vigie("rules", "test", "r0001", "--against", file.toString()).out()).contains("R0001");
    }

    @Test
    void pagesAndSchemaAreWritten() {
        assertThat(vigie("rules", "docs").out()).contains("2 pages written");
        assertThat(home.resolve("docs/rules/R0001.md")).content().contains("# R0001: Widget offered");
        assertThat(vigie("rules", "schema").out()).contains("rule.schema.json");
        assertThat(home.resolve("rules/rule.schema.json")).content().contains("draft/2020-12");
    }

    private Path write(String file, String text) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }

    private Said vigie(String... words) {
        return Said.vigie(home, temp.resolve("index"), words);
    }
}
