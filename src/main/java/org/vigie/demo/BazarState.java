package org.vigie.demo;

import java.math.BigDecimal;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The script state of Demo Bazar: what stands behind `data` in `window.runParams`.
final class BazarState {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int PICTURES = 6;

    private BazarState() {
    }

    static ObjectNode of(Offer offer, Parts parts) {
        Card card = offer.card();
        ObjectNode data = JSON.objectNode();
        data.putObject("webEnv").put("locale", offer.language()).put("currency", offer.price().currency())
                .put("shipToCountry", offer.market()).put("host", card.shop().host());
        data.putObject("commonModule").put("productId", card.id()).put("categoryPath", offer.category())
                .put("brand", offer.brand()).put("model", offer.model()).put("gtin", card.gtin())
                .put("tradeCount", 100 * (1 + card.number(40)));
        data.putObject("titleModule").put("subject", card.title()).put("averageStar", "4." + card.number(9));
        data.set("priceModule", price(offer));
        data.set("imageModule", images(card, parts.addresses()));
        if (offer.detailsOpen()) {
            data.putObject("specsModule").set("props", props(offer.attributes()));
        }
        data.putObject("descriptionModule").put("content", offer.description());
        Trader seller = offer.seller();
        data.putObject("storeModule").put("storeName", seller.name())
                .put("storeNum", "110" + (1_000_000 + Math.floorMod(seller.name().hashCode(), 8_999_999)))
                .put("countryCode", seller.country()).put("address", seller.address()).put("email", seller.email());
        if (offer.panelOpen()) {
            data.set("complianceModule", compliance(offer));
        }
        ArrayNode path = data.putObject("crossLinkModule").putArray("breadCrumbPathList");
        offer.categories().forEach(name -> path.addObject().put("name", name).put("cateId", name.length() * 7919));
        data.putObject("quantityModule").put("totalAvailQuantity", 10 + card.number(900)).put("lot", false);
        ArrayNode more = data.putObject("recommendModule").putArray("items");
        for (Offer other : parts.related(offer)) {
            more.addObject().put("productId", other.card().id()).put("subject", other.card().title())
                    .put("price", other.shownPrice());
        }
        return data;
    }

    /// What the empty page still holds: pictures and the site.
    static ObjectNode shell(Offer offer, Parts parts) {
        ObjectNode data = images(offer.card(), parts.addresses());
        data.putObject("extParams").put("site", "glo").put("lang", offer.language());
        return data;
    }

    private static ObjectNode price(Offer offer) {
        Price price = offer.price();
        ObjectNode node = JSON.objectNode();
        node.set("minActivityAmount", money(price.now(), price.currency()));
        node.put("formatedActivityPrice", offer.shownPrice());
        price.was().ifPresent(was -> node.set("minAmount", money(was, price.currency())));
        price.percent().ifPresent(percent -> node.put("discount", percent));
        price.lowest30().ifPresent(lowest -> node.set("lowestPrice30d", money(lowest, price.currency())));
        return node;
    }

    private static ObjectNode money(BigDecimal amount, String currency) {
        return JSON.objectNode().put("value", amount).put("currency", currency);
    }

    private static ObjectNode images(Card card, Addresses addresses) {
        ObjectNode node = JSON.objectNode();
        ArrayNode list = node.putArray("imagePathList");
        for (int i = 1; i <= PICTURES; i++) {
            list.add(addresses.image(card, i));
        }
        return node;
    }

    private static ArrayNode props(Map<String, String> attributes) {
        ArrayNode props = JSON.arrayNode();
        attributes.forEach((name, value) -> props.addObject().put("attrName", name).put("attrValue", value)
                .put("attrNameId", Math.floorMod(name.hashCode(), 200_000)));
        return props;
    }

    private static ObjectNode compliance(Offer offer) {
        ObjectNode node = JSON.objectNode();
        offer.maker().ifPresent(maker -> node.putObject("manufacturer").put("name", maker.name())
                .put("address", maker.address()).put("country", maker.country()).put("email", maker.email()));
        offer.responsible().ifPresent(
                person -> node.putObject("euResponsible").put("nameAndAddress", person.line()));
        offer.warnings().ifPresent(warnings -> node.put("warnings", warnings));
        return node;
    }
}
