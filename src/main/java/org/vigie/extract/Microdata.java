package org.vigie.extract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
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

/// Microdata (HTML standard, section 5) as the same tree that JSON-LD gives, so that one reader reads both. Each
/// property belongs to the nearest item around it, or to the items that refer to it by `itemref`. An item without
/// properties has the element's own value as its `@value`.
final class Microdata {

    private static final int MOST_REFERENCES = 200;
    private static final int MOST_VALUES = 500;
    /// Elements walked a second time because an `itemref` leads to them.
    private static final int MOST_WALKED = 200_000;

    private final Document document;
    private final List<JsonNode> top = new ArrayList<>();
    private final ObjectNode orphans = LenientJson.object();
    private final MarkupText texts = new MarkupText();
    private final Set<Element> referring = Collections.newSetFromMap(new IdentityHashMap<>());
    private @Nullable Map<String, Element> byId;
    private int references;
    private int walked;

    private Microdata(Document document) {
        this.document = document;
    }

    /// The items that belong to no other item, in order.
    static List<JsonNode> items(Document document) {
        Microdata microdata = new Microdata(document);
        microdata.walk(document, null);
        return microdata.top;
    }

    /// The items; and properties outside any item, when an `offers` is among them, as a product of their own at the
    /// end: some shops forget the item around it.
    static List<JsonNode> products(Document document) {
        Microdata microdata = new Microdata(document);
        microdata.walk(document, null);
        if (microdata.orphans.has("offers")) {
            microdata.orphans.put("@type", "Product");
            microdata.top.add(microdata.orphans);
        }
        return microdata.top;
    }

    private record Scope(Element element, ObjectNode item) {}

    private void walk(Element root, @Nullable ObjectNode start) {
        Deque<Scope> open = new ArrayDeque<>();
        List<Scope> scopes = new ArrayList<>();
        root.traverse(new NodeVisitor() {

            @Override
            public void head(Node node, int depth) {
                if (!(node instanceof Element element) || (start != null && ++walked > MOST_WALKED)) {
                    return;
                }
                boolean isItem = element.hasAttr("itemscope");
                String properties = element.attr("itemprop");
                if (!isItem && properties.isBlank()) {
                    return;
                }
                ObjectNode item = isItem ? item(element) : null;
                // An item that is met inside itself, through references, is no value of itself.
                boolean circle = isItem && referring.contains(element);
                ObjectNode owner = !open.isEmpty() ? open.getLast().item : start;
                if (!properties.isBlank() && !circle) {
                    put(owner == null ? orphans : owner, properties, item, element);
                } else if (item != null && start == null) {
                    top.add(item);
                }
                if (item != null) {
                    Scope scope = new Scope(element, item);
                    open.addLast(scope);
                    if (!circle) {
                        scopes.add(scope);
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
        for (Scope scope : scopes) {
            if (scope.element.hasAttr("itemref")) {
                refer(scope);
            }
            if (isBare(scope.item)) {
                String value = value(scope.element);
                if (!value.isBlank()) {
                    scope.item.put("@value", value);
                }
            }
        }
    }

    private static boolean isBare(ObjectNode item) {
        return item.properties().stream().allMatch(entry -> entry.getKey().startsWith("@"));
    }

    private void refer(Scope scope) {
        Set<String> seen = new HashSet<>();
        referring.add(scope.element);
        for (String id : scope.element.attr("itemref").split("\\s+", -1)) {
            if (!id.isEmpty() && seen.add(id) && references < MOST_REFERENCES) {
                Element target = byId().get(id);
                if (target != null && !target.equals(scope.element)) {
                    references++;
                    walk(target, scope.item);
                }
            }
        }
        referring.remove(scope.element);
    }

    private Map<String, Element> byId() {
        if (byId == null) {
            byId = new HashMap<>();
            for (Element element : document.select("[id]")) {
                byId.putIfAbsent(element.id(), element);
            }
        }
        return byId;
    }

    private static ObjectNode item(Element element) {
        ObjectNode item = LenientJson.object();
        ArrayNode types = item.putArray("@type");
        for (String type : element.attr("itemtype").split("\\s+", -1)) {
            if (!type.isEmpty()) {
                types.add(type);
            }
        }
        if (element.hasAttr("itemid") && !types.isEmpty()) {
            item.put("@id", element.attr("itemid").strip());
        }
        return item;
    }

    private void put(ObjectNode owner, String properties, @Nullable ObjectNode item, Element element) {
        JsonNode value = item != null ? item : owner.stringNode(value(element));
        Set<String> names = new HashSet<>();
        for (String property : properties.strip().split("\\s+", 50)) {
            if (!names.add(property)) {
                continue;
            }
            JsonNode before = owner.get(property);
            if (before == null) {
                owner.set(property, value);
            } else if (before instanceof ArrayNode list) {
                if (list.size() < MOST_VALUES) {
                    list.add(value);
                }
            } else {
                owner.putArray(property).add(before).add(value);
            }
        }
    }

    /// The value of an element by its kind, as the standard lists them.
    private String value(Element element) {
        return switch (element.normalName()) {
            case "meta" -> element.attr("content");
            case "a", "area", "link" -> element.hasAttr("href")
                    ? MarkupText.address(element, "href")
                    : texts.of(element);
            case "img", "audio", "embed", "iframe", "source", "track", "video" -> MarkupText.address(element, "src");
            case "object" -> MarkupText.address(element, "data");
            case "data", "meter" -> element.hasAttr("value") ? element.attr("value") : texts.of(element);
            case "time" -> element.hasAttr("datetime") ? element.attr("datetime") : texts.of(element);
            // Not in the standard, but so common that search engines read it.
            default -> element.attr("content").isBlank() ? texts.of(element) : element.attr("content");
        };
    }
}
