package org.vigie.extract;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The objects that a page's scripts assign to a variable. Not safe for use by several threads.
final class ScriptState {

    /// At most so many assignments to one name are looked at.
    private static final int MOST = 20;

    private final String name;
    private final char sign;
    private final WantedPaths wanted;
    private final List<JsonNode> found = new ArrayList<>();
    private int tried;

    private ScriptState(String name, char sign, WantedPaths wanted) {
        this.name = name;
        this.sign = sign;
        this.wanted = wanted;
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
                    .flatMap(script -> whole(script, wanted).stream()).toList();
        }
        String key = new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        List<PageScript> speaking = scripts.stream()
                .filter(script -> script.holds(key) || script.element().id().equals(name)).toList();
        List<JsonNode> found = new ScriptState(name, '=', wanted).in(speaking);
        return found.isEmpty() ? new ScriptState(name, ':', wanted).in(speaking) : found;
    }

    /// The first object or list in a script.
    private static Optional<JsonNode> whole(PageScript script, WantedPaths wanted) {
        JsonNode plain = PlainJson.first(script.page(), script.from(), script.to(), wanted);
        return plain == null ? LenientJson.read(script.code(), wanted) : Optional.of(plain);
    }

    private List<JsonNode> in(List<PageScript> scripts) {
        for (PageScript script : scripts) {
            int known = found.size();
            int before = tried;
            if (!plain(script)) {
                found.subList(known, found.size()).clear();
                tried = before;
                text(script);
            }
        }
        return found;
    }

    /// Adds what stands behind the name in a script, where all of it is plain JSON.
    ///
    /// @return whether it is; else what was added is not all
    private boolean plain(PageScript script) {
        PageText page = script.page();
        if (name.chars().anyMatch(c -> c >= 0x80)) {
            return false;
        }
        if (script.element().id().equals(name)) {
            JsonNode node = PlainJson.first(page, script.from(), script.to(), wanted);
            if (node == null) {
                return false;
            }
            found.add(node);
        }
        String latin = page.latin();
        int at = latin.indexOf(name, script.from(), script.to());
        while (at >= 0 && tried < MOST) {
            int value = valueStart(latin, at, script.from(), script.to());
            if (!isAscii(latin, at - 1, script) || !isAscii(latin, behind(latin, at, script.to()), script)
                    || !isAscii(latin, value, script)) {
                return false;
            }
            if (value >= 0) {
                tried++;
                char first = value < script.to() ? latin.charAt(value) : ' ';
                if (first == '{' || first == '[') {
                    JsonNode node = PlainJson.first(page, value, script.to(), wanted);
                    if (node == null) {
                        return false;
                    }
                    found.add(node);
                } else if (first == 'J') {
                    return false;
                }
            }
            at = latin.indexOf(name, at + name.length(), script.to());
        }
        return true;
    }

    /// Whether a character of a script is ASCII: of others a byte alone does not tell whether they are blank.
    private static boolean isAscii(String latin, int at, PageScript script) {
        return at < script.from() || at >= script.to() || latin.charAt(at) < 0x80;
    }

    /// Place of what follows the name, its quote and bracket, and blanks.
    private int behind(String code, int at, int to) {
        int next = at + name.length();
        while (next < to && ("\"']".indexOf(code.charAt(next)) >= 0 || Character.isWhitespace(code.charAt(next)))) {
            next++;
        }
        return next;
    }

    /// Adds what stands behind the name in a script.
    private void text(PageScript script) {
        String code = script.code();
        if (script.element().id().equals(name)) {
            LenientJson.read(code, wanted).ifPresent(found::add);
        }
        int at = code.indexOf(name);
        while (at >= 0 && tried < MOST) {
            int value = valueStart(code, at, 0, code.length());
            if (value >= 0) {
                tried++;
                literal(code, value).ifPresent(found::add);
            }
            at = code.indexOf(name, at + name.length());
        }
    }

    /// Place after the sign, or -1 when the name is not followed by it.
    ///
    /// @param from where the script begins
    /// @param to where it ends
    private int valueStart(String code, int at, int from, int to) {
        if (at > from && Character.isJavaIdentifierPart(code.charAt(at - 1))) {
            return -1;
        }
        int next = at + name.length();
        if (next < to && "\"']".indexOf(code.charAt(next)) >= 0) {
            next++;
            if (next < to && code.charAt(next) == ']') {
                next++;
            }
        }
        next = blanks(code, next, to);
        if (next >= to || code.charAt(next) != sign || (next + 1 < to && code.charAt(next + 1) == '=')) {
            return -1;
        }
        return blanks(code, next + 1, to);
    }

    private Optional<JsonNode> literal(String code, int at) {
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
            int start = blanks(code, at + "JSON.parse(".length(), code.length());
            if (start < code.length() && "\"'`".indexOf(code.charAt(start)) >= 0) {
                int end = ScriptText.skipString(code, start);
                return LenientJson.read("[" + ScriptText.toJson("[" + code.substring(start, end) + "]") + "]")
                        .map(list -> list.path(0).path(0)).filter(JsonNode::isString)
                        .flatMap(text -> LenientJson.read(text.asString(), wanted));
            }
        }
        return Optional.empty();
    }

    private static int blanks(String code, int from, int to) {
        int at = from;
        while (at < to && Character.isWhitespace(code.charAt(at))) {
            at++;
        }
        return at;
    }
}
