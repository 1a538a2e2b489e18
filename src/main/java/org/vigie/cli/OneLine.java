package org.vigie.cli;

import ch.qos.logback.classic.pattern.ThrowableHandlingConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import java.util.Locale;
import java.util.Map;

/// What a log line says, on one line whatever the text holds: run and watch, message, and the exception if there is
/// one (whole, in the JSON file). Addresses and titles come from pages, and a page may write line ends or commands of a
/// terminal to forge lines; those are shown as escapes. Public since Logback makes it.
public final class OneLine extends ThrowableHandlingConverter {

    @Override
    public String convert(ILoggingEvent event) {
        StringBuilder line = new StringBuilder();
        Map<String, String> of = event.getMDCPropertyMap();
        if (of.containsKey("run")) {
            line.append('[').append(of.getOrDefault("watch", "")).append(' ').append(of.get("run")).append("] ");
        }
        line.append(event.getFormattedMessage());
        IThrowableProxy thrown = event.getThrowableProxy();
        while (thrown != null) {
            line.append(" | ").append(thrown.getClassName()).append(": ").append(thrown.getMessage());
            if (thrown.getStackTraceElementProxyArray().length > 0) {
                line.append(" (").append(thrown.getStackTraceElementProxyArray()[0].getStackTraceElement())
                        .append(')');
            }
            thrown = thrown.getCause();
        }
        return escaped(line);
    }

    private static String escaped(CharSequence text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\t' -> escaped.append("\\t");
                default -> {
                    if (hidden(c)) {
                        escaped.append(String.format(Locale.ROOT, "\\u%04x", c));
                    } else {
                        escaped.appendCodePoint(c);
                    }
                }
            }
        });
        return escaped.toString();
    }

    /// Controls, separators of lines, and marks that turn the direction of what follows.
    private static boolean hidden(int c) {
        return Character.isISOControl(c) || switch (Character.getType(c)) {
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.FORMAT, Character.SURROGATE -> true;
            default -> false;
        };
    }
}
