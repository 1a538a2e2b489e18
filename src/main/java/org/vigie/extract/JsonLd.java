package org.vigie.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// JSON-LD blocks of a page.
final class JsonLd {

    private static final int MOST_BLOCKS = 200;
    private static final int MOST_IN_BLOCK = 20;

    private JsonLd() {
    }

    /// The root of every block, in order: an object or a list. A block that cannot be read at all gives nothing.
    static List<JsonNode> read(List<PageScript> scripts) {
        List<JsonNode> roots = new ArrayList<>();
        for (PageScript script : scripts) {
            if (script.element().attr("type").strip().toLowerCase(Locale.ROOT).startsWith("application/ld+json")
                    && roots.size() < MOST_BLOCKS) {
                JsonNode plain = PlainJson.only(script.page(), script.from(), script.to());
                roots.addAll(plain == null ? LenientJson.all(script.code(), MOST_IN_BLOCK) : List.of(plain));
            }
        }
        return roots;
    }

    /// The items: the roots, and of a list its elements. Empty ones do not count.
    static List<JsonNode> items(List<PageScript> scripts) {
        List<JsonNode> items = new ArrayList<>();
        for (JsonNode root : read(scripts)) {
            if (root.isArray()) {
                root.forEach(items::add);
            } else {
                items.add(root);
            }
        }
        items.removeIf(JsonNode::isEmpty);
        return items;
    }
}
