package org.vigie.rules;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One spelling for data that may be written in several ways: keys in order, no comments, no layout.
final class Canonical {

    private Canonical() {
    }

    static String text(@Nullable Object data) {
        return switch (data) {
            case null -> "null";
            case Map<?, ?> map -> {
                Map<String, String> sorted = new TreeMap<>();
                map.forEach((key, value) -> sorted.put(quoted(String.valueOf(key)), text(value)));
                yield sorted.toString();
            }
            case List<?> list -> list.stream().map(Canonical::text).collect(Collectors.joining(",", "[", "]"));
            default -> quoted(data.toString());
        };
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
