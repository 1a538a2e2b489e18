package org.vigie.extract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A dotted path into JSON: `a.b[].c`; `[]` walks a list, `[0]` takes one of it, `*` takes every key. A text that
/// holds JSON is walked into. `|cents` at the end says that amounts there count hundredths.
final class StatePath {

    /// At most so many places are followed.
    private static final int MOST = 1_000;

    private static final String CENTS = "|cents";

    /// A node and the path that led to it.
    record Found(JsonNode node, String path) {}

    private final List<String> steps = new ArrayList<>();
    private final String source;

    private final boolean cents;

    StatePath(String source) {
        this.source = source;
        this.cents = source.endsWith(CENTS);
        String path = cents ? source.substring(0, source.length() - CENTS.length()) : source;
        for (String part : path.split("\\.", -1)) {
            int bracket = part.indexOf('[');
            String name = bracket < 0 ? part : part.substring(0, bracket);
            if (!name.isEmpty() && !name.equals("$")) {
                steps.add(name);
            }
            while (bracket >= 0) {
                int close = part.indexOf(']', bracket);
                if (close < 0) {
                    break;
                }
                steps.add(part.substring(bracket, close + 1));
                bracket = part.indexOf('[', close);
            }
        }
    }

    /// Everything the path leads to; nulls do not count.
    List<Found> find(JsonNode root) {
        List<Found> current = List.of(new Found(root, ""));
        for (String step : steps) {
            List<Found> next = new ArrayList<>();
            for (Found found : current) {
                step(found, step, next);
            }
            current = next;
        }
        return current.stream().filter(found -> !found.node.isNull() && !found.node.isMissingNode()).toList();
    }

    List<String> steps() {
        return Collections.unmodifiableList(steps);
    }

    /// Whether the path leads to where it starts.
    boolean isRoot() {
        return steps.isEmpty();
    }

    /// Whether amounts at this path count hundredths.
    boolean cents() {
        return cents;
    }

    /// Whether the path leads to something that holds something: an empty list, object or text does not.
    Optional<String> section(JsonNode root) {
        return find(root).stream().filter(found -> !empty(found.node)).map(Found::path).findFirst();
    }

    private static boolean empty(JsonNode node) {
        return node.isContainer() ? node.isEmpty() : node.asString("").isBlank();
    }

    private static void step(Found found, String step, List<Found> next) {
        JsonNode node = found.node;
        if (node.isString() && looksLikeJson(node.asString())) {
            node = LenientJson.read(node.asString()).orElse(node);
        }
        if (step.equals("[]")) {
            for (int i = 0; i < node.size() && next.size() < MOST && node.isArray(); i++) {
                next.add(new Found(node.get(i), found.path + "[" + i + "]"));
            }
        } else if (step.startsWith("[")) {
            JsonNode at = step.length() < 9 && step.substring(1, step.length() - 1).chars()
                    .allMatch(c -> c >= '0' && c <= '9')
                            ? node.path(Integer.parseInt(step.substring(1, step.length() - 1)))
                            : node.path(-1);
            add(next, at, found.path + step);
        } else if (step.equals("*")) {
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                add(next, entry.getValue(), join(found.path, entry.getKey()));
            }
        } else {
            add(next, node.path(step), join(found.path, step));
        }
    }

    private static void add(List<Found> next, JsonNode node, String path) {
        if (!node.isMissingNode() && next.size() < MOST) {
            next.add(new Found(node, path));
        }
    }

    private static String join(String path, String step) {
        return path.isEmpty() ? step : path + "." + step;
    }

    private static boolean looksLikeJson(String text) {
        String stripped = text.strip();
        return stripped.startsWith("{") || stripped.startsWith("[");
    }

    @Override
    public String toString() {
        return source;
    }
}
