package org.vigie.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.vigie.listing.Field;
import org.vigie.yaml.Problem;
import org.vigie.yaml.Problems;
import org.vigie.yaml.YamlFile;
import org.vigie.yaml.YamlMap;

/// Everything under a rules folder, read and compiled.
///
/// @param rules by id, retired ones and drafts too
/// @param phrases of the lists and of the rules themselves, by the name they go by
/// @param fields the fields in which some rule looks for words
record RuleFolder(List<CompiledRule> rules, ListShelf shelf, Map<String, List<Phrase>> phrases, Lexicon lexicon,
        Set<Field> fields) {

    private static final String LISTS = "lists";
    private static final Set<String> NO_JURISDICTION = Set.of(LISTS, RuleVersions.FOLDER, ExampleFiles.FOLDER);

    /// Reads a folder; what is wrong goes to `problems`.
    static RuleFolder read(Path folder, Problems problems) {
        ListShelf shelf = ListShelf.read(folder.resolve(LISTS), problems);
        RuleReader reader = new RuleReader(shelf);
        List<RuleReader.Read> rules = new ArrayList<>();
        Map<String, Path> byId = new TreeMap<>();
        for (Path file : files(folder, problems)) {
            Path relative = folder.relativize(file);
            Optional<YamlMap> map = YamlFile.read(file, problems);
            Optional<RuleReader.Read> read = map.flatMap(
                    top -> reader.read(top, relative, text(file, problems)));
            map.flatMap(top -> top.get("id").isPresent() ? top.text("id") : Optional.<String>empty())
                    .ifPresent(id -> {
                        Path other = byId.putIfAbsent(id, file);
                        if (other != null) {
                            problems.add(Problem.ofFile(file.toString(), "has the id " + id + ", which is that of "
                                    + other + ". Take a new one; ids are never used twice."));
                        }
                    });
            read.ifPresent(rules::add);
        }
        return of(rules, shelf);
    }

    /// Rules that were read, and the lists they were read with.
    static RuleFolder of(List<RuleReader.Read> read, ListShelf shelf) {
        List<CompiledRule> rules = new ArrayList<>();
        Map<String, List<Phrase>> phrases = new HashMap<>();
        for (RuleReader.Read one : read) {
            rules.add(one.rule());
            phrases.putAll(one.inline());
            one.rule().lists().stream().filter(list -> !list.equals(ListHead.PARTS))
                    .forEach(list -> phrases.put(list, shelf.lists().getOrDefault(list, List.of())));
        }
        rules.sort(Comparator.comparing(rule -> rule.rule().id()));
        Set<Field> fields = EnumSet.noneOf(Field.class);
        rules.forEach(rule -> fields.addAll(rule.textFields()));
        return new RuleFolder(List.copyOf(rules), shelf, Map.copyOf(phrases), Lexicon.of(phrases), fields);
    }

    /// The same rules, each with the examples that stand in files of their own.
    RuleFolder withExamples(Path folder, Problems problems) {
        return new RuleFolder(ExampleFiles.added(rules, folder, problems), shelf, phrases, lexicon, fields);
    }

    private static List<Path> files(Path folder, Problems problems) {
        if (!Files.isDirectory(folder)) {
            problems.add(Problem.ofFile(folder.toString(), "is not a folder; rules stand in one."));
            return List.of();
        }
        List<Path> files = new ArrayList<>();
        for (Path jurisdiction : ListShelf.children(folder, problems)) {
            if (Files.isDirectory(jurisdiction) && !NO_JURISDICTION.contains(jurisdiction.getFileName().toString())) {
                for (Path file : ListShelf.children(jurisdiction, problems)) {
                    String name = file.getFileName().toString();
                    if (name.endsWith(".yaml")) {
                        files.add(file);
                    } else {
                        problems.add(Problem.ofFile(file.toString(), "is not a rule: rule files end in .yaml."));
                    }
                }
            } else if (jurisdiction.getFileName().toString().endsWith(".yaml")) {
                problems.add(Problem.ofFile(jurisdiction.toString(), "stands at the top; rules stand in the folder of"
                        + " their jurisdiction."));
            }
        }
        return files;
    }

    private static String text(Path file, Problems problems) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            problems.add(Problem.ofFile(file.toString(), "cannot be read: " + e.getMessage() + "."));
            return "";
        }
    }
}
