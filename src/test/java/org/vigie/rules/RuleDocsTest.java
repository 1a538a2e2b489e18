package org.vigie.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The committed pages are those that the rules give; `-Dupdate`, or `vigie rules docs`, writes them.
class RuleDocsTest {

    private static final Path DOCS = Path.of("docs/rules");

    @TempDir
    Path folder;

    @Test
    void committedPagesAreTheGeneratedOnes() throws IOException {
        if (System.getProperty("update") != null) {
            RuleDocs.write(Path.of("rules"), DOCS);
        }
        Map<String, String> pages = RuleDocs.pages(Path.of("rules"));
        pages.forEach((name, text) -> assertThat(DOCS.resolve(name)).as("`vigie rules docs` writes it")
                .hasContent(text));
        try (Stream<Path> files = Files.list(DOCS)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(pages.keySet());
        }
    }

    @Test
    void pageTellsLawPenaltyWordsExceptionsLimitsAndExamples() {
        assertThat(RuleDocs.pages(Path.of("rules")).get("R0002.md")).contains("# R0002: Laser pointer above class 2",
                "6 months' imprisonment", "in force from 2013-07-01", "A breach when power above 1 mW in ",
                "**machine**", "[en/laser-pointers](../../rules/lists/en/laser-pointers.txt)",
                "## Known false positives and negatives", "| breach | title: ");
    }

    @Test
    void changedRuleChangesItsPageAndAGoneOneLosesIt() throws IOException {
        Path rules = folder.resolve("rules");
        RuleFiles.widget(rules, "surely: {absent: brand}");
        Path out = folder.resolve("docs");
        RuleDocs.write(rules, out);
        Files.writeString(out.resolve("R0999.md"), "of a rule that is no more");
        String before = Files.readString(out.resolve("R0001.md"));
        Path rule = rules.resolve("fr/R0001-widget.yaml");
        Files.writeString(rule, Files.readString(rule).replace("duty: No widgets.", "duty: No widgets at all."));
        RuleDocs.write(rules, out);
        assertThat(Files.readString(out.resolve("R0001.md"))).isNotEqualTo(before).contains("No widgets at all.");
        assertThat(out.resolve("R0999.md")).doesNotExist();
    }
}
