package org.vigie.demo;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The JSON-LD of Demo Boutique: an array of the path of the page and of a product, or of a group of its colours.
final class BoutiqueSchema {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String SCHEMA = "https://schema.org";

    private BoutiqueSchema() {
    }

    static ArrayNode of(Offer offer, Addresses addresses) {
        ArrayNode array = JSON.arrayNode();
        ObjectNode path = array.addObject().put("@context", SCHEMA).put("@type", "BreadcrumbList");
        ArrayNode steps = path.putArray("itemListElement");
        offer.categories().forEach(name -> steps.addObject().put("@type", "ListItem")
                .put("position", steps.size()).put("name", name));
        array.add(offer.variants().isEmpty() ? product(offer, addresses) : group(offer, addresses));
        return array;
    }

    private static ObjectNode product(Offer offer, Addresses addresses) {
        ObjectNode product = described(offer, addresses, "Product").put("sku", offer.model())
                .put("gtin13", offer.card().gtin());
        product.set("offers", price(offer, addresses));
        return product;
    }

    private static ObjectNode group(Offer offer, Addresses addresses) {
        ObjectNode group = described(offer, addresses, "ProductGroup").put("productGroupID", "g" + offer.card().id());
        group.putArray("variesBy").add(SCHEMA + "/color");
        ArrayNode variants = group.putArray("hasVariant");
        for (String colour : offer.variants()) {
            ObjectNode variant = variants.addObject().put("@type", "Product")
                    .put("name", offer.card().title() + " - " + colour).put("color", colour)
                    .put("sku", offer.model() + "-" + variants.size());
            variant.set("offers", price(offer, addresses));
        }
        return group;
    }

    private static ObjectNode described(Offer offer, Addresses addresses, String type) {
        ObjectNode node = JSON.objectNode().put("@context", SCHEMA).put("@type", type)
                .put("name", offer.card().title()).put("description", offer.description())
                .put("category", offer.category()).put("url", addresses.url(offer.card()));
        node.putObject("brand").put("@type", "Brand").put("name", offer.brand());
        node.putArray("image").add("https:" + addresses.image(offer.card(), 1))
                .add("https:" + addresses.image(offer.card(), 2));
        node.putObject("aggregateRating").put("@type", "AggregateRating")
                .put("ratingValue", "4." + offer.card().number(9)).put("reviewCount", 20 + offer.card().number(700));
        return node;
    }

    private static ObjectNode price(Offer offer, Addresses addresses) {
        ObjectNode node = JSON.objectNode().put("@type", "Offer").put("price", offer.price().now().toPlainString())
                .put("priceCurrency", offer.price().currency()).put("availability", SCHEMA + "/InStock")
                .put("itemCondition", SCHEMA + "/NewCondition").put("url", addresses.url(offer.card()));
        node.putObject("seller").put("@type", "Organization").put("name", offer.seller().name());
        return node;
    }
}
