package org.vigie.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// A schema.org node, from JSON-LD, microdata or RDFa, with the path that leads to it. Names are found whatever their
/// case, with or without their vocabulary; a reference to a node of the same page is that node.
///
/// @param path JSON path from the source's root
record SchemaTree(JsonNode node, String path, SchemaGraph graph) {

    /// Old names of data-vocabulary.org that shops still use.
    private static final Map<String, String> OLD = Map.of("offers", "offerDetails", "priceCurrency", "currency");

    SchemaTree(JsonNode node, String path) {
        this(node, path, SchemaGraph.empty());
    }

    private SchemaTree inner(JsonNode value, String where) {
        return new SchemaTree(graph.resolved(value), where, graph);
    }

    /// The value of a name; a missing node when it does not stand here.
    SchemaTree get(String name) {
        JsonNode exact = node.get(name);
        if (exact != null) {
            return inner(exact, path + "." + name);
        }
        String old = OLD.get(name);
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String key = entry.getKey();
            if (key.equalsIgnoreCase(name) || key.equalsIgnoreCase(old == null ? name : old)
                    || key.endsWith("/" + name) || key.endsWith("#" + name) || key.equalsIgnoreCase("schema:" + name)) {
                return inner(entry.getValue(), path + "." + key);
            }
        }
        return new SchemaTree(MissingNode.getInstance(), path + "." + name, graph);
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
                each.add(inner(node.get(i), path + "[" + i + "]"));
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
                    if (inner.isArray() && !name.startsWith("@") && !inner.isEmpty()) {
                        inner = first(inner.get(0));
                    } else if (inner.isObject()) {
                        inner = first(inner);
                    }
                    boolean local = name.equals("@id") && isLocal(plain(inner));
                    if (inner.isValueNode() && !inner.isNull() && !local && !plain(inner).isBlank()) {
                        return plain(inner);
                    }
                }
            } else if (each.node.isValueNode() && !plain(each.node).isBlank()) {
                return plain(each.node);
            }
        }
        return "";
    }

    /// The value in `{"@value": …}` or `{"@id": …}`, which is how RDFa and expanded JSON-LD write plain values.
    private static JsonNode first(JsonNode value) {
        if (!value.isObject()) {
            return value;
        }
        return value.has("@value") ? value.path("@value") : value.path("@id");
    }

    /// Names of nodes that mean nothing outside their page.
    private static boolean isLocal(String id) {
        return id.startsWith("#") || id.startsWith("_:");
    }

    String text(String name) {
        return get(name).text();
    }

    /// The variants of a group: those that it names, and those that name it.
    List<SchemaTree> variants() {
        List<SchemaTree> all = new ArrayList<>(each("hasVariant"));
        all.addAll(graph.variants(node));
        return all;
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
        SchemaTree stated = get("@type");
        SchemaTree type = stated.node.isMissingNode() ? get("type") : stated;
        return type.each().stream().map(each -> local(each.node.asString("")))
                .anyMatch(name -> types.stream().anyMatch(name::equalsIgnoreCase));
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
