package org.vigie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// The help texts are golden files: `src/test/resources/help/<command>.txt`. With `-Dupdate` they are written anew.
final class HelpTest {

    private static final Path FOLDER = Path.of("src/test/resources/help");

    @Test
    void everyHelpTextIsTheOneThatWasAgreed() throws Exception {
        Map<String, String> texts = new TreeMap<>();
        collect(Vigie.commandLine(InstantSource.system()), "vigie", texts);
        assertThat(texts).hasSizeGreaterThan(14);
        for (Map.Entry<String, String> each : texts.entrySet()) {
            Path golden = FOLDER.resolve(each.getKey() + ".txt");
            if (System.getProperty("update") != null) {
                Files.createDirectories(FOLDER);
                Files.writeString(golden, each.getValue());
            }
            assertThat(golden).as("help of " + each.getKey() + "; -Dupdate writes it").exists();
            assertThat(each.getValue()).isEqualTo(Files.readString(golden));
        }
    }

    private static void collect(CommandLine line, String name, Map<String, String> texts) {
        StringWriter text = new StringWriter();
        line.usage(new PrintWriter(text), CommandLine.Help.Ansi.OFF);
        // The default of --home is a folder of this machine; it is told in words.
        texts.put(name, text.toString());
        line.getSubcommands().forEach((sub, command) -> collect(command, name + "-" + sub, texts));
    }
}
