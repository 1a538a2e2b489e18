package org.vigie.extract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What the nodes of one source say of each other: which node an `@id` names, and which products are variants of which
/// group. References stay references until they are asked for, so that a circle of them has no end but also no cost.
final class SchemaGraph {

    private static final int MOST_NODES = 100_000;
    private static final Set<String> NOT_TELLING = Set.of("@id", "@type", "@context");

    private final Map<String, ObjectNode> named = new HashMap<>();
    private final Map<JsonNode, List<SchemaTree>> variants = new IdentityHashMap<>();

    /// A graph in which nothing is named.
    static SchemaGraph empty() {
        return new SchemaGraph();
    }

    /// The graph of all nodes in these trees. Nodes with one name are one node: what the first does not say, the next
    /// one may.
    static SchemaGraph of(List<JsonNode> roots) {
        SchemaGraph graph = new SchemaGraph();
        Deque<JsonNode> open = new ArrayDeque<>(roots);
        int seen = 0;
        while (!open.isEmpty() && seen < MOST_NODES) {
            JsonNode node = open.removeFirst();
            seen++;
            if (node instanceof ObjectNode object) {
                graph.name(object);
            }
            for (JsonNode child : node) {
                if (child.isContainer()) {
                    open.addLast(child);
                }
            }
        }
        return graph;
    }

    private void name(ObjectNode node) {
        String id = node.path("@id").asString("");
        if (id.isEmpty() || !tells(node)) {
            return;
        }
        ObjectNode known = named.get(id);
        if (known == null) {
            named.put(id, node);
            return;
        }
        ObjectNode joined = LenientJson.object();
        joined.setAll(known);
        node.properties().stream().filter(entry -> !joined.has(entry.getKey()))
                .forEach(entry -> joined.set(entry.getKey(), entry.getValue()));
        if (joined.size() > known.size()) {
            named.put(id, joined);
        }
    }

    private static boolean tells(JsonNode node) {
        return node.properties().stream().anyMatch(entry -> !NOT_TELLING.contains(entry.getKey()));
    }

    /// The node that a reference (`{"@id": "…"}` and nothing more) names; any other value is itself.
    JsonNode resolved(JsonNode node) {
        if (named.isEmpty() || !node.isObject() || !node.has("@id") || tells(node)) {
            return node;
        }
        ObjectNode target = named.get(node.path("@id").asString(""));
        return target == null ? node : target;
    }

    /// Says that a product stands for one variant of a group.
    void join(SchemaTree group, SchemaTree variant) {
        variants.computeIfAbsent(group.node(), each -> new ArrayList<>()).add(variant);
    }

    /// The variants that name the group, without those that the group names.
    List<SchemaTree> variants(JsonNode group) {
        return variants.getOrDefault(group, List.of());
    }
}
