package org.vigie.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// A schema.org node, from JSON-LD or microdata, with the path that leads to it. Names are found whatever their case.
///
/// @param path JSON path from the source's root
record SchemaTree(JsonNode node, String path) {

    /// Old names of data-vocabulary.org that shops still use.
    private static final Map<String, String> OLD = Map.of("offers", "offerDetails", "priceCurrency", "currency");

    /// The value of a name; a missing node when it does not stand here.
    SchemaTree get(String name) {
        JsonNode exact = node.get(name);
        if (exact != null) {
            return new SchemaTree(exact, path + "." + name);
        }
        String old = OLD.get(name);
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String key = entry.getKey();
            if (key.equalsIgnoreCase(name) || key.equalsIgnoreCase(old == null ? name : old)
                    || key.endsWith("/" + name) || key.equals("schema:" + name)) {
                return new SchemaTree(entry.getValue(), path + "." + key);
            }
        }
        return new SchemaTree(MissingNode.getInstance(), path + "." + name);
    }

    /// The elements of a list; a value that is no list is a list of one; nothing gives none.
    List<SchemaTree> each() {
        if (node.isMissingNode() || node.isNull()) {
            return List.of();
        }
        if (!node.isArray()) {
            return List.of(this);
        }
        List<SchemaTree> each = new ArrayList<>();
        for (int i = 0; i < node.size() && i < 1_000; i++) {
            if (!node.get(i).isNull()) {
                each.add(new SchemaTree(node.get(i), path + "[" + i + "]"));
            }
        }
        return each;
    }

    List<SchemaTree> each(String name) {
        return get(name).each();
    }

    /// The text of a plain value, or of the first of a list, or of an object's `@value`, `name`, `url` or `@id`; empty
    /// when there is none.
    String text() {
        for (SchemaTree each : each()) {
            if (each.node.isObject()) {
                for (String name : List.of("@value", "name", "url", "contentUrl", "@id")) {
                    JsonNode inner = each.get(name).node;
                    if (inner.isValueNode() && !inner.isNull() && !plain(inner).isBlank()) {
                        return plain(inner);
                    }
                }
            } else if (each.node.isValueNode() && !plain(each.node).isBlank()) {
                return plain(each.node);
            }
        }
        return "";
    }

    String text(String name) {
        return get(name).text();
    }

    /// A plain value as text; numbers without exponents, and nothing for numbers of absurd size.
    static String plain(JsonNode value) {
        if (value.isNumber()) {
            java.math.BigDecimal number = value.decimalValue();
            return Math.abs(number.scale()) > 60 || number.precision() > 60 ? "" : number.toPlainString();
        }
        return value.asString("");
    }

    /// Whether one of the node's types is one of these.
    boolean is(Set<String> types) {
        return each("@type").stream().anyMatch(type -> types.contains(local(type.node.asString(""))));
    }

    /// The last part of a vocabulary address: `https://schema.org/InStock` gives `InStock`.
    static String local(String name) {
        String stripped = name.strip();
        boolean address = stripped.toLowerCase(Locale.ROOT).contains("schema.org/")
                || stripped.contains("data-vocabulary.org/") || stripped.startsWith("schema:");
        return address
                ? stripped.substring(Math.max(Math.max(stripped.lastIndexOf('/'), stripped.lastIndexOf('#')),
                        stripped.lastIndexOf(':')) + 1)
                : stripped;
    }
}
