package org.vigie.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.listing.Countries;
import org.vigie.listing.Fact;
import org.vigie.listing.Listing;
import org.vigie.listing.Reading;
import org.vigie.yaml.Problems;

/// One page a rule for people who never open the rule's file, and one that lists them all: Markdown, written by
/// `vigie rules docs` into `docs/rules/`.
public final class RuleDocs {

    private static final int MOST_PHRASES = 8;
    private static final int MOST_TEXT = 160;

    private final RuleFolder folder;

    private RuleDocs(RuleFolder folder) {
        this.folder = folder;
    }

    /// The pages of a rules folder by the name of their file.
    ///
    /// @throws org.vigie.yaml.InvalidFilesException naming every mistake of every file at once
    public static Map<String, String> pages(Path rulesFolder) {
        Problems problems = new Problems();
        RuleFolder read = RuleFolder.read(rulesFolder, problems);
        problems.throwIfAny();
        RuleDocs docs = new RuleDocs(read);
        Map<String, String> pages = new TreeMap<>();
        read.rules().forEach(rule -> pages.put(rule.rule().id() + ".md", docs.page(rule)));
        pages.put("README.md", docs.list());
        return pages;
    }

    /// Writes the pages and deletes those of rules that are no more.
    ///
    /// @return how many there are
    public static int write(Path rulesFolder, Path into) throws IOException {
        Map<String, String> pages = pages(rulesFolder);
        Files.createDirectories(into);
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Files.writeString(into.resolve(page.getKey()), page.getValue());
        }
        try (Stream<Path> files = Files.list(into)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.matches("R\\d{4}\\.md") && !pages.containsKey(name)) {
                    Files.delete(file);
                }
            }
        }
        return pages.size();
    }

    private String list() {
        StringBuilder page = new StringBuilder(
                """
                        # The rules, one page each

                        Written by `vigie rules docs` from the files under `rules/`; not edited by hand. A rule on trial runs and is
                        reported apart; nothing here is legal advice.

                        | rule | status | what | law | severity | topic |
                        |---|---|---|---|---|---|
                        """);
        for (CompiledRule rule : folder.rules()) {
            Rule one = rule.rule();
            page.append("| [").append(one.id()).append("](").append(one.id()).append(".md) | ")
                    .append(one.status().word()).append(" | ").append(cell(one.title())).append(" | ")
                    .append(cell(one.laws().stream().map(Law::toString).collect(Collectors.joining("; "))))
                    .append(" | ").append(one.severity().word()).append(" | ").append(cell(one.topic()))
                    .append(" |\n");
        }
        return page.toString();
    }

    private String page(CompiledRule rule) {
        Rule one = rule.rule();
        StringBuilder page = new StringBuilder();
        page.append("# ").append(one.id()).append(": ").append(one.title()).append("\n\n");
        page.append("Written from `rules/").append(one.file()).append("`, version ").append(one.ref().version())
                .append("; not edited by hand.\n\n");
        page.append("| | |\n|---|---|\n");
        row(page, "status", one.status().word() + rule.retirement().map(end -> " since " + end.on() + ": "
                + end.reason() + end.successor().map(next -> " See " + next + ".").orElse("")).orElse(""));
        row(page, "how bad a breach is", one.severity().word());
        row(page, "how surely a page alone shows it", one.confidence().word());
        row(page, "jurisdiction", one.jurisdiction());
        row(page, "protects consumers in", one.markets().equals(Countries.EU)
                ? "every Member State of the Union"
                : String.join(", ", one.markets()));
        row(page, "maximum penalty", one.penalty().orElse("not stated here"));
        row(page, "topic", one.topic());
        page.append("\n## The law\n\n");
        for (Law law : one.laws()) {
            page.append("- [").append(law).append("](").append(law.url()).append("), in force from ")
                    .append(law.from()).append(law.until().map(last -> " until " + last).orElse("")).append(". ")
                    .append(oneLine(law.duty())).append('\n');
        }
        page.append("\n## What counts\n\n- The rule wakes when ").append(rule.applies().words()).append(".\n");
        page.append(rule.surely() instanceof Condition.Constant
                ? "- It never says breach: it only asks people to look.\n"
                : "- A breach when " + rule.surely().words() + ".\n");
        if (!(rule.possibly() instanceof Condition.Constant)) {
            page.append("- Put before people when ").append(rule.possibly().words()).append(".\n");
        }
        page.append("- What was not read is never a breach: the verdict is then undecided, naming what to read.\n");
        exceptions(page, rule);
        words(page, rule);
        page.append("\n## Known false positives and negatives\n\n").append(oneLine(one.limits())).append('\n');
        page.append("\n## Examples\n\n| verdict | listing | why it is here |\n|---|---|---|\n");
        for (Example example : rule.examples()) {
            row(page, example.expect().word() + example.exception().map(id -> " (" + id + ")").orElse(""),
                    listing(example.listing()) + " | " + cell(example.name()));
        }
        return page.toString();
    }

    private static void exceptions(StringBuilder page, CompiledRule rule) {
        if (!rule.exceptions().isEmpty()) {
            page.append("\n## Exceptions\n\n");
        }
        for (Exemption exception : rule.exceptions()) {
            page.append("- **").append(exception.id()).append("**: ").append(oneLine(exception.reason()))
                    .append(exception.doubtOnly() ? " Answers doubts only, never what is surely a breach." : "")
                    .append(" Holds when ").append(exception.when().words()).append(".\n");
        }
    }

    private void words(StringBuilder page, CompiledRule rule) {
        if (!rule.lists().isEmpty()) {
            page.append("\n## Words\n\n");
        }
        for (String list : rule.lists().stream().sorted().toList()) {
            folder.shelf().texts(list).forEach((file, text) -> {
                List<String> phrases = text.lines().toList();
                page.append("- [").append(file).append("](../../rules/lists/").append(file).append(".txt): ")
                        .append(phrases.stream().limit(MOST_PHRASES).map(phrase -> "`" + phrase + "`")
                                .collect(Collectors.joining(", ")))
                        .append(phrases.size() > MOST_PHRASES
                                ? " and " + (phrases.size() - MOST_PHRASES) + " more"
                                : "")
                        .append('\n');
            });
        }
    }

    private static String listing(Listing listing) {
        List<String> parts = new ArrayList<>();
        listing.facts().forEach((field, fact) -> {
            if (fact instanceof Fact.Shown shown) {
                parts.add(field.key() + ": " + shown.readings().stream().map(Reading::value)
                        .map(value -> shortened(value.text())).collect(Collectors.joining(" / ")));
            } else if (fact instanceof Fact.Absent) {
                parts.add("no " + field.key());
            }
        });
        return cell(String.join("; ", parts));
    }

    private static String shortened(String text) {
        return text.length() > MOST_TEXT
                ? text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, MOST_TEXT))) + "…"
                : text;
    }

    private static void row(StringBuilder page, String head, String text) {
        page.append("| ").append(cell(head)).append(" | ").append(oneLine(text)).append(" |\n");
    }

    private static String cell(String text) {
        return oneLine(text).replace("|", "\\|");
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
