package org.vigie.extract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Looks through the nodes of one source for products, lists and breadcrumbs. Each node is looked at once, however
/// often
/// it is referred to. Not safe for use by several threads.
final class SchemaCollector {

    private static final Set<String> OFFER = Set.of("Offer", "AggregateOffer", "OfferForPurchase");
    private static final Set<String> LIST = Set.of("ItemList", "OfferCatalog");
    private static final Set<String> BREADCRUMBS = Set.of("BreadcrumbList");
    private static final Set<String> GROUP = Set.of("ProductGroup");
    private static final int MOST_PRODUCTS = 500;
    private static final int DEEPEST = 6;

    private final SchemaGraph graph;
    private final List<SchemaTree> products = new ArrayList<>();
    private final List<String> list = new ArrayList<>();
    private final List<SchemaTree> breadcrumbs = new ArrayList<>();
    private final Set<JsonNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    SchemaCollector(SchemaGraph graph) {
        this.graph = graph;
    }

    SchemaProducts collect(String source, List<JsonNode> roots) {
        for (int i = 0; i < roots.size(); i++) {
            collect(new SchemaTree(roots.get(i), roots.size() == 1 ? "$" : "$" + i, graph), 0);
        }
        groupVariants();
        return new SchemaProducts(source, products, list, breadcrumbs);
    }

    private void collect(SchemaTree tree, int depth) {
        if (depth > DEEPEST || products.size() >= MOST_PRODUCTS) {
            return;
        }
        for (SchemaTree each : tree.each()) {
            if (!each.node().isContainer() || !seen.add(each.node())) {
                continue;
            }
            if (each.node().isArray()) {
                collect(each, depth + 1);
            } else if (each.is(SchemaProducts.PRODUCT)) {
                products.add(each);
            } else if (each.is(OFFER)) {
                offer(each, depth);
            } else if (each.is(BREADCRUMBS)) {
                breadcrumbs.add(each);
            } else if (each.is(LIST)) {
                list(each, depth);
            } else {
                collect(each.get("@graph"), depth + 1);
                collect(each.get("mainEntity"), depth + 1);
                collect(each.get("breadcrumb"), depth + 1);
                collect(each.get("about"), depth + 1);
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
            products.add(new SchemaTree(product, offer.path(), graph));
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
            } else if (product.is(SchemaProducts.PRODUCT)) {
                collect(product, depth + 1);
            }
        }
    }

    /// Products that a group names as its variants, or that name the group, belong to it and do not stand alone.
    private void groupVariants() {
        List<SchemaTree> groups = products.stream().filter(each -> each.is(GROUP)).toList();
        if (groups.isEmpty()) {
            return;
        }
        Set<JsonNode> named = Collections.newSetFromMap(new IdentityHashMap<>());
        groups.forEach(group -> group.each("hasVariant").forEach(variant -> named.add(variant.node())));
        products.removeIf(product -> {
            if (named.contains(product.node())) {
                return true;
            }
            Optional<SchemaTree> group = groups.stream().filter(each -> isGroupOf(each, product)).findFirst();
            group.ifPresent(each -> graph.join(each, product));
            return group.isPresent();
        });
    }

    private static boolean isGroupOf(SchemaTree group, SchemaTree product) {
        if (product.is(GROUP)) {
            return false;
        }
        SchemaTree of = product.get("isVariantOf");
        String number = group.text("productGroupID");
        String id = group.node().path("@id").asString("");
        return (!id.isEmpty() && of.each().stream().anyMatch(each -> each.node().path("@id").asString("").equals(id)))
                || (!number.isEmpty() && (product.text("inProductGroupWithID").equals(number)
                        || of.text("productGroupID").equals(number)));
    }
}
