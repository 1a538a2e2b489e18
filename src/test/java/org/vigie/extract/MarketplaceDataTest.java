package org.vigie.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigie.listing.Fact;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;
import org.vigie.listing.ListingKey;
import org.vigie.listing.Value;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Cards and payloads of real marketplaces, which are not part of the project. The counts are printed.
class MarketplaceDataTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String CARDS = "aliexpress/category-items-2025-12.json";

    @BeforeEach
    void pages() {
        RealPagesTest.assumePages();
    }

    private static String text(String file) throws IOException {
        return Files.readString(RealPagesTest.PAGES.resolve(file));
    }

    private static PageContent read(String url, String body) {
        return RealPagesTest.reader().readOrThrow(
                new Page(url, Optional.empty(), body.getBytes(StandardCharsets.UTF_8)));
    }

    private static Listing offer(String url, String body) {
        PageContent content = read(url, body);
        assertThat(content).isInstanceOf(PageContent.Offers.class);
        return ((PageContent.Offers) content).listings().getFirst();
    }

    private static PageContent.ListPage list(String url, String body) {
        PageContent content = read(url, body);
        assertThat(content).isInstanceOf(PageContent.ListPage.class);
        return (PageContent.ListPage) content;
    }

    private static String page(String cards) {
        return "<html><head><script>/*<!--init-data-start-->*/window._dida_config_ = window._dida_config_ || {};"
                + "window._dida_config_._init_data_= { data: {\"data\":{\"root\":{\"fields\":{\"mods\":{\"itemList\":"
                + "{\"content\":" + cards + "}},\"pageInfo\":{\"page\":2,\"pageSize\":60,\"totalResults\":4000}}}}} }"
                + "/*<!--init-data-end-->*/</script></head><body></body></html>";
    }

    private static boolean isMoney(Listing listing, Field field, String amount, String currency) {
        return listing.readings(field).stream().map(reading -> (Value.Price) reading.value())
                .anyMatch(price -> price.price().amount().compareTo(new BigDecimal(amount)) == 0
                        && currency.equals(price.price().currency()));
    }

    private static void count(String what, List<JsonNode> cards, Map<String, Listing> read,
            Map<String, BiPredicate<JsonNode, Listing>> checks, String id) {
        checks.forEach((name, check) -> {
            long right = cards.stream().filter(card -> read.containsKey(card.path(id).asString())
                    && check.test(card, read.get(card.path(id).asString()))).count();
            System.out.println(what + ": " + name + " right on " + right + " of " + cards.size() + " cards");
            assertThat(right).as(what + " " + name).isEqualTo(cards.size());
        });
    }

    private static List<JsonNode> elements(JsonNode list) {
        List<JsonNode> elements = new ArrayList<>();
        list.forEach(elements::add);
        return elements;
    }

    private static Map<String, Listing> byNumber(PageContent.ListPage page) {
        return page.partial().stream().collect(Collectors.toMap(each -> each.text(Field.SKU)
                .orElse(each.key().id()), each -> each));
    }

    private static final Map<String, BiPredicate<JsonNode, Listing>> ALIEXPRESS = Map.of(
            "title", (card, read) -> read.text(Field.TITLE).orElse("")
                    .equals(VisibleText.tidy(card.path("title").path("displayTitle").asString())),
            "price", (card, read) -> isMoney(read, Field.PRICE,
                    card.path("prices").path("salePrice").path("minPrice").asString(),
                    card.path("prices").path("salePrice").path("currencyCode").asString()),
            "list price", (card, read) -> isMoney(read, Field.LIST_PRICE,
                    card.path("prices").path("originalPrice").path("minPrice").asString(),
                    card.path("prices").path("originalPrice").path("currencyCode").asString()),
            "discount", (card, read) -> !card.path("prices").path("salePrice").has("discount")
                    || read.text(Field.CLAIMED_PCT).orElse("")
                            .equals(card.path("prices").path("salePrice").path("discount").asString()),
            "picture", (card, read) -> read.text(Field.IMAGES).orElse("")
                    .equals("https:" + card.path("image").path("imgUrl").asString()),
            "nothing absent", (card, read) -> read.facts().values().stream()
                    .noneMatch(fact -> fact instanceof Fact.Absent));

    private static Map<String, Listing> byPlainId(List<JsonNode> cards, PageContent.ListPage page) {
        org.vigie.config.Marketplace market = org.vigie.config.Marketplaces
                .load(java.nio.file.Path.of("config/marketplaces"), PageReader::placeMistake).stream()
                .filter(each -> each.name().equals("aliexpress")).findFirst().orElseThrow();
        Map<String, Listing> byKey = page.partial().stream()
                .collect(Collectors.toMap(each -> each.key().id(), each -> each));
        return cards.stream().map(card -> card.path("productId").asString())
                .filter(id -> byKey.containsKey(market.offerId(id)))
                .collect(Collectors.toMap(id -> id, id -> byKey.get(market.offerId(id))));
    }

    @Test
    void everyCardOfAnAliExpressCategoryIsAPartialListing() throws IOException {
        List<JsonNode> cards = elements(JSON.readTree(text(CARDS)));
        PageContent.ListPage page = list("https://www.aliexpress.us/category/5090301/phones.html?page=2",
                page(text(CARDS)));
        count("AliExpress category page", cards, byPlainId(cards, page), ALIEXPRESS, "productId");
        assertThat(page.itemUrls()).hasSize(cards.size());
        assertThat(page.nextUrl()).isEqualTo("https://www.aliexpress.us/category/5090301/phones.html?page=3");
        count("AliExpress cards handed in", cards, byPlainId(cards, list("", text(CARDS))), ALIEXPRESS, "productId");
    }

    @Test
    void numberOfTheAmericanSiteIsTheGlobalNumber() throws IOException {
        List<JsonNode> american = elements(JSON.readTree(text(CARDS))).stream()
                .filter(card -> card.path("productId").asString().startsWith("3256")).toList();
        PageContent.ListPage page = list("", text(CARDS));
        assertThat(american).isNotEmpty();
        long right = american.stream().filter(card -> page.partial().stream().anyMatch(each -> each.key().id()
                .equals(card.path("trace").path("utLogMap").path("x_object_id").asString()))).count();
        System.out.println("American numbers joined: " + right + " of " + american.size());
        assertThat(right).isEqualTo(american.size());
    }

    @Test
    void everySheinListObjectIsAPartialListing() throws IOException {
        List<JsonNode> cards = elements(JSON.readTree(text("shein/goods-list-2024-prData.json")));
        PageContent.ListPage page = list("https://us.shein.com/T-Shirts-c-1738.html?page=4",
                "<html><head><script>window.gbRawData = {\"results\":{\"goods\":"
                        + text("shein/goods-list-2024-prData.json") + ",\"sum\":900}}</script></head></html>");
        Map<String, BiPredicate<JsonNode, Listing>> checks = Map.of(
                "id", (card, read) -> read.key().equals(new ListingKey("shein", card.path("goods_id").asString())),
                "title", (card, read) -> read.text(Field.TITLE).orElse("")
                        .equals(VisibleText.tidy(VisibleText.ofMarkup(card.path("goods_name").asString()))),
                "price", (card, read) -> isMoney(read, Field.PRICE, card.path("salePrice").path("amount").asString(),
                        "USD"),
                "list price", (card, read) -> isMoney(read, Field.LIST_PRICE,
                        card.path("retailPrice").path("amount").asString(), "USD"),
                "shop", (card, read) -> read.text(Field.SELLER_ID).orElse("")
                        .equals(card.path("store_code").asString()));
        count("Shein category page", cards, byNumber(page), checks, "goods_sn");
        assertThat(page.nextUrl()).isEqualTo("https://us.shein.com/T-Shirts-c-1738.html?page=5");
        count("Shein list handed in", cards, byNumber(list("", text("shein/goods-list-2024-prData.json"))), checks,
                "goods_sn");
    }

    @Test
    void searchStateOfSheinOf2026IsRead() throws IOException {
        Listing card = list("", text("shein/search-2026-09-first-item.json")).partial().getFirst();
        assertThat(card.key()).isEqualTo(new ListingKey("shein", "460570094"));
        assertThat(card.text(Field.PRICE)).contains("9.93 USD");
        assertThat(card.text(Field.LIST_PRICE)).contains("15.89 USD");
        assertThat(card.text(Field.CLAIMED_PCT)).contains("38");
        assertThat(card.text(Field.BRAND)).contains("Louniche");
        assertThat(card.text(Field.SELLER_ID)).contains("7321329149");
        assertThat(card.fact(Field.SELLER)).isInstanceOf(Fact.Unread.class);
    }

    @Test
    void payloadInsideACallIsRead() throws IOException {
        Listing listing = offer("https://acs.aliexpress.com/h5/mtop.aliexpress.pdp.pc.query/1.0/",
                "mtopjsonp1(" + text("aliexpress/mtop-pdp-pc-query.sample.json") + ")");
        assertThat(listing.key()).isEqualTo(new ListingKey("aliexpress", "999"));
        assertThat(listing.text(Field.SELLER_ID)).contains("789");
    }

    @Test
    void sellerOfTheComplianceBlockComesBeforeTheShopCard() throws IOException {
        JsonNode block = JSON.readTree(text("aliexpress/compliance-pc-supplier-disclosure.json"));
        int right = 0;
        for (Map.Entry<String, JsonNode> item : block.path("live_items").properties()) {
            String content = block.path("content_template").asString()
                    .replace("{sid}", item.getValue().path("storeNum").asString())
                    .replace("{name}", item.getValue().path("real_seller").asString());
            String payload = JSON.writeValueAsString(Map.of("data", Map.of("result", Map.of(
                    "GLOBAL_DATA", Map.of("globalData", Map.of("productId", item.getKey(), "subject", "Lamp")),
                    "SHOP_CARD_PC", Map.of("storeName", "Stone's Store", "sellerInfo",
                            Map.of("storeNum", 1103573332)),
                    "COMPLIANCE_PC", Map.of("complianceList", List.of(
                            Map.of("title", block.path("title").asString(), "content", content),
                            Map.of("title", "", "content", block.path("second_contradictory_entry").asString())))))));
            Listing listing = offer("", payload);
            assertThat(listing.readings(Field.SELLER)).extracting(reading -> reading.value().text())
                    .containsExactly(item.getValue().path("real_seller").asString(), "Stone's Store");
            assertThat(listing.readings(Field.SELLER_ID)).extracting(reading -> reading.value().text())
                    .containsExactly(item.getValue().path("storeNum").asString(), "1103573332");
            assertThat(listing.fact(Field.SELLER_LEGAL)).isInstanceOfSatisfying(Fact.Unread.class,
                    unread -> assertThat(unread.why()).contains("showcredential.htm?storeNum="));
            right++;
        }
        System.out.println("AliExpress sellers of the compliance block: " + right + " of 4");
        assertThat(right).isEqualTo(4);
    }

    @Test
    void answersOfTheOfficialInterfaceAreRead() throws IOException {
        Listing real = offer("", text("aliexpress/ds-api/real_product_get_response.json"));
        assertThat(real.key()).isEqualTo(new ListingKey("aliexpress", "1005008177221739"));
        assertThat(real.text(Field.PRICE)).contains("5.09 EUR - 8.19 EUR");
        assertThat(real.text(Field.LIST_PRICE)).contains("13.77 EUR - 22.75 EUR");
        assertThat(real.readings(Field.IMAGES)).hasSize(6);
        assertThat(real.text(Field.SELLER)).contains("Shop1102602078 Store");
        assertThat(real.text(Field.SELLER_COUNTRY)).contains("CN");
        assertThat(real.text(Field.MANUFACTURER_ADDRESS).orElseThrow()).startsWith("4th floor");
        assertThat(real.readings(Field.MANUFACTURER_ADDRESS)).hasSize(2);
        assertThat(real.text(Field.MANUFACTURER_COUNTRY)).contains("CN");
        assertThat(real.fact(Field.MANUFACTURER)).isInstanceOf(Fact.Unread.class);
        assertThat(real.text(Field.MARKET)).contains("FR");
        assertThat(real.readings(Field.BRAND)).isEmpty();
        Listing made = offer("", text("aliexpress/ds-api/product_get_success.json"));
        assertThat(made.text(Field.PRICE)).contains("8.42 EUR");
        assertThat(made.text(Field.SELLER_ID)).contains("200001");
        PageContent.ListPage search = list("", text("aliexpress/ds-api/real_text_search_response.json"));
        assertThat(search.partial()).hasSize(3).allMatch(each -> each.text(Field.PRICE).orElse("").endsWith(" EUR"));
        assertThat(search.partial().getFirst().text(Field.PRICE)).contains("3.29 EUR");
        assertThat(search.itemUrls()).allMatch(url -> url.startsWith("https://www.aliexpress.com/item/"));
        assertThat(list("", text("aliexpress/ds-api/text_search_success.json")).partial()).hasSize(2);
        for (String error : List.of("auth", "permission", "rate_limit")) {
            assertThat(read("", text("aliexpress/ds-api/error_" + error + ".json")))
                    .isInstanceOf(PageContent.Nothing.class);
        }
    }

    @Test
    void joomSampleIsReadWithoutACurrencyThatItDoesNotState() throws IOException {
        Listing listing = offer("", text("joom/api-1.1-product.SYNTHETIC.json"));
        assertThat(listing.key()).isEqualTo(new ListingKey("joom", "1468304746000092933-123-1-582-614756762"));
        assertThat(listing.text(Field.TITLE)).contains("Example product");
        assertThat(listing.text(Field.PRICE)).contains("9.99");
        assertThat(listing.text(Field.LIST_PRICE)).contains("19.99");
        assertThat(listing.text(Field.CLAIMED_PCT)).contains("50");
        assertThat(listing.text(Field.SELLER)).contains("Example store");
        assertThat(listing.readings(Field.VARIANTS)).extracting(reading -> reading.value().text())
                .containsExactly("M", "black");
    }

    @Test
    void addressesOfJoomAreTold() throws IOException {
        org.vigie.config.Marketplace joom = org.vigie.config.Marketplaces
                .load(java.nio.file.Path.of("config/marketplaces"), PageReader::placeMistake).stream()
                .filter(each -> each.name().equals("joom")).findFirst().orElseThrow();
        int right = 0;
        List<String> lines = text("joom/urls.tsv").lines().skip(1).toList();
        for (String line : lines) {
            String[] cells = line.split("\t", -1);
            boolean product = cells[1].startsWith("product");
            boolean lists = cells[1].startsWith("search") || cells[1].startsWith("category")
                    || cells[1].startsWith("SEO");
            assertThat(joom.itemId(cells[0]).isPresent()).as(line).isEqualTo(product);
            assertThat(joom.lists(cells[0])).as(line).isEqualTo(lists);
            right++;
        }
        System.out.println("Joom addresses told: " + right + " of " + lines.size());
    }
}
