package org.vigie.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.parser.Parser;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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

    private LenientJson() {
    }

    /// The first object or list in a text.
    static Optional<JsonNode> read(String text) {
        return all(text, 1).stream().findFirst();
    }

    /// Every object or list that stands one after another in a text; what is before, between and after them (HTML
    /// comments, semicolons) does not count. A part that cannot be read as it stands is read as script text.
    static List<JsonNode> all(String text, int most) {
        List<JsonNode> found = parts(text, most);
        // Some shops escape the whole block as if it were text of the page.
        return found.stream().allMatch(JsonNode::isEmpty) && text.contains("&quot;")
                ? parts(Parser.unescapeEntities(text, false), most)
                : found;
    }

    private static List<JsonNode> parts(String text, int most) {
        List<JsonNode> found = new ArrayList<>();
        int at = ScriptText.open(text, 0);
        while (at >= 0 && found.size() < most) {
            int end = ScriptText.close(text, at);
            String part = end < 0 ? text.substring(at) : text.substring(at, end);
            parse(part).or(() -> parse(ScriptText.toJson(part))).ifPresent(found::add);
            at = end < 0 ? -1 : ScriptText.open(text, end);
        }
        return found;
    }

    private static Optional<JsonNode> parse(String text) {
        try (JsonParser parser = MAPPER.createParser(text)) {
            JsonNode node = MAPPER.readTree(parser);
            return node == null || node.isMissingNode() ? Optional.empty() : Optional.of(node);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    static tools.jackson.databind.node.ObjectNode object() {
        return MAPPER.createObjectNode();
    }
}
