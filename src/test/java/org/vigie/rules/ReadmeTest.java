package org.vigie.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.normalise.Measure;

/// The rule that the README walks through is a rule, and every key it explains is one.
class ReadmeTest {

    private static final Pattern FILE = Pattern.compile("`([a-z/]+[\\w-]+\\.(?:txt|yaml))`\n\n```\\w+\n(.*?)```",
            Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void workedExamplePassesTheCheck() throws IOException {
        Matcher files = FILE.matcher(Files.readString(Path.of("rules/README.md")));
        int count = 0;
        while (files.find()) {
            RuleFiles.write(folder, files.group(1), files.group(2));
            count++;
        }
        assertThat(count).isEqualTo(5);
        RuleCheck.writeLock(folder);
        assertThat(RuleCheck.run(folder).text()).startsWith("1 rule, 2 lists").contains("nothing wrong");
    }

    @Test
    void everyMeasureIsNamed() throws IOException {
        String readme = Files.readString(Path.of("rules/README.md"));
        assertThat(Arrays.stream(Measure.values()).map(measure -> "`" + measure.key() + "`"))
                .allMatch(readme::contains);
    }
}
