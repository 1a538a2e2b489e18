package org.vigie.yaml;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// A file read as YAML 1.2 with positions. Anchors and aliases are refused beyond a small number, and so are files
/// over [#MAX_CHARS] characters.
public final class YamlFile {

    /// A file longer than this is refused.
    public static final int MAX_CHARS = 1_000_000;

    private final String name;
    private final List<String> lines;
    private final Problems problems;

    private YamlFile(String name, String text, Problems problems) {
        this.name = name;
        this.lines = text.lines().toList();
        this.problems = problems;
    }

    /// Reads one file whose top level is a mapping.
    ///
    /// @param problems takes whatever is wrong now, or found wrong later through the returned map
    /// @return the top level, or nothing when the file could not be read as a mapping
    public static Optional<YamlMap> read(Path file, Problems problems) {
        try {
            return parse(file.toString(), Files.readString(file), problems);
        } catch (MalformedInputException e) {
            problems.add(Problem.ofFile(file.toString(), "is not UTF-8 text; save it as UTF-8."));
        } catch (IOException e) {
            problems.add(Problem.ofFile(file.toString(), "cannot be read: " + e.getMessage() + "."));
        }
        return Optional.empty();
    }

    /// The same for text already in memory; `name` stands for the file in messages.
    public static Optional<YamlMap> parse(String name, String text, Problems problems) {
        if (text.length() > MAX_CHARS) {
            problems.add(Problem.ofFile(name, "has " + text.length() + " characters; " + MAX_CHARS
                    + " are the most. Split it."));
            return Optional.empty();
        }
        YamlFile file = new YamlFile(name, text, problems);
        LoadSettings settings = LoadSettings.builder().setLabel(name).setAllowDuplicateKeys(true)
                .setMaxAliasesForCollections(10).build();
        try {
            Composer composer = new Composer(settings,
                    new ParserImpl(settings, new StreamReader(settings, new StringReader(text))));
            Optional<Node> root = composer.getSingleNode();
            if (root.isEmpty()) {
                problems.add(Problem.ofFile(name, "is empty."));
                return Optional.empty();
            }
            if (root.get() instanceof MappingNode mapping) {
                return Optional.of(new YamlMap(file, mapping, ""));
            }
            file.problem(root.get().getStartMark(), "The file must be a list of `key: value` lines.");
        } catch (MarkedYamlEngineException e) {
            file.problem(e.getProblemMark().or(e::getContextMark), "This is not YAML: " + e.getProblem() + ".");
        } catch (YamlEngineException e) {
            problems.add(Problem.ofFile(name, "is not YAML: " + e.getMessage()));
        }
        return Optional.empty();
    }

    String name() {
        return name;
    }

    void problem(Optional<Mark> mark, String message) {
        if (mark.isEmpty()) {
            problems.add(Problem.ofFile(name, message));
            return;
        }
        int line = mark.get().getLine();
        String text = line < lines.size() ? lines.get(line) : "";
        problems.add(new Problem(name, line + 1, mark.get().getColumn() + 1, text, message));
    }
}
