package org.vigie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The lines of the log, as the shipped configuration writes them.
final class LogLinesTest {

    private static final String FORGED = "Lampe\r\n20:45:11 ERROR forged line\u2028\u001b[2J\u202egnp.exe\u0000";

    @TempDir
    private Path temp;

    private final LoggerContext context = new LoggerContext();

    @BeforeEach
    void mdc() {
        context.setMDCAdapter(new LogbackMDCAdapter());
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private String line(String form, Throwable thrown) throws Exception {
        context.putProperty("vigie.log", temp.resolve("log").toString());
        context.putProperty("vigie.console.form", form);
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(Path.of("src/main/resources/logback.xml").toFile());
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        assertThat(root.getAppender("CONSOLE_" + (form.equals("JSON") ? "TEXT" : "JSON"))).as("one form at a time")
                .isNull();
        Appender<ILoggingEvent> console = root.getAppender("CONSOLE_" + form);
        LoggingEvent event = new LoggingEvent("x", context.getLogger("org.vigie.scan.PageWork"), Level.WARN,
                "page read {}", thrown, new Object[]{FORGED});
        event.setMDCPropertyMap(Map.of("run", "20261124-204511-toys-1", "watch", "toys"));
        return new String(((OutputStreamAppender<ILoggingEvent>) console).getEncoder().encode(event),
                StandardCharsets.UTF_8);
    }

    @Test
    void aTitleWithAForgedLineStaysOneLine() throws Exception {
        String line = line("TEXT", new IOException(FORGED, new IllegalStateException("deeper")));
        assertThat(line).endsWith("\n");
        assertThat(line.strip().lines()).hasSize(1);
        assertThat(line).matches("(?s)\\d\\d:\\d\\d:\\d\\d WARN  \\[toys 20261124-204511-toys-1] page read Lampe.*")
                .contains("Lampe\\r\\n20:45:11 ERROR forged line\\u2028\\u001b[2J\\u202egnp.exe\\u0000")
                .contains("| java.io.IOException: Lampe\\r\\n").contains("| java.lang.IllegalStateException: deeper")
                .doesNotContain("\u001b", "\u2028", "\u202e", "\u0000");
    }

    @Test
    void jsonIsOneObjectALineWithRunAndWatch() throws Exception {
        String line = line("JSON", new IOException(FORGED));
        assertThat(line.strip().lines()).hasSize(1);
        JsonNode json = JsonMapper.shared().readTree(line);
        assertThat(json.path("formattedMessage").asString()).isEqualTo("page read " + FORGED);
        assertThat(json.path("mdc").path("run").asString()).isEqualTo("20261124-204511-toys-1");
        assertThat(json.path("mdc").path("watch").asString()).isEqualTo("toys");
        assertThat(json.path("level").asString()).isEqualTo("WARN");
        assertThat(line).doesNotContain("\u001b", "\u0000", "\r");
    }

    @Test
    void theOptionCountsBeforeTheEnvironment() {
        assertThat(Logs.form(Optional.empty(), _ -> Optional.of("JSON"))).isEqualTo(Logs.Form.JSON);
        assertThat(Logs.form(Optional.of(Logs.Form.TEXT), _ -> Optional.of("json"))).isEqualTo(Logs.Form.TEXT);
        assertThat(Logs.form(Optional.empty(), _ -> Optional.of("xml"))).isEqualTo(Logs.Form.TEXT);
        assertThat(Logs.form(Optional.empty(), _ -> Optional.empty())).isEqualTo(Logs.Form.TEXT);
    }
}
