package org.vigie.extract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vigie.listing.Field;
import tools.jackson.databind.JsonNode;

/// Products inside an `ItemList` of JSON-LD or microdata, each with an address of its own.
final class SchemaCards {

    private static final Set<String> LIST = Set.of("ItemList", "OfferCatalog");
    private static final int MOST = 1_000;

    private final OpenPage page;
    private final String source;
    private final Map<String, Findings> found;

    private SchemaCards(OpenPage page, String source, Map<String, Findings> found) {
        this.page = page;
        this.source = source;
        this.found = found;
    }

    /// What the lists show of each product that has a name, by its absolute address, in order.
    static Map<String, Findings> read(OpenPage page) {
        Map<String, Findings> found = new LinkedHashMap<>();
        new SchemaCards(page, "json-ld", found).roots(JsonLd.read(page.scripts()));
        new SchemaCards(page, "microdata", found).roots(page.items().hasItems()
                ? Microdata.products(page.items().document())
                : List.of());
        return found;
    }

    private void roots(List<JsonNode> roots) {
        for (int i = 0; i < roots.size(); i++) {
            walk(new SchemaTree(roots.get(i), roots.size() == 1 ? "$" : "$" + i), 0);
        }
    }

    private void walk(SchemaTree tree, int depth) {
        if (depth > 6) {
            return;
        }
        for (SchemaTree each : tree.each()) {
            if (each.is(LIST)) {
                each.each("itemListElement").forEach(this::item);
            } else if (each.node().isContainer()) {
                walk(each.get("@graph"), depth + 1);
                walk(each.get("mainEntity"), depth + 1);
                if (each.node().isArray()) {
                    walk(each, depth + 1);
                }
            }
        }
    }

    private void item(SchemaTree item) {
        SchemaTree inner = item.get("item");
        SchemaTree product = inner.node().isObject() ? inner : item;
        String link = item.text("url").isEmpty() ? product.text("url") : item.text("url");
        String url = Address.absolute(page.url(), link);
        if (url.isEmpty() || found.size() >= MOST || !product.is(SchemaProducts.PRODUCT)) {
            return;
        }
        Findings findings = new Findings(page.market());
        new SchemaReader(findings, source).read(product);
        if (findings.shows(Field.TITLE)) {
            found.putIfAbsent(url, findings);
        }
    }
}
