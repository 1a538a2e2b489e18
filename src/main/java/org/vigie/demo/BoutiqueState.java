package org.vigie.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The script state of Demo Boutique: `window.boutiqueRawData`.
final class BoutiqueState {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private BoutiqueState() {
    }

    static ObjectNode of(Offer offer, Parts parts, Words words) {
        Card card = offer.card();
        ObjectNode root = JSON.objectNode();
        ObjectNode modules = root.putObject("modules");
        modules.set("productInfo", product(offer, words));
        modules.set("priceInfo", price(offer));
        Trader seller = offer.seller();
        modules.putObject("storeInfo").put("title", seller.name())
                .put("store_code", String.valueOf(Math.floorMod(seller.name().hashCode(), 99_999_999)))
                .put("country", seller.country()).put("address", seller.address()).put("email", seller.email());
        modules.putObject("pageInfo").put("language", offer.language()).put("shipTo", offer.market())
                .put("currency", offer.price().currency()).put("siteUid", "demo");
        ArrayNode colours = modules.putObject("saleAttr").putArray("info");
        offer.variants().forEach(name -> colours.addObject().put("attr_value", name).put("stock", 12));
        ArrayNode more = modules.putObject("recommend").putArray("goods");
        for (Offer other : parts.related(offer)) {
            more.addObject().put("goods_id", other.card().id()).put("goods_name", other.card().title())
                    .put("salePrice", other.shownPrice());
        }
        root.putObject("canonicalInfo").put("goods_id", card.id()).put("url", parts.addresses().url(card));
        return root;
    }

    /// The rows of the details, for the state and for people alike.
    static Map<String, String> details(Offer offer, Words words) {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put(words.of("brand"), offer.brand());
        rows.put(words.of("model"), offer.model());
        rows.putAll(offer.attributes());
        offer.ingredients().ifPresent(list -> rows.put(words.of("ingredients"), list));
        return rows;
    }

    /// The rows of the safety block for people.
    static Map<String, String> safety(Offer offer, Words words) {
        Map<String, String> rows = new LinkedHashMap<>();
        offer.maker().ifPresent(maker -> rows.put(words.of("manufacturer"), maker.line()));
        offer.responsible().ifPresent(person -> rows.put(words.of("eu_responsible"), person.line()));
        offer.warnings().ifPresent(text -> rows.put(words.of("warnings"), text));
        return rows;
    }

    private static ObjectNode product(Offer offer, Words words) {
        ObjectNode info = JSON.objectNode();
        info.put("goods_id", offer.card().id()).put("goods_sn", "db" + offer.card().gtin())
                .put("goods_name", offer.card().title()).put("goods_desc", offer.description())
                .put("cate_path", offer.category()).put("brand", offer.brand());
        if (offer.detailsOpen()) {
            ArrayNode rows = info.putArray("productDetails");
            details(offer, words).forEach(
                    (name, value) -> rows.addObject().put("attr_name", name).put("attr_value", value));
        }
        if (offer.panelOpen()) {
            ObjectNode gpsr = info.putObject("gpsr");
            offer.maker().ifPresent(maker -> gpsr.putObject("manufacturer").put("name", maker.name())
                    .put("address", maker.address() + ", " + maker.email()).put("country", maker.country()));
            offer.responsible().ifPresent(person -> gpsr.put("euRespPerson", person.line()));
        } else {
            info.putObject("gpsrLazy").put("src", "/safety/" + offer.card().id());
        }
        return info;
    }

    private static ObjectNode price(Offer offer) {
        Price price = offer.price();
        String language = offer.language();
        ObjectNode node = JSON.objectNode();
        node.putObject("salePrice").put("amount", price.now().toPlainString())
                .put("amountWithSymbol", price.format(price.now(), language));
        price.was().ifPresent(was -> node.putObject("retailPrice").put("amount", was.toPlainString())
                .put("amountWithSymbol", price.format(was, language)));
        price.percent().ifPresent(percent -> node.put("unitDiscount", String.valueOf(percent)));
        price.lowest30().ifPresent(lowest -> node.putObject("lowestPrice").put("amount", lowest.toPlainString())
                .put("amountWithSymbol", price.format(lowest, language)));
        return node;
    }
}
