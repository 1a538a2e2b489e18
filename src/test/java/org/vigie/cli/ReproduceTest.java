package org.vigie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A finding of a rule's first version is made again after the rule has changed, and every reason for which it cannot
/// be is told.
final class ReproduceTest {

    @TempDir
    private Path temp;

    private Path home;

    @BeforeEach
    void aHouseWithOneRuleAndOneFinding() throws IOException {
        home = temp.resolve("home");
        copy(Path.of("config"), home.resolve("config"));
        Files.createDirectories(home.resolve("rules/fr"));
        Files.createDirectories(home.resolve("rules/lists/en"));
        Files.writeString(home.resolve("rules/lists/en/gadgets.txt"), "time turner(s)\n");
        Files.writeString(home.resolve("rules/fr/R0900-time-turner.yaml"), RULE);
        assertThat(vigie("rules", "lock").out()).contains("nothing wrong");
        Path listings = Files.writeString(temp.resolve("l.jsonl"), """
                {"id": "1", "marketplace": "x", "title": "A T.i.m.e turner, gold", "description": null, "brand": null}
                """);
        assertThat(vigie("import", listings.toString(), "--captured", "2026-03-01").code()).isZero();
    }

    private static final String RULE = """
            id: R0900
            version: 1
            status: active
            title: Time turner offered
            topic: time-turner
            severity: low
            confidence: high
            jurisdiction: FR
            markets: [FR]
            law:
              - act: Old act
                provision: Article 1
                url: https://example.org/old
                duty: No time turners.
                in_force: {from: 2020-01-01, until: 2026-06-30}
              - act: New act
                provision: Article 2
                url: https://example.org/new
                duty: No time turners at all.
                in_force: {from: 2026-07-01}
            limits: None.
            applies: {words: gadgets}
            surely: {absent: brand}
            examples:
              - {name: one, expect: breach, captured: 2026-01-01, listing: {title: time turner, description: null, brand: null}}
              - {name: two, expect: breach, captured: 2026-01-01, listing: {title: time turners, description: null, brand: null}}
              - {name: three, expect: breach, captured: 2026-01-01, listing: {title: Timeturner, description: null, brand: null}}
              - {name: four, expect: not-applicable, captured: 2026-01-01, listing: {title: time, description: null}}
              - {name: five, expect: not-applicable, captured: 2026-01-01, listing: {title: turner, description: null}}
              - {name: six, expect: undecided, captured: 2026-01-01, listing: {title: Timeturner!}}
            """;

    @Test
    void findingIsMadeAgainAfterItsRuleHasChanged() throws IOException {
        String id = finding();
        assertThat(vigie("evidence", "reproduce", id).out()).contains("R0900 v1 on").contains("identical");

        rewrite("version: 1", "version: 2");
        rewrite("title: Time turner offered", "title: Chronometers");
        Files.writeString(home.resolve("rules/lists/en/gadgets.txt"), "hour glass(es)\n");
        rewrite("{title: time turner,", "{title: hour glass,");
        rewrite("{title: time turners,", "{title: hour glasses,");
        rewrite("{title: Timeturner", "{title: Hourglass");
        assertThat(vigie("rules", "lock").out()).contains("nothing wrong");
        assertThat(files()).hasSize(2);

        Said again = vigie("evidence", "reproduce", id, "--json");
        assertThat(again.code()).isZero();
        assertThat(again.out()).contains("identical").contains("\"law\":\"Old act, Article 1\"")
                .contains("\"text\":\"T.i.m.e turner\"").contains("Time turner offered");
    }

    @Test
    void textThatChangedWithoutANewVersionIsKeptBesideTheFirst() throws IOException {
        rewrite("title: Time turner offered", "title: A time turner is offered");
        assertThat(vigie("rules", "verify").out()).contains("does not keep R0900 v1 as it is now");
        assertThat(vigie("rules", "lock").out()).contains("nothing wrong");
        assertThat(files()).hasSize(2);
        assertThat(vigie("evidence", "reproduce", finding()).out()).contains("identical");
    }

    @Test
    void versionThatIsGoneOrEditedIsTold() throws IOException {
        String id = finding();
        Path kept = files().getFirst();
        String text = Files.readString(kept);
        Files.writeString(kept, text.replace("time turner(s)", "time turner"));
        Said edited = vigie("evidence", "reproduce", id);
        assertThat(edited.code()).isEqualTo(1);
        assertThat(edited.out()).contains("CANNOT BE MADE AGAIN").contains("was edited");
        assertThat(vigie("rules", "verify").out()).contains("was edited: its texts are not those that were sealed");

        Files.delete(kept);
        assertThat(vigie("evidence", "reproduce", id).out()).contains("is not kept under rules/versions/");
        assertThat(vigie("evidence", "reproduce", "0".repeat(32)).err()).contains("there is no finding");
    }

    private String finding() {
        JsonNode found = JsonMapper.shared().readTree(vigie("search", "--json").out());
        return found.findValue("findings").get(0).get("id").asString();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("rules/versions/R0900"))) {
            return files.sorted().toList();
        }
    }

    private void rewrite(String from, String to) throws IOException {
        Path rule = home.resolve("rules/fr/R0900-time-turner.yaml");
        String text = Files.readString(rule);
        assertThat(text).contains(from);
        Files.writeString(rule, text.replace(from, to));
    }

    private Said vigie(String... words) {
        return Said.vigie(home, temp.resolve("index"), words);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }
}
