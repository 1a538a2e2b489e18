package org.vigie.extract.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A cell of a table that holds JSON, as exports of data bases do: `["a", "b"]`, or
/// `[{"name": "Colour", "value": "red"}]`.
final class JsonCell {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JsonCell() {
    }

    /// @param name the text itself where it has no name
    /// @param value empty where there is none
    record Named(String name, String value) {}

    /// Empty when the cell is no JSON list. What in it has neither form is passed over.
    static Optional<List<Named>> read(String cell) {
        List<Named> all = new ArrayList<>();
        try {
            JsonNode root = JSON.readTree(cell);
            if (!root.isArray() && !root.isNull()) {
                return Optional.empty();
            }
            for (JsonNode each : root) {
                String name = each.isObject() ? each.path("name").asString("") : each.asString("");
                JsonNode value = each.path("value");
                if (!name.isBlank()) {
                    all.add(new Named(name, value.isValueNode() && !value.isNull() ? value.asString("") : ""));
                }
            }
        } catch (JacksonException e) {
            return Optional.empty();
        }
        return Optional.of(all);
    }
}
