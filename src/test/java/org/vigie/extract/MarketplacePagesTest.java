package org.vigie.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.listing.Field;
import org.vigie.listing.ListingJson;
import org.vigie.listing.ListingKey;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Made pages in the form of each marketplace, read into what stands beside them; `-Dvigie.update=true` writes what was
/// read, to be looked at.
class MarketplacePagesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static PageContent read(String url, byte[] body) {
        return RealPagesTest.reader().readOrThrow(new Page(url, Optional.empty(), body));
    }

    private static PageContent read(String url, String body) {
        return read(url, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String told(PageContent content) {
        ObjectNode root = JSON.createObjectNode();
        switch (content) {
            case PageContent.Offers offers -> {
                ArrayNode listings = root.putArray("offers");
                offers.listings().forEach(each -> listings.add(ListingJson.tree(each)));
            }
            case PageContent.ListPage list -> {
                ArrayNode items = root.putArray("items");
                list.itemUrls().forEach(items::add);
                root.put("next", list.nextUrl());
                ArrayNode partial = root.putArray("partial");
                list.partial().forEach(each -> {
                    ObjectNode shown = ListingJson.tree(each);
                    ObjectNode facts = shown.putObject("facts");
                    ListingJson.factsTree(each).properties().stream().filter(fact -> fact.getValue().has("shown"))
                            .forEach(fact -> facts.set(fact.getKey(), fact.getValue()));
                    partial.add(shown);
                });
            }
            default -> root.put("content", content.toString());
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    @ParameterizedTest
    @CsvSource({"temu-item.html,https://www.temu.com/de/bamboo-board-g-601099512345678.html",
            "temu-search.html,https://www.temu.com/search_result.html?search_key=garden",
            "amazon-search.html,https://www.amazon.fr/s?k=bouilloire",
            "ebay-item.html,https://www.ebay.de/itm/306100000001",
            "ebay-search.html,https://www.ebay.com/sch/i.html?_nkw=lamp",
            "etsy-search.html,https://www.etsy.com/search?q=stand",
            "walmart-item.html,https://www.walmart.com/ip/Oat-cereal/10450114",
            "walmart-search.html,https://www.walmart.com/search?q=cereal",
            "shopify-products.json,https://harbour.example/products.json",
            "shopify-product.json,https://harbour.example/products/ground-coffee-1.json",
            "allegro-item.html,https://allegro.pl/oferta/plyta-glowna-atx-17294395020",
            "allegro-search.html,https://allegro.pl/listing?string=atx",
            "wish-item.html,https://www.wish.com/product/5f3d2c1b0a9e8d7c6b5a4f3e",
            "joom-item.html,https://www.joom.com/fr/products/68c8f9fa6dffb3012ca80d30",
            "shein-2023.html,https://es.shein.com/Bufanda-p-20345678.html",
            "shein-2022.html,https://us.shein.com/Scarf-p-10345678.html",
            "aliexpress-lot.html,https://fr.aliexpress.com/item/32993251330.html",
            "aliexpress-mtop.json,''"})
    void pageOfAMarketplaceGivesWhatStandsBesideIt(String file, String url) throws IOException {
        String read = told(read(url, Files.readAllBytes(PageReaderTest.OWN.resolve(file))));
        Path expected = PageReaderTest.OWN.resolve(file.replaceAll("\\.(html|json)$", "") + ".expected.json");
        if (Boolean.getBoolean("vigie.update")) {
            Files.writeString(expected, read);
        }
        assertThat(read).isEqualTo(Files.readString(expected));
    }

    @Test
    void sameOfferOnTheAmericanSiteHasTheSameKey() {
        String page = "<html><body><h1 data-pl=product-title>Bath mat</h1>"
                + "<i class='price-default--current--x'>$5.19</i></body></html>";
        PageContent global = read("https://www.aliexpress.com/item/1005008177221739.html", page);
        PageContent american = read("https://www.aliexpress.us/item/3256807990906987.html", page);
        assertThat(((PageContent.Offers) global).listings().getFirst().key())
                .isEqualTo(((PageContent.Offers) american).listings().getFirst().key())
                .isEqualTo(new ListingKey("aliexpress", "1005008177221739"));
    }

    @Test
    void paidPlaceOfACardIsTold() {
        PageContent content = read("https://www.aliexpress.com/w/wholesale-mat.html",
                "<script>window._dida_config_._init_data_= { data: {\"data\":{\"root\":{\"fields\":{\"mods\":"
                        + "{\"itemList\":{\"content\":[{\"productId\":\"1005001\",\"title\":{\"displayTitle\":\"Mat\"},"
                        + "\"p4p\":{\"clickUrl\":\"x\"}},{\"productId\":\"1005002\",\"title\":{\"displayTitle\":"
                        + "\"Rug\"}}]}},\"pageInfo\":{\"page\":1,\"pageSize\":2,\"totalResults\":2}}}}} }</script>");
        PageContent.ListPage list = (PageContent.ListPage) content;
        assertThat(list.partial()).extracting(each -> each.text(Field.PAID_PLACEMENT))
                .containsExactly(Optional.of("true"), Optional.empty());
        assertThat(list.nextUrl()).isEmpty();
    }

    @Test
    void errorCodeBesideAnOfferDoesNotRemoveIt() {
        assertThat(read("", "{\"data\":{\"result\":{\"GLOBAL_DATA\":{\"globalData\":{\"productId\":9,"
                + "\"errorCode\":\"SKU_SOLD_OUT\"}},\"PRODUCT_TITLE\":{\"text\":\"Mat\"},\"PRICE\":{"
                + "\"targetSkuPriceInfo\":{\"salePriceString\":\"3 EUR\"}}}}}")).isInstanceOf(PageContent.Offers.class);
    }

    @Test
    void refusalOfAnInterfaceIsAHumanCheck() {
        assertThat(read("https://acs.aliexpress.com/h5/mtop.aliexpress.pdp.pc.query/1.0/",
                "mtopjsonp1({\"ret\":[\"FAIL_SYS_USER_VALIDATE\",\"RGV587_ERROR::SM\"],\"data\":{}})"))
                .isInstanceOf(PageContent.HumanCheck.class);
        assertThat(read("https://www.temu.com/bgn_verification.html?VerifyAuthToken=a", "<html></html>"))
                .isInstanceOf(PageContent.HumanCheck.class);
        assertThat(read("https://www.walmart.com/blocked?url=L2lw", "<html><title>Robot or human?</title></html>"))
                .isInstanceOf(PageContent.HumanCheck.class);
    }

    @Test
    void itemListOfAnUnknownShopShowsWhatItSaysOfItsOffers() {
        PageContent content = read("https://shop.example/mugs", "<script type=application/ld+json>"
                + "{\"@type\":\"ItemList\",\"itemListElement\":["
                + "{\"@type\":\"ListItem\",\"item\":{\"@type\":\"Product\",\"name\":\"Mug\",\"url\":\"/mug-1\","
                + "\"offers\":{\"@type\":\"Offer\",\"price\":\"4.50\",\"priceCurrency\":\"EUR\"}}},"
                + "{\"@type\":\"ListItem\",\"item\":{\"@type\":\"Product\",\"name\":\"Jug\",\"url\":\"/jug-1\"}}]}"
                + "</script>");
        PageContent.ListPage list = (PageContent.ListPage) content;
        assertThat(list.partial()).extracting(each -> each.key().toString())
                .containsExactly("shop.example:/mug-1", "shop.example:/jug-1");
        assertThat(list.partial().getFirst().text(Field.PRICE)).contains("4.50 EUR");
    }
}
