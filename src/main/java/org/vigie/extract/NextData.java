package org.vigie.extract;

import java.util.List;
import java.util.Optional;
import org.vigie.listing.Field;
import org.vigie.listing.Place;
import org.vigie.listing.Value;
import org.vigie.normalise.Currencies;
import tools.jackson.databind.JsonNode;

/// `__NEXT_DATA__` of shops without a file. Only an object at one of the places where such pages keep the product that
/// they are about, and that has a name and a price, is read; any other may be a recommendation.
final class NextData {

    private static final List<StatePath> PRODUCT = List.of("product", "initialProduct", "productData.product",
            "data.product", "item", "listing", "ad", "offer", "initialData.data.product", "initialState.product")
            .stream().map(each -> new StatePath("props.pageProps." + each)).toList();
    private static final WantedPaths WANTED = WantedPaths.of(PRODUCT);
    private static final List<String> PRICES = List.of("price", "currentPrice", "salePrice", "offerPrice");

    private NextData() {
    }

    static void read(OpenPage page, Findings findings) {
        for (JsonNode root : ScriptState.assigned(page.scripts(), "__NEXT_DATA__", WANTED)) {
            for (StatePath path : PRODUCT) {
                for (StatePath.Found found : path.find(root)) {
                    product(found, findings);
                }
            }
        }
    }

    private static void product(StatePath.Found found, Findings findings) {
        SchemaTree product = new SchemaTree(found.node(), "__NEXT_DATA__." + found.path());
        String name = product.text("name").isEmpty() ? product.text("title") : product.text("name");
        Optional<SchemaTree> price = PRICES.stream().map(product::get).filter(each -> !amount(each).isEmpty())
                .findFirst();
        if (name.isBlank() || price.isEmpty()) {
            return;
        }
        findings.text(Field.TITLE, name, place(product));
        String currency = List.of(price.get().text("currency"), price.get().text("currencyCode"),
                price.get().text("currencyUnit"), product.text("currency"), product.text("priceCurrency")).stream()
                .filter(each -> !each.isBlank()).findFirst().orElse("");
        findings.money(Field.PRICE, amount(price.get()), Currencies.stated(currency), place(price.get()));
        findings.text(Field.DESCRIPTION, product.text("description"), place(product.get("description")));
        findings.text(Field.BRAND, product.text("brand"), place(product.get("brand")));
        findings.text(Field.SKU, product.text("sku"), place(product.get("sku")));
        findings.text(Field.GTIN, product.text("gtin"), place(product.get("gtin")));
        findings.text(Field.SELLER, product.text("sellerName"), place(product.get("sellerName")));
        for (SchemaTree image : product.each("images")) {
            String url = Address.clean(image.text());
            if (Address.isWeb(url)) {
                findings.add(Field.IMAGES, new Value.Text(url), place(image));
            }
        }
    }

    private static String amount(SchemaTree price) {
        if (!price.node().isObject()) {
            return price.text();
        }
        for (String name : List.of("amount", "value", "price", "current")) {
            if (price.get(name).node().isValueNode()) {
                return price.text(name);
            }
        }
        return "";
    }

    private static Place place(SchemaTree tree) {
        return new Place("state", tree.path());
    }
}
