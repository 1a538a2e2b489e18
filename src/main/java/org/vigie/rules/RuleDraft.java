package org.vigie.rules;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.vigie.yaml.Problems;

/// A new rule as a file to fill in: well-formed, a draft, with a mark `<fill: …>` in every place that only a person can
/// write. [RuleCheck] names each mark that is left.
///
/// @param title what is offered or missing
/// @param jurisdiction `EU`, `FR`
/// @param topic kind of offence
/// @param act the act, such as `Regulation (EU) 2023/988`
/// @param provision such as `Article 19(b)`
public record RuleDraft(String title, String jurisdiction, String topic, String act, String provision) {

    static final String MARK = "<fill:";
    private static final Pattern NOT_NAME = Pattern.compile("[^a-z0-9]+");
    private static final int NAME = 40;

    /// Lowest id above every one that was ever used in a folder, in the lock and among the kept versions too.
    public static String nextId(Path folder) throws IOException {
        int last = 0;
        Set<String> used = new HashSet<>(RuleLock.read(folder).ids());
        RuleFolder.read(folder, new Problems()).rules().forEach(rule -> used.add(rule.rule().id()));
        try (var files = Files.walk(folder, 2)) {
            files.map(file -> file.getFileName().toString()).filter(name -> name.matches("R\\d{4}(-.*)?"))
                    .forEach(name -> used.add(name.substring(0, 5)));
        }
        for (String id : used) {
            last = Math.max(last, Integer.parseInt(id.substring(1)));
        }
        return String.format(Locale.ROOT, "R%04d", last + 1);
    }

    /// Writes the file.
    ///
    /// @param id `R0042`
    /// @param today the day that its examples carry
    /// @return the file, in the folder of its jurisdiction
    /// @throws FileAlreadyExistsException when a file of this id and title exists
    public Path write(Path folder, String id, LocalDate today) throws IOException {
        Path home = Files.createDirectories(folder.resolve(jurisdiction.toLowerCase(Locale.ROOT)));
        return Files.writeString(home.resolve(id + "-" + name() + ".yaml"), text(id, today),
                StandardOpenOption.CREATE_NEW);
    }

    private String name() {
        String plain = NOT_NAME.matcher(Normalizer.normalize(title, Normalizer.Form.NFKD).replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)).replaceAll("-");
        String cut = plain.substring(0, Math.min(plain.length(), NAME)).replaceAll("^-|-$", "");
        return cut.isEmpty() ? "rule" : cut;
    }

    private String text(String id, LocalDate today) {
        return """
                # yaml-language-server: $schema=../%s
                id: %s
                version: 1
                status: draft
                title: %s
                topic: %s
                severity: medium              # how bad a breach is: low | medium | high | critical
                confidence: medium            # how surely a page alone shows it: low | medium | high
                jurisdiction: %s
                markets: [%s]
                penalty: "<fill: the maximum penalty as the source gives it, or delete the line>"

                law:
                  - act: %s
                    provision: %s
                    url: https://example.org  # <fill: where the provision can be read>
                    duty: "<fill: the duty in one sentence>"
                    in_force: {from: %s}  # <fill: the first day on which it applies>

                limits: "<fill: what it cannot see, and what it may take for a breach>"

                applies:
                  words: {any: ["<fill: what sellers call it; better a list of rules/lists/>"]}

                surely:
                  words: {any: ["<fill: what makes it surely a breach>"]}

                exceptions:
                  - id: fill-in
                    reason: "<fill: what looks the same and is lawful, or delete the exception>"
                    when:
                      words: {any: ["<fill: the words that tell it>"]}

                examples:
                %s%s%s%s""".formatted(RuleSchema.FILE, id, quoted(title), quoted(topic), jurisdiction, jurisdiction,
                quoted(act), quoted(provision), today,
                example("a breach in one language", "breach", today, "description: null"),
                example("a breach in another language", "breach", today, "description: null"),
                example("looks like it, and is lawful", "clear", today, "description: null").replace(
                        "expect: clear\n", "expect: clear\n    exception: fill-in\n"),
                example("another thing altogether", "not-applicable", today, "description: null"));
    }

    private static String example(String name, String verdict, LocalDate today, String rest) {
        return """
                  - name: "<fill: %s>"
                    expect: %s
                    captured: %s
                    listing: {title: "<fill: a title you made up>", %s}
                """.formatted(name, verdict, today, rest);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
