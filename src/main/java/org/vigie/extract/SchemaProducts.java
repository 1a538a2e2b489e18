package org.vigie.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What the schema.org nodes of one source speak of: products, a list of offers, breadcrumbs.
///
/// @param products nodes that describe a product by themselves, in order
/// @param list addresses in an `ItemList`, in order
/// @param breadcrumbs each a path from wide to narrow
record SchemaProducts(String source, List<SchemaTree> products, List<String> list, List<SchemaTree> breadcrumbs) {

    static final Set<String> PRODUCT = Set.of("Product", "ProductGroup", "ProductModel", "IndividualProduct",
            "SomeProducts", "Vehicle", "Car", "Motorcycle", "Drug", "DietarySupplement");
    private static final Set<String> OFFER = Set.of("Offer", "AggregateOffer");
    private static final Set<String> LIST = Set.of("ItemList", "OfferCatalog");
    private static final Set<String> BREADCRUMBS = Set.of("BreadcrumbList");
    private static final int MOST_BLOCKS = 200;
    private static final int MOST_PRODUCTS = 500;

    /// JSON-LD in the page's script elements.
    static SchemaProducts ofJsonLd(List<Element> scripts) {
        List<JsonNode> roots = new ArrayList<>();
        for (Element script : scripts) {
            if (script.attr("type").strip().toLowerCase(java.util.Locale.ROOT).startsWith("application/ld+json")
                    && roots.size() < MOST_BLOCKS) {
                roots.addAll(LenientJson.all(script.data(), 20));
            }
        }
        return of("json-ld", roots);
    }

    static SchemaProducts of(String source, List<JsonNode> roots) {
        SchemaProducts found = new SchemaProducts(source, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < roots.size(); i++) {
            found.collect(new SchemaTree(roots.get(i), roots.size() == 1 ? "$" : "$" + i), 0);
        }
        return found;
    }

    private void collect(SchemaTree tree, int depth) {
        if (depth > 6 || products.size() >= MOST_PRODUCTS) {
            return;
        }
        for (SchemaTree each : tree.each()) {
            if (each.node().isArray()) {
                collect(each, depth + 1);
            } else if (each.is(PRODUCT)) {
                products.add(each);
            } else if (each.is(OFFER)) {
                offer(each, depth);
            } else if (each.is(BREADCRUMBS)) {
                breadcrumbs.add(each);
            } else if (each.is(LIST)) {
                list(each, depth);
            } else if (each.node().isObject()) {
                collect(each.get("@graph"), depth + 1);
                collect(each.get("mainEntity"), depth + 1);
                collect(each.get("breadcrumb"), depth + 1);
                if (!each.get("about").node().isString()) {
                    collect(each.get("about"), depth + 1);
                }
            }
        }
    }

    /// An offer that stands alone: the product is inside it, or it is told as a product whose only offer it is.
    private void offer(SchemaTree offer, int depth) {
        SchemaTree item = offer.get("itemOffered");
        if (item.node().isObject()) {
            collect(item, depth + 1);
        } else {
            ObjectNode product = LenientJson.object();
            product.set("offers", offer.node());
            product.put("name", offer.text("name"));
            products.add(new SchemaTree(product, offer.path()));
        }
    }

    private void list(SchemaTree items, int depth) {
        for (SchemaTree item : items.each("itemListElement")) {
            SchemaTree inner = item.get("item");
            SchemaTree product = inner.node().isObject() ? inner : item;
            String url = item.text("url").isEmpty() ? product.text("url") : item.text("url");
            if (url.isEmpty() && inner.node().isString()) {
                url = inner.text();
            }
            if (!url.isEmpty() && list.size() < 1_000) {
                list.add(url);
            } else if (product.is(PRODUCT)) {
                collect(product, depth + 1);
            }
        }
    }

    /// The product that the page is about: the only one; else those that have the page's address or its title; none
    /// when the page may be about several.
    List<SchemaTree> main(OpenPage page) {
        if (products.size() <= 1) {
            return products;
        }
        List<SchemaTree> own = products.stream().filter(product -> page.isOwnAddress(product.text("url"))
                || page.isOwnAddress(product.text("@id"))).toList();
        if (own.isEmpty()) {
            own = products.stream().filter(product -> page.isOwnTitle(product.text("name"))).toList();
        }
        if (!own.isEmpty()) {
            return own;
        }
        Optional<String> name = products.stream().map(product -> product.text("name")).findFirst();
        return products.stream().allMatch(product -> product.text("name").equals(name.orElse("")))
                ? products
                : List.of();
    }
}
