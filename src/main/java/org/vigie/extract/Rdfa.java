package org.vigie.extract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// RDFa Lite 1.1 (`vocab`, `typeof`, `property`, `resource`, `prefix`), with `about`, `content` and `datetime` of RDFa
/// Core: <https://www.w3.org/TR/rdfa-core/#s_sequence>. `rel`, `rev`, `inlist` and `datatype` are not read. Not safe
/// for use by several threads.
final class Rdfa {

    private static final String USES = "http://www.w3.org/ns/rdfa#usesVocabulary";
    private static final int MOST_NODES = 50_000;
    private static final int MOST_VALUES = 500;

    private final String base;
    private final Map<String, ObjectNode> nodes = new LinkedHashMap<>();
    private final Set<String> spokenOf = new HashSet<>();
    private final MarkupText texts = new MarkupText();
    private int blank;

    private record Scope(Element element, String subject, RdfaNames names) {}

    private Rdfa(String base) {
        this.base = base;
    }

    /// Reads a page; subjects are resolved against its base address.
    static Rdfa read(Document document) {
        Rdfa rdfa = new Rdfa(document.baseUri());
        rdfa.walk(document);
        return rdfa;
    }

    /// Every node as expanded JSON-LD: `@id`, `@type`, and properties by their full name, each a list of
    /// `{"@id": …}` or `{"@value": …}`.
    List<JsonNode> nodes() {
        return List.copyOf(nodes.values());
    }

    /// The nodes that no other node speaks of.
    List<JsonNode> roots() {
        List<JsonNode> roots = new ArrayList<>();
        nodes.forEach((id, node) -> {
            if (!spokenOf.contains(id)) {
                roots.add(node);
            }
        });
        return roots;
    }

    private void walk(Document document) {
        Deque<Scope> open = new ArrayDeque<>();
        document.traverse(new NodeVisitor() {

            @Override
            public void head(Node node, int depth) {
                if (node instanceof Element element && element.attributesSize() > 0) {
                    Scope outer = open.isEmpty() ? new Scope(element, base, RdfaNames.INITIAL) : open.getLast();
                    Scope inner = element(element, outer);
                    if (!inner.subject.equals(outer.subject) || inner.names != outer.names) {
                        open.addLast(inner);
                    }
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (!open.isEmpty() && open.getLast().element.equals(node)) {
                    open.removeLast();
                }
            }
        });
    }

    private Scope element(Element element, Scope outer) {
        RdfaNames names = outer.names.within(element);
        if (element.hasAttr("vocab") && !element.attr("vocab").isBlank()) {
            add(base, USES, link(element.attr("vocab").strip()));
        }
        boolean typed = element.hasAttr("typeof");
        List<String> properties = names.full(element.attr("property"));
        String about = about(element, names);
        String resource = resource(element, names);
        boolean literal = element.hasAttr("content") || element.hasAttr("datatype");
        String subject;
        String typedNode = null;
        if (element.hasAttr("property") && !literal) {
            subject = about != null ? about : outer.subject;
            if (typed) {
                typedNode = about != null ? about : resource != null ? resource : blank();
            }
        } else {
            subject = about != null ? about : resource != null ? resource : typed ? blank() : outer.subject;
            typedNode = typed ? subject : null;
        }
        if (typedNode != null) {
            type(typedNode, names.full(element.attr("typeof")));
        }
        if (!properties.isEmpty()) {
            JsonNode value = value(element, literal, resource, about == null ? typedNode : null);
            properties.forEach(property -> add(subject, property, value));
        }
        return new Scope(element, typedNode != null ? typedNode : subject, names);
    }

    private @Nullable String about(Element element, RdfaNames names) {
        return element.hasAttr("about") ? names.resource(element.attr("about"), base) : null;
    }

    private @Nullable String resource(Element element, RdfaNames names) {
        if (element.hasAttr("resource")) {
            return names.resource(element.attr("resource"), base);
        }
        for (String attribute : List.of("href", "src")) {
            if (element.hasAttr(attribute)) {
                return MarkupText.address(element, attribute);
            }
        }
        return null;
    }

    private JsonNode value(Element element, boolean literal, @Nullable String resource, @Nullable String typedNode) {
        if (literal || (resource == null && typedNode == null)) {
            String text = element.hasAttr("content")
                    ? element.attr("content")
                    : element.hasAttr("datetime") ? element.attr("datetime") : texts.of(element);
            ObjectNode value = LenientJson.object();
            value.put("@value", text);
            return value;
        }
        return link(resource != null ? resource : typedNode == null ? "" : typedNode);
    }

    private static ObjectNode link(String id) {
        ObjectNode link = LenientJson.object();
        link.put("@id", id);
        return link;
    }

    private String blank() {
        return "_:b" + blank++;
    }

    private @Nullable ObjectNode node(String id) {
        ObjectNode node = nodes.get(id);
        if (node == null && nodes.size() < MOST_NODES) {
            node = link(id);
            nodes.put(id, node);
        }
        return node;
    }

    private void type(String subject, List<String> types) {
        ObjectNode node = node(subject);
        if (node != null && !types.isEmpty()) {
            ArrayNode list = node.withArray("@type");
            types.stream().limit(MOST_VALUES - list.size()).forEach(list::add);
        }
    }

    private void add(String subject, String property, JsonNode value) {
        ObjectNode node = node(subject);
        if (node == null) {
            return;
        }
        ArrayNode list = node.withArray(property);
        if (list.size() < MOST_VALUES) {
            boolean again = list.size() < 20 && list.valueStream().anyMatch(value::equals);
            if (!again) {
                list.add(value);
            }
            String target = value.path("@id").asString("");
            if (!target.isEmpty() && !target.equals(subject)) {
                spokenOf.add(target);
            }
        }
    }
}
