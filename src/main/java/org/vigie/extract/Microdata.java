package org.vigie.extract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
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
/// property belongs to the nearest item around it, or to the items that refer to it by `itemref`.
final class Microdata {

    private static final int MOST_REFERENCES = 50;

    private final List<JsonNode> top = new ArrayList<>();
    private final ObjectNode orphans = LenientJson.object();
    private int references;

    private Microdata() {
    }

    /// The items that belong to no other item, in order. Properties outside any item, when an `offers` is among them,
    /// make a product of their own at the end: some shops forget the item around it.
    static List<JsonNode> read(Document document) {
        Microdata microdata = new Microdata();
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
        List<Scope> referring = new ArrayList<>();
        root.traverse(new NodeVisitor() {

            @Override
            public void head(Node node, int depth) {
                if (!(node instanceof Element element)) {
                    return;
                }
                boolean isItem = element.hasAttr("itemscope");
                String properties = element.attr("itemprop");
                if (!isItem && properties.isBlank()) {
                    return;
                }
                ObjectNode item = isItem ? item(element) : null;
                ObjectNode owner = !open.isEmpty() ? open.getLast().item : start;
                if (!properties.isBlank()) {
                    put(owner == null ? orphans : owner, properties, item, element);
                } else if (item != null && start == null) {
                    top.add(item);
                }
                if (item != null) {
                    Scope scope = new Scope(element, item);
                    open.addLast(scope);
                    if (element.hasAttr("itemref")) {
                        referring.add(scope);
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
        for (Scope scope : referring) {
            refer(root, scope);
        }
    }

    private void refer(Element root, Scope scope) {
        Set<String> seen = new HashSet<>();
        for (String id : scope.element.attr("itemref").split("\\s+", -1)) {
            if (id.isEmpty() || !seen.add(id) || references >= MOST_REFERENCES) {
                continue;
            }
            Element target = root.getElementById(id);
            if (target != null && !target.equals(scope.element) && !scope.element.parents().contains(target)) {
                references++;
                walk(target, scope.item);
            }
        }
    }

    private static ObjectNode item(Element element) {
        ObjectNode item = LenientJson.object();
        ArrayNode types = item.putArray("@type");
        for (String type : element.attr("itemtype").split("\\s+", -1)) {
            if (!type.isEmpty()) {
                types.add(type);
            }
        }
        if (element.hasAttr("itemid")) {
            item.put("@id", element.attr("itemid"));
        }
        return item;
    }

    private static void put(ObjectNode owner, String properties, @Nullable ObjectNode item,
            Element element) {
        for (String property : properties.strip().split("\\s+", -1)) {
            JsonNode value = item != null ? item : owner.stringNode(value(element));
            JsonNode before = owner.get(property);
            if (before == null) {
                owner.set(property, value);
            } else if (before instanceof ArrayNode list) {
                if (list.size() < 500) {
                    list.add(value);
                }
            } else {
                owner.putArray(property).add(before).add(value);
            }
        }
    }

    private static String value(Element element) {
        return switch (element.normalName()) {
            case "meta" -> element.attr("content");
            case "a", "area", "link" -> element.hasAttr("href") ? href(element) : VisibleText.line(element);
            case "img", "audio", "embed", "iframe", "source", "track", "video" -> element.absUrl("src");
            case "object" -> element.absUrl("data");
            case "data", "meter" -> element.attr("value");
            case "time" -> element.hasAttr("datetime") ? element.attr("datetime") : VisibleText.line(element);
            // Not in the standard, but so common that search engines read it.
            default -> element.hasAttr("content") ? element.attr("content") : VisibleText.line(element);
        };
    }

    private static String href(Element element) {
        String absolute = element.absUrl("href");
        return absolute.isEmpty() ? element.attr("href") : absolute;
    }
}
