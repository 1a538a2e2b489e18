package org.vigie.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vigie.yaml.Problems;
import org.vigie.yaml.YamlFile;
import org.vigie.yaml.YamlMap;

/// What a person who writes rules is told. `NN.yaml` holds the files of a folder by their path, `NN.txt` the report;
/// `-Dupdate` writes the reports anew.
class GoldenErrorsTest {

    private static final Path CASES = Path.of("src/test/resources/rules/errors");

    @TempDir
    Path folder;

    static List<Path> cases() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            List<Path> cases = files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
            assertThat(cases).hasSizeGreaterThanOrEqualTo(10);
            return cases;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void reportIsTheOneWritten(Path file) throws IOException {
        Problems problems = new Problems();
        YamlMap written = YamlFile.read(file, problems).orElseThrow();
        for (String path : written.keys()) {
            RuleFiles.write(folder, path, written.text(path).orElseThrow());
        }
        problems.throwIfAny();
        String report = RuleCheck.run(folder).text().replace(folder.toString(), "rules");
        Path golden = CASES.resolve(file.getFileName().toString().replace(".yaml", ".txt"));
        if (System.getProperty("update") != null) {
            Files.writeString(golden, report);
        }
        assertThat(report).isEqualTo(Files.readString(golden));
    }
}
