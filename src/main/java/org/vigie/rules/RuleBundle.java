package org.vigie.rules;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.vigie.yaml.Problem;
import org.vigie.yaml.Problems;
import org.vigie.yaml.YamlFile;
import org.vigie.yaml.YamlMap;
import org.vigie.yaml.YamlValue;

/// One version of a rule with every list it reads, in one text that needs nothing else:
///
/// ```yaml
/// id: R0003
/// version: 2
/// digest: …            # what findings cite
/// sealed: …            # SHA-256 of the texts below
/// file: fr/R0003-radio-jammer.yaml
/// rule: |
///   …
/// lists:
///   en/jammers: |
///     …
/// ```
///
/// @param file the rule's file, relative to the rules folder
/// @param rule the text of that file
/// @param lists texts of list files by language and name, without comments
record RuleBundle(RuleRef ref, String file, String rule, Map<String, String> lists) {

    private static final String HEAD = """
            # Written by `vigie rules lock`: a version of a rule and every list it reads, as findings cite it. Never edited.
            """;

    /// @param shelf the lists the rule was read with
    static RuleBundle of(CompiledRule rule, ListShelf shelf) {
        Map<String, String> lists = new TreeMap<>();
        rule.lists().forEach(list -> lists.putAll(shelf.texts(list)));
        return new RuleBundle(rule.rule().ref(), rule.rule().file(), ended(rule.rule().source()), lists);
    }

    String write() {
        StringBuilder text = new StringBuilder(HEAD);
        text.append("id: ").append(ref.id()).append("\nversion: ").append(ref.version()).append("\ndigest: ")
                .append(ref.digest()).append("\nsealed: ").append(seal()).append("\nfile: ").append(file)
                .append("\nrule: |2\n");
        indented(text, rule, "  ");
        if (!lists.isEmpty()) {
            text.append("lists:\n");
            lists.forEach((name, phrases) -> {
                text.append("  ").append(name).append(": |2\n");
                indented(text, phrases, "    ");
            });
        }
        return text.toString();
    }

    private static void indented(StringBuilder text, String block, String indent) {
        block.lines().forEach(line -> text.append(line.isEmpty() ? "" : indent).append(line).append('\n'));
    }

    private String seal() {
        return Sha256.hex(lists.entrySet().stream().map(list -> list.getKey() + "\n" + list.getValue())
                .collect(Collectors.joining("", file + "\n" + rule, "")));
    }

    /// Reads what [#write] gives; what is wrong, also that it was edited, goes to `problems`.
    static Optional<RuleBundle> read(String name, String text, Problems problems) {
        Problems found = new Problems();
        Optional<YamlMap> map = YamlFile.parse(name, text, found);
        map.ifPresent(top -> top.only("id", "version", "digest", "sealed", "file", "rule", "lists"));
        Optional<String> id = map.flatMap(top -> top.requireText("id"));
        Optional<Integer> version = map.flatMap(top -> top.require("version")).flatMap(YamlValue::whole);
        Optional<String> digest = map.flatMap(top -> top.requireText("digest"));
        Optional<String> sealed = map.flatMap(top -> top.requireText("sealed"));
        Optional<String> file = map.flatMap(top -> top.requireText("file"));
        Optional<String> rule = map.flatMap(top -> top.requireText("rule"));
        Map<String, String> lists = new TreeMap<>();
        map.filter(top -> top.has("lists")).flatMap(top -> top.map("lists")).ifPresent(block -> block.keys()
                .forEach(list -> block.text(list).ifPresent(phrases -> lists.put(list, ended(phrases)))));
        found.all().forEach(problems::add);
        if (!found.isEmpty() || id.isEmpty() || version.isEmpty() || digest.isEmpty() || sealed.isEmpty()
                || file.isEmpty() || rule.isEmpty()) {
            return Optional.empty();
        }
        RuleBundle bundle = new RuleBundle(new RuleRef(id.get(), version.get(), digest.get()), file.get(),
                ended(rule.get()), lists);
        if (!bundle.seal().equals(sealed.get())) {
            problems.add(Problem.ofFile(name, "was edited: its texts are not those that were sealed. Restore it; a"
                    + " changed rule is a new version."));
            return Optional.empty();
        }
        return Optional.of(bundle);
    }

    /// The rule, compiled on its own; nothing when it is no longer understood, which `problems` explain.
    Optional<RuleSet> compile(String name, Problems problems) {
        Problems found = new Problems();
        ListShelf shelf = ListShelf.of(lists, name, found);
        Optional<RuleReader.Read> read = YamlFile.parse(name, rule, found)
                .flatMap(top -> new RuleReader(shelf).read(top, Path.of(file), rule));
        found.all().forEach(problems::add);
        return found.isEmpty() ? read.map(one -> new RuleSet(RuleFolder.of(List.of(one), shelf))) : Optional.empty();
    }

    /// Ends in one line break, whatever the file ended in.
    private static String ended(String text) {
        return text.stripTrailing() + "\n";
    }
}
