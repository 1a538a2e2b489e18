package org.vigie.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.parser.Parser;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// JSON as pages hold it: with comments, control characters, trailing commas, bare keys, text after the end. Nesting
/// beyond [#MAX_DEPTH] and numbers beyond 100 digits are refused.
final class LenientJson {

    static final int MAX_DEPTH = 300;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).maxNumberLength(100)
                    .build())
            .build())
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_SINGLE_QUOTES,
                    JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES, JsonReadFeature.ALLOW_TRAILING_COMMA,
                    JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
                    JsonReadFeature.ALLOW_MISSING_VALUES,
                    JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /// @param end place after it in its text
    record Part(JsonNode node, int end) {}

    private LenientJson() {
    }

    /// The first object or list in a text.
    static Optional<JsonNode> read(String text) {
        return read(text, WantedPaths.ALL);
    }

    /// The same; of an object only what is wanted need be there. An object that holds anything is not empty.
    static Optional<JsonNode> read(String text, WantedPaths wanted) {
        return all(text, 1, wanted).stream().findFirst();
    }

    /// Every object or list that stands one after another in a text; what is before, between and after them (HTML
    /// comments, semicolons) does not count. A part that cannot be read as it stands is read as script text.
    static List<JsonNode> all(String text, int most) {
        return all(text, most, WantedPaths.ALL);
    }

    private static List<JsonNode> all(String text, int most, WantedPaths wanted) {
        List<JsonNode> found = parts(text, most, wanted);
        // Some shops escape the whole block as if it were text of the page.
        return found.stream().allMatch(JsonNode::isEmpty) && text.contains("&quot;")
                ? parts(Parser.unescapeEntities(text, false), most, wanted)
                : found;
    }

    private static List<JsonNode> parts(String text, int most, WantedPaths wanted) {
        List<JsonNode> found = new ArrayList<>();
        int at = ScriptText.open(text, 0);
        while (at >= 0 && found.size() < most) {
            Optional<Part> whole = at(text, at, wanted);
            if (whole.isPresent()) {
                found.add(whole.get().node);
                at = ScriptText.open(text, whole.get().end);
                continue;
            }
            int end = ScriptText.close(text, at);
            String part = end < 0 ? text.substring(at) : text.substring(at, end);
            parse(part, 0, wanted).or(() -> parse(ScriptText.toJson(part), 0, wanted))
                    .ifPresent(read -> found.add(read.node));
            at = end < 0 ? -1 : ScriptText.open(text, end);
        }
        return found;
    }

    /// The object or list that begins at a place of a text, read in one pass; nothing when it must be read as script
    /// text: its end is then found first.
    static Optional<Part> at(String text, int from) {
        return at(text, from, WantedPaths.ALL);
    }

    /// The same; of an object only what is wanted need be there.
    static Optional<Part> at(String text, int from, WantedPaths wanted) {
        return parse(text, from, wanted)
                .filter(part -> part.node.isContainer() && !hasLoneReturn(text, from, part.end));
    }

    /// A carriage return alone ends a comment of JSON, but none of a script.
    private static boolean hasLoneReturn(String text, int from, int to) {
        for (int at = text.indexOf('\r', from, to); at >= 0; at = text.indexOf('\r', at + 1, to)) {
            if (at + 1 >= text.length() || text.charAt(at + 1) != '\n') {
                return true;
            }
        }
        return false;
    }

    private static Optional<Part> parse(String text, int from, WantedPaths wanted) {
        char[] chars = new char[text.length() - from];
        text.getChars(from, text.length(), chars, 0);
        try (JsonParser parser = MAPPER.createParser(chars)) {
            JsonNode node = wanted.isWhole() || parser.nextToken() != JsonToken.START_OBJECT
                    ? MAPPER.readTree(parser)
                    : object(parser, wanted);
            return node == null || node.isMissingNode()
                    ? Optional.empty()
                    : Optional.of(new Part(node, from + (int) parser.currentLocation().getCharOffset()));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /// What is wanted of an object that has begun; the rest is read and not kept. Objects nest as deeply as paths do.
    private static ObjectNode object(JsonParser parser, WantedPaths wanted) {
        ObjectNode object = MAPPER.createObjectNode();
        String skipped = null;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            WantedPaths inner = wanted.at(name);
            if (inner == null) {
                parser.skipChildren();
                skipped = name;
            } else if (value == JsonToken.START_OBJECT && !inner.isWhole()) {
                object.set(name, object(parser, inner));
            } else {
                object.set(name, MAPPER.readTree(parser));
            }
        }
        return skipped != null && object.isEmpty() ? object.putNull(skipped) : object;
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }
}
