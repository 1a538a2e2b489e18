package org.vigie.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The objects that a page's scripts assign to a variable.
final class ScriptState {

    /// At most so many assignments to one name are looked at.
    private static final int MOST = 20;

    private ScriptState() {
    }

    /// Every object or list assigned to `name` in the page's inline scripts, in order; where nothing is, what stands
    /// under it as a key of a larger object. One that the page's end cuts off does not count: nothing could be said of
    /// what it lacks.
    static List<JsonNode> assigned(List<PageScript> scripts, String name) {
        return assigned(scripts, name, WantedPaths.ALL);
    }

    /// The same; of objects only what is wanted need be there.
    static List<JsonNode> assigned(List<PageScript> scripts, String name, WantedPaths wanted) {
        if (name.startsWith("script[")) {
            return scripts.stream().filter(script -> script.element().is(name)).limit(200)
                    .flatMap(script -> LenientJson.read(script.code(), wanted).stream()).toList();
        }
        List<JsonNode> found = behind(scripts, name, '=', wanted);
        return found.isEmpty() ? behind(scripts, name, ':', wanted) : found;
    }

    private static List<JsonNode> behind(List<PageScript> scripts, String name, char sign, WantedPaths wanted) {
        List<JsonNode> found = new ArrayList<>();
        int tried = 0;
        for (PageScript script : scripts) {
            String code = script.code();
            if (script.element().id().equals(name)) {
                LenientJson.read(code, wanted).ifPresent(found::add);
            }
            int at = code.indexOf(name);
            while (at >= 0 && tried < MOST) {
                int value = valueStart(code, at, name.length(), sign);
                if (value >= 0) {
                    tried++;
                    literal(code, value, wanted).ifPresent(found::add);
                }
                at = code.indexOf(name, at + name.length());
            }
        }
        return found;
    }

    /// Place after the sign, or -1 when the name is not followed by it.
    private static int valueStart(String code, int at, int length, char sign) {
        if (at > 0 && Character.isJavaIdentifierPart(code.charAt(at - 1))) {
            return -1;
        }
        int next = at + length;
        if (next < code.length() && "\"']".indexOf(code.charAt(next)) >= 0) {
            next++;
            if (next < code.length() && code.charAt(next) == ']') {
                next++;
            }
        }
        next = blanks(code, next);
        if (next >= code.length() || code.charAt(next) != sign
                || (next + 1 < code.length() && code.charAt(next + 1) == '=')) {
            return -1;
        }
        return blanks(code, next + 1);
    }

    private static Optional<JsonNode> literal(String code, int at, WantedPaths wanted) {
        if (at < code.length() && (code.charAt(at) == '{' || code.charAt(at) == '[')) {
            Optional<JsonNode> whole = LenientJson.at(code, at, wanted).map(LenientJson.Part::node)
                    .filter(node -> !node.isEmpty());
            if (whole.isPresent()) {
                return whole;
            }
            int end = ScriptText.close(code, at);
            return end < 0 ? Optional.empty() : LenientJson.read(code.substring(at, end), wanted);
        }
        if (code.startsWith("JSON.parse(", at)) {
            int start = blanks(code, at + "JSON.parse(".length());
            if (start < code.length() && "\"'`".indexOf(code.charAt(start)) >= 0) {
                int end = ScriptText.skipString(code, start);
                return LenientJson.read("[" + ScriptText.toJson("[" + code.substring(start, end) + "]") + "]")
                        .map(list -> list.path(0).path(0)).filter(JsonNode::isString)
                        .flatMap(text -> LenientJson.read(text.asString(), wanted));
            }
        }
        return Optional.empty();
    }

    private static int blanks(String code, int from) {
        int at = from;
        while (at < code.length() && Character.isWhitespace(code.charAt(at))) {
            at++;
        }
        return at;
    }
}
