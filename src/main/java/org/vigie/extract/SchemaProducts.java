package org.vigie.extract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What the schema.org nodes of one source speak of: products, a list of offers, breadcrumbs.
///
/// @param products nodes that describe a product by themselves, in order
/// @param list addresses in an `ItemList`, in order
/// @param breadcrumbs each a path from wide to narrow
record SchemaProducts(String source, List<SchemaTree> products, List<String> list, List<SchemaTree> breadcrumbs) {

    static final Set<String> PRODUCT = Set.of("Product", "ProductGroup", "ProductModel", "IndividualProduct",
            "SomeProducts", "Vehicle", "Car", "Motorcycle", "Drug", "DietarySupplement");
    /// Properties by which two nodes are known to speak of one product.
    private static final List<String> IDENTITY = List.of("sku", "gtin", "gtin8", "gtin12", "gtin13", "gtin14",
            "name");

    /// JSON-LD in the page's script elements.
    static SchemaProducts ofJsonLd(List<PageScript> scripts) {
        return of("json-ld", JsonLd.read(scripts));
    }

    /// The items of the page's microdata.
    static SchemaProducts ofMicrodata(TreeParts parts) {
        return of("microdata", parts.hasItems() ? Microdata.products(parts.document()) : List.of());
    }

    /// The nodes of the page's RDFa that no other of its nodes speaks of.
    static SchemaProducts ofRdfa(TreeParts parts) {
        if (!parts.hasTypes()) {
            return new SchemaProducts("rdfa", List.of(), List.of(), List.of());
        }
        Rdfa rdfa = Rdfa.read(parts.document());
        return new SchemaCollector(SchemaGraph.of(rdfa.nodes())).collect("rdfa", rdfa.roots());
    }

    static SchemaProducts of(String source, List<JsonNode> roots) {
        return new SchemaCollector(SchemaGraph.of(roots)).collect(source, roots);
    }

    /// The product that the page is about: the only one; else those that have the page's address or its title, with
    /// the others that speak of the same product; none when the page may be about several.
    List<SchemaTree> main(OpenPage page) {
        if (products.size() <= 1) {
            return products;
        }
        List<SchemaTree> own = products.stream().filter(product -> hasAddress(product, page)).toList();
        if (!own.isEmpty()) {
            // Another address is another offer, however alike they are.
            return same(own, products.stream().filter(each -> each.text("url").isBlank() || hasAddress(each, page))
                    .toList());
        }
        own = products.stream().filter(product -> page.isOwnTitle(product.text("name"))).toList();
        if (!own.isEmpty()) {
            return same(own, products);
        }
        List<SchemaTree> all = same(products.subList(0, 1), products);
        return all.size() == products.size() ? all : List.of();
    }

    private static boolean hasAddress(SchemaTree product, OpenPage page) {
        return page.isOwnAddress(product.text("url"))
                || page.isOwnAddress(product.node().path("@id").asString(""));
    }

    /// The candidates that share a name or a number with the products to start from, and these, in the page's order.
    private static List<SchemaTree> same(List<SchemaTree> start, List<SchemaTree> candidates) {
        Set<String> known = new HashSet<>();
        start.forEach(product -> known.addAll(marks(product)));
        List<List<String>> marks = candidates.stream().map(SchemaProducts::marks).toList();
        boolean[] found = new boolean[candidates.size()];
        boolean grew = true;
        for (int round = 0; grew && round < 5; round++) {
            grew = false;
            for (int i = 0; i < found.length; i++) {
                if (!found[i] && marks.get(i).stream().anyMatch(known::contains)) {
                    found[i] = true;
                    grew |= known.addAll(marks.get(i));
                }
            }
        }
        List<SchemaTree> same = new ArrayList<>();
        for (int i = 0; i < found.length; i++) {
            if (found[i]) {
                same.add(candidates.get(i));
            }
        }
        return same.isEmpty() ? start : same;
    }

    private static List<String> marks(SchemaTree product) {
        List<String> marks = new ArrayList<>();
        String id = product.node().path("@id").asString("");
        if (!id.isBlank()) {
            marks.add("@id " + id);
        }
        for (String name : IDENTITY) {
            String text = product.text(name).strip().toLowerCase(Locale.ROOT);
            if (!text.isEmpty()) {
                marks.add((name.startsWith("gtin") ? "gtin" : name) + " " + text);
            }
        }
        return marks;
    }
}
