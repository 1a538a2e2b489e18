package org.vigie.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.yaml.Problem;

/// The check passes on the project's rules, and catches each fault that is planted in a copy of a good folder.
class RuleCheckTest {

    @TempDir
    Path folder;

    @Test
    void projectRulesPass() {
        CheckReport report = RuleCheck.run(Path.of("rules"));

        assertThat(report.problems()).extracting(Problem::describe).isEmpty();
        assertThat(report.rules()).isGreaterThanOrEqualTo(8);
        assertThat(report.mutants()).isGreaterThan(100);
        assertThat(report.text()).contains("nothing wrong");
    }

    @Test
    void goodFolderPasses() throws IOException {
        good();

        assertThat(RuleCheck.run(folder).text()).contains("1 rule, 2 lists", "nothing wrong");
    }

    @Test
    void exceptionThatNoExampleNeedsIsNamed() throws IOException {
        good();
        change("exceptions:\n", """
                exceptions:
                  - id: idle
                    reason: Nothing needs it.
                    when: {words: {any: [idle]}}
                """);

        assertThat(RuleCheck.run(folder).text()).contains("has the exception idle, which no example names",
                "No example notices when this is taken away: exception idle.");
    }

    @Test
    void conditionThatNoExampleNeedsIsNamed() throws IOException {
        good();
        change("surely: {absent: brand}", "surely: {any: [{absent: brand}, {words: {any: [sharp]}}]}");

        assertThat(RuleCheck.run(folder).text())
                .contains("taken away: surely: words such as \"sharp\" in title, description");
    }

    @Test
    void wrongVerdictOfAnExampleIsShownAtItsPlace() throws IOException {
        good();
        change("listing: {title: Widget A, description: null, brand: null}",
                "listing: {title: Widget A, description: null, brand: Acme}");

        assertThat(RuleCheck.run(folder).text())
                .contains("R0001-widget.yaml:24:3: The example \"one\" is clear, expected breach.");
    }

    @Test
    void wordsThatAreNotQuotedAreNamed() throws IOException {
        good();
        change("quotes: [Widget]", "quotes: [widget]");

        assertThat(RuleCheck.run(folder).text()).contains("does not quote [widget]; it quotes [, Widget]");
    }

    @Test
    void verdictWithoutExampleIsNamed() throws IOException {
        good();
        change("expect: not-applicable\n    captured: 2026-01-01\n    listing: {title: Gadget",
                "expect: breach\n    captured: 2026-01-01\n    listing: {title: Widget G");

        assertThat(RuleCheck.run(folder).text()).contains("can say not-applicable, but no example shows it");
    }

    @Test
    void changedLogicWithTheSameVersionFails() throws IOException {
        good();
        assertThat(RuleCheck.writeLock(folder).passed()).isTrue();
        RuleFiles.write(folder, "lists/en/widgets.txt", "widget(s)\nwidgetoid\n");

        assertThat(RuleCheck.run(folder).text())
                .contains("R0001 has changed", "still version 1. Raise `version` to 2");
        assertThat(RuleCheck.writeLock(folder).passed()).isFalse();

        change("version: 1", "version: 2");
        assertThat(RuleCheck.run(folder).text()).contains("does not know R0001 as it is now");
        assertThat(RuleCheck.writeLock(folder).passed()).isTrue();
        assertThat(RuleCheck.run(folder).passed()).isTrue();
    }

    @Test
    void fallenVersionAndDeletedRuleFail() throws IOException {
        good();
        change("version: 1", "version: 3");
        RuleCheck.writeLock(folder);
        change("version: 3", "version: 2");
        assertThat(RuleCheck.run(folder).text()).contains("is version 2, but was version 3 already");

        Files.writeString(folder.resolve("rules.lock"), "R0009 1 " + "0".repeat(64) + "\nnonsense\n");
        assertThat(RuleCheck.run(folder).text()).contains("R0009 is locked, but its file is gone",
                "A line of the lock is an id, a version and a digest");
    }

    @Test
    void listThatNoRuleReadsIsNamed() throws IOException {
        good();
        RuleFiles.write(folder, "lists/fr/orphans.txt", "orphelin\n");

        assertThat(RuleCheck.run(folder).text()).contains("orphans.txt: is a list that no rule reads");
    }

    @Test
    void commentsTitlesAndExamplesDoNotChangeTheDigestAndListsDo() throws IOException {
        good();
        String before = digest();
        change("title: Widget offered", "title: Widgets   # a remark");
        change("name: one", "name: the first one");
        RuleFiles.write(folder, "lists/en/widgets.txt", "# a remark\nwidget(s)   # another\n\n");
        assertThat(digest()).isEqualTo(before);

        change("from: 2020-01-01", "from: 2020-01-02");
        String dated = digest();
        assertThat(dated).isNotEqualTo(before);
        RuleFiles.write(folder, "lists/fr/widgets.txt", "bidule\n");
        assertThat(digest()).isNotEqualTo(dated);
    }

    @Test
    void pageShowsTheWholeRule() {
        String page = RulePage.of(RuleSet.load(Path.of("rules")), "R0007").orElseThrow();

        assertThat(page).startsWith("R0007 v").contains("Law", "Article 16(1), from 2012-05-08", "What it looks for",
                "breach when  fibre_composition is absent", "Exceptions", "- stated-in-text:", "Limits", "Examples",
                "digest       ");
        assertThat(page.lines()).allMatch(line -> line.length() <= 140);
        assertThat(RulePage.of(RuleSet.load(Path.of("rules")), "R9999")).isEmpty();
    }

    @Test
    void lawKnowsItsDays() {
        Law law = new Law("Act", "Article 1", "https://example.org", "Duty.", LocalDate.of(2025, 2, 26),
                Optional.of(LocalDate.of(2025, 3, 1)));

        assertThat(law.inForce(LocalDate.of(2025, 2, 25))).isFalse();
        assertThat(law.inForce(LocalDate.of(2025, 2, 26))).isTrue();
        assertThat(law.inForce(LocalDate.of(2025, 3, 1))).isTrue();
        assertThat(law.inForce(LocalDate.of(2025, 3, 2))).isFalse();
    }

    private String digest() {
        return RuleSet.load(folder).rule("R0001").orElseThrow().ref().digest();
    }

    private void change(String from, String to) throws IOException {
        Path file = folder.resolve("fr/R0001-widget.yaml");
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    private void good() throws IOException {
        RuleFiles.good(folder);
    }
}
