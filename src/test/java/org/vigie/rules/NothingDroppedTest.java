package org.vigie.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.yaml.Problems;
import org.vigie.yaml.YamlFile;
import org.vigie.yaml.YamlMap;

/// What a rule file holds is read or complained of: no rule, exception or example is ever left out in silence, for then
/// a duty would go unchecked, or an exception unheard, and nobody would know.
class NothingDroppedTest {

    private static final Path RULES = Path.of("rules");
    private static final Pattern LIST = Pattern.compile("\\[([^\\[\\]{}]*)]");

    @TempDir
    private Path folder;

    private static List<Path> files() throws IOException {
        try (Stream<Path> walk = Files.walk(RULES)) {
            return walk.filter(file -> file.getFileName().toString().matches("R\\d{4}-.*\\.yaml")).sorted().toList();
        }
    }

    private Optional<String> dropped(ListShelf shelf, Path file, String text) throws IOException {
        Path copy = folder.resolve(file.getFileName());
        Files.writeString(copy, text);
        Problems problems = new Problems();
        Optional<YamlMap> map = YamlFile.read(copy, problems);
        Optional<RuleReader.Read> read = map
                .flatMap(top -> new RuleReader(shelf).read(top, RULES.relativize(file), text));
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        if (read.isEmpty()) {
            return Optional.of("the rule");
        }
        CompiledRule rule = read.get().rule();
        YamlMap top = map.orElseThrow();
        if (rule.exceptions().size() != top.maps("exceptions").size()) {
            return Optional.of("an exception");
        }
        if (rule.rule().laws().size() != top.maps("law").size() || rule.rule().laws().isEmpty()) {
            return Optional.of("a law");
        }
        return rule.examples().size() == top.maps("examples").size() ? Optional.empty() : Optional.of("an example");
    }

    /// Every list of every rule in turn: emptied, and with its first value twice.
    @Test
    void whateverListIsEmptyOrRepeatsItself() throws IOException {
        ListShelf shelf = ListShelf.read(RULES.resolve("lists"), new Problems());
        List<String> dropped = new ArrayList<>();
        int tried = 0;
        for (Path file : files()) {
            String text = Files.readString(file);
            assertThat(dropped(shelf, file, text)).as(file.toString()).isEmpty();
            Matcher list = LIST.matcher(text);
            while (list.find()) {
                String first = list.group(1).split(",", -1)[0].strip();
                for (String other : List.of("[]", "[" + first + ", " + first + "]")) {
                    String changed = text.substring(0, list.start()) + other + text.substring(list.end());
                    int at = list.start();
                    dropped(shelf, file, changed).ifPresent(what -> dropped
                            .add(file.getFileName() + " drops " + what + " for " + other + " at " + at));
                    tried++;
                }
            }
        }
        System.out.println("Lists of rule files emptied or repeated: " + tried + ", left out in silence: "
                + dropped.size());
        assertThat(tried).isGreaterThan(500);
        assertThat(dropped).isEmpty();
    }
}
