package org.vigie.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.listing.JsonLines;
import org.vigie.listing.Listing;

/// The eleven laws for rules, one test each: the project's rules hold it, and a fault planted in a good folder is
/// caught.
class RuleLawsTest {

    private static final Path CLEAN = Path.of("src/test/resources/clean/listings.jsonl");
    private static final Path CLEAN_FINDINGS = Path.of("src/test/resources/clean/findings.txt");
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    Path folder;

    private RuleSet project;

    @BeforeEach
    void goodFolder() throws IOException {
        RuleFiles.good(folder);
        assertThat(report()).contains("nothing wrong");
        project = RuleSet.load(Path.of("rules"));
    }

    @Test
    void law01IdIsOpaqueUniqueAndFirstInTheFileName() throws IOException {
        assertThat(project.rules()).allMatch(rule -> rule.id().matches("R\\d{4}"))
                .allMatch(rule -> Path.of(rule.file()).getFileName().toString().startsWith(rule.id() + "-"));
        assertThat(project.rules()).extracting(Rule::id).doesNotHaveDuplicates();

        Path rule = rule();
        Files.copy(rule, rule.resolveSibling("R0001-again.yaml"));
        assertThat(report()).contains("has the id R0001, which is that of", "ids are never used twice");
        Files.delete(rule.resolveSibling("R0001-again.yaml"));
        Files.move(rule, rule.resolveSibling("R0002-widget.yaml"));
        assertThat(report()).contains("The file's name must start with the id");
        Files.move(rule.resolveSibling("R0002-widget.yaml"), rule);
        change("id: R0001", "id: FR-GPSR-19");
        assertThat(report()).contains("An id is R and four digits");
    }

    @Test
    void law02FindingCitesWhatWasReadAndChangedLogicNeedsANewVersion() throws IOException {
        RuleRef before = RuleSet.load(folder).rule("R0001").orElseThrow().ref();
        assertThat(before.digest()).matches("[0-9a-f]{64}");
        RuleFiles.write(folder, "lists/en/widgets.txt", "widget(s)\nwidgetoid\n");
        assertThat(RuleSet.load(folder).rule("R0001").orElseThrow().ref().digest()).isNotEqualTo(before.digest());
        assertThat(report()).contains("R0001 has changed", "Raise `version` to 2");
    }

    @Test
    void law03DraftNeverRunsTrialIsToldApartAndRetiredIsKept() throws IOException {
        change("status: active", "status: draft");
        assertThat(verdicts()).isEmpty();
        change("status: draft", "status: trial");
        assertThat(verdicts()).containsExactly(Verdict.BREACH);
        assertThat(RuleSet.load(folder).rule("R0001").orElseThrow().status()).isEqualTo(Status.TRIAL);
        change("status: trial", "status: retired");
        assertThat(report()).contains("`status: retired` and the block `retired`");
        change("status: retired", "status: retired\nretired: {on: 2027-01-01, reason: Repealed.}");
        assertThat(verdicts()).isEmpty();
        Files.delete(rule());
        assertThat(report()).contains("R0001 is locked, but its file is gone", "Rules are never deleted");
    }

    @Test
    void law04SeverityAndConfidenceAreTwoWordsAndNeverANumber() throws IOException {
        change("confidence: high\n", "");
        assertThat(report()).contains("confidence");
        change("severity: low", "severity: 7\nconfidence: high");
        assertThat(report()).contains("`severity` is `7`, which is not known; known: low, medium, high, critical");
    }

    @Test
    void law05LawIsCitedWithAddressDutyAndDaysThatBoundTheCaptures() throws IOException {
        assertThat(project.rules()).allMatch(rule -> !rule.laws().isEmpty());
        RuleSet rules = RuleSet.load(folder);
        Listing widget = widget();
        assertThat(rules.judge(widget, Instant.parse("2019-12-31T23:59:59Z"))).isEmpty();
        assertThat(rules.judge(widget, Instant.parse("2020-01-01T00:00:00Z"))).hasSize(1);
        assertThat(rules.judge(widget, Instant.parse("2030-12-31T23:59:59Z"))).hasSize(1);
        assertThat(rules.judge(widget, Instant.parse("2031-01-01T00:00:00Z"))).isEmpty();
        change("    url: https://example.org/act\n", "");
        change("    in_force: {from: 2020-01-01, until: 2030-12-31}\n", "");
        assertThat(report()).contains("url").contains("in_force");
    }

    @Test
    void law06EveryConditionAndExceptionIsNeededByAnExample() throws IOException {
        change("surely: {absent: brand}", "surely: {any: [{absent: brand}, {words: {any: [sharp]}}]}");
        assertThat(report()).contains("No example notices when this is taken away: surely: words such as \"sharp\"");
    }

    @Test
    void law07ExceptionHasIdReasonAndExampleAndOnlyExceptionsNegate() throws IOException {
        change("    reason: Toys are free.\n", "");
        assertThat(report()).contains("reason");
        change("    when: {words: toys}", "    reason: Toys are free.\n    when: {words: toys}");
        change("    exception: toy\n", "");
        assertThat(report()).contains("has the exception toy, which no example names");
        change("surely: {absent: brand}", "surely: {not: {shown: brand}}");
        assertThat(report()).contains("The key `not` is not known here");
    }

    @Test
    void law08NoShopSellerOrCustomerInARule() throws IOException {
        List<String> shops = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("config/marketplaces"))) {
            files.map(file -> file.getFileName().toString().replace(".yaml", "")).forEach(shops::add);
        }
        assertThat(shops).contains("aliexpress");
        for (Rule rule : project.rules()) {
            String logic = logic(rule.source());
            assertThat(shops).as(rule.file()).noneMatch(shop -> logic.matches("(?s).*\\b" + shop + "\\b.*"));
        }
        assertThat(logic("law:\nsurely: {words: {any: [temu]}}\nexamples:\n")).contains("temu");

        change("surely: {absent: brand}", "surely: {is: {field: seller_id, in: [12345]}}");
        assertThat(report()).contains("A rule names no seller. Who is left out stands in config/");
        change("surely: {is: {field: seller_id, in: [12345]}}", "surely: {words: {any: [Acme Ltd], in: [seller]}}");
        assertThat(report()).contains("A rule names no seller: words of its own");
    }

    /// From the conditions to the examples.
    private static String logic(String source) {
        int from = Math.max(0, source.indexOf("\napplies:"));
        int to = source.indexOf("\nexamples:");
        return source.substring(from, to < from ? source.length() : to);
    }

    @Test
    void law09PhrasesLiveInListsByLanguage() throws IOException {
        change("surely: {absent: brand}",
                "surely: {words: {any: [a1, a2, a3, a4, a5, a6, a7, a8, a9, b1, b2, b3, b4, b5, b6, b7, b8]}}");
        assertThat(report()).contains("A rule holds at most 16 phrases of its own");
        RuleFiles.write(folder, "lists/klingon/widgets.txt", "widget\n");
        assertThat(report()).contains("is not named after a language");
        RuleFiles.write(folder, "lists/toys.txt", "toy\n");
        assertThat(report()).contains("stands beside the languages");
    }

    @Test
    void law10UnknownKeyShowsPlaceLineCaretAndNearestKeyAndAllProblemsAreToldAtOnce() throws IOException {
        change("topic: widget", "topick: widget");
        RuleFiles.write(folder, "eu/R0002-other.yaml", "id: R0002\nversoin: 1\n");
        assertThat(report()).contains(
                "R0001-widget.yaml:5:1: The key `topick` is not known here. Did you mean `topic`?",
                "  5 | topick: widget\n    | ^",
                "R0002-other.yaml:2:1: The key `versoin` is not known here. Did you mean"
                        + " `version`?");
    }

    @Test
    void law11CleanCorpusStaysCleanAndAChangeShowsItsDifference() throws Exception {
        List<Listing> clean = new ArrayList<>();
        for (String line : Files.readAllLines(CLEAN)) {
            clean.add(JsonLines.read(line));
        }
        assertThat(clean).hasSizeGreaterThan(60);
        List<String> findings = new ArrayList<>();
        for (Listing listing : clean) {
            project.judge(listing, NOW).stream().filter(one -> one.verdict() != Verdict.CLEAR)
                    .forEach(one -> findings.add(one.rule().id() + " " + one.verdict().word() + " "
                            + listing.key().id() + " " + one.quotes().stream().map(Quote::text).toList() + " to read "
                            + one.toRead()));
        }
        if (System.getProperty("update") != null) {
            Files.write(CLEAN_FINDINGS, findings);
        }
        assertThat(findings).as("breaches in the clean corpus").noneMatch(line -> line.contains(" breach "));
        assertThat(findings).as("-Dupdate writes them anew").isEqualTo(Files.readAllLines(CLEAN_FINDINGS));

        change("surely: {absent: brand}", "surely: {words: widgets}");
        RuleSet before = RuleSet.load(folder);
        RuleFiles.write(folder, "lists/en/widgets.txt", "widget(s)\nlait de coco\n");
        RuleSet after = RuleSet.load(folder);
        List<FindingChange> changes = clean.stream()
                .flatMap(one -> FindingChange.between(before, after, one, NOW).stream()).toList();
        assertThat(changes).hasSize(1).allMatch(change -> change.before().isEmpty());
        assertThat(changes.getFirst().after().orElseThrow().quotes()).extracting(Quote::text).contains("Lait de coco");
    }

    private Listing widget() {
        Map<String, Object> form = new HashMap<>(Map.of("title", "Widget"));
        form.put("description", null);
        form.put("brand", null);
        return RuleFiles.listing(form);
    }

    private List<Verdict> verdicts() {
        return RuleSet.load(folder).judge(widget(), NOW).stream().map(Judgement::verdict).toList();
    }

    private Path rule() {
        return folder.resolve("fr/R0001-widget.yaml");
    }

    private String report() {
        return RuleCheck.run(folder).text();
    }

    private void change(String from, String to) throws IOException {
        String text = Files.readString(rule());
        assertThat(text).contains(from);
        Files.writeString(rule(), text.replace(from, to));
    }
}
