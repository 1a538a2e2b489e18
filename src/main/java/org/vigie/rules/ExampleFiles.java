package org.vigie.rules;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.vigie.yaml.Problem;
import org.vigie.yaml.Problems;
import org.vigie.yaml.YamlFile;
import org.vigie.yaml.YamlMap;

/// Further examples of rules, by the language of their listings: `examples/de/R0002.yaml`. They show that the words of
/// a language are needed, and a translator writes them without touching the rule. Only a check reads them.
///
/// ```yaml
/// rule: R0002
/// examples:
///   - name: …       # as in a rule
/// ```
final class ExampleFiles {

    static final String FOLDER = "examples";

    private ExampleFiles() {
    }

    /// The same rules, each with its further examples.
    static List<CompiledRule> added(List<CompiledRule> rules, Path rulesFolder, Problems problems) {
        Map<String, CompiledRule> byId = new TreeMap<>();
        rules.forEach(rule -> byId.put(rule.rule().id(), rule));
        Path folder = rulesFolder.resolve(FOLDER);
        if (Files.isDirectory(folder)) {
            for (Path language : ListShelf.children(folder, problems)) {
                if (!Files.isDirectory(language)) {
                    problems.add(
                            Problem.ofFile(language.toString(), "stands beside the languages; examples stand in the"
                                    + " folder of their language, such as examples/de/."));
                    continue;
                }
                for (Path file : ListShelf.children(language, problems)) {
                    YamlFile.read(file, problems).ifPresent(
                            map -> add(map, language.getFileName().toString(), file, byId));
                }
            }
        }
        return List.copyOf(byId.values());
    }

    private static void add(YamlMap map, String language, Path file, Map<String, CompiledRule> byId) {
        map.only("rule", "examples");
        Optional<String> id = map.requireText("rule");
        if (id.isEmpty()) {
            return;
        }
        CompiledRule rule = byId.get(id.get());
        if (rule == null || !file.getFileName().toString().equals(id.get() + ".yaml")) {
            map.problemAt("rule", rule == null
                    ? "There is no rule " + id.get() + "."
                    : "Examples of " + id.get() + " stand in a file " + id.get() + ".yaml.");
            return;
        }
        Set<String> exceptions = new HashSet<>();
        rule.exceptions().forEach(exception -> exceptions.add(exception.id()));
        List<Example> all = new ArrayList<>(rule.examples());
        ExampleReader.read(map, exceptions).forEach(one -> all.add(one.in(language, file.toString())));
        byId.put(id.get(), rule.withExamples(List.copyOf(all)));
    }
}
