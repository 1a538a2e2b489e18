package org.vigie.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.config.Marketplace;
import org.vigie.config.Marketplaces;
import org.vigie.listing.Fact;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;
import org.vigie.listing.ListingJson;
import org.vigie.listing.ListingKey;
import tools.jackson.databind.json.JsonMapper;

class PageReaderTest {

    static final Path OWN = Path.of("src/test/resources/pages");

    static PageReader reader() {
        List<Marketplace> all = new ArrayList<>(
                Marketplaces.load(Path.of("config/marketplaces"), PageReader::placeMistake));
        all.addAll(Marketplaces.load(OWN.resolve("marketplaces"), PageReader::placeMistake));
        return new PageReader(all);
    }

    private static PageContent read(String url, String html) {
        return reader().readOrThrow(new Page(url, Optional.empty(), html.getBytes(StandardCharsets.UTF_8)));
    }

    private static PageContent readFile(String url, String file) throws IOException {
        return reader().readOrThrow(new Page(url, Optional.empty(), Files.readAllBytes(OWN.resolve(file))));
    }

    private static Listing listing(PageContent content) {
        assertThat(content).isInstanceOf(PageContent.Offers.class);
        return ((PageContent.Offers) content).listings().getFirst();
    }

    /// Each page has its listing beside it; `-Dvigie.update=true` writes what was read, to be looked at.
    @ParameterizedTest
    @ValueSource(strings = {"json-ld", "json-ld-variants", "json-ld-aggregate", "microdata", "open-graph",
            "contradiction", "next-data", "bazar-item"})
    void pageGivesItsListing(String name) throws IOException {
        Listing listing = listing(readFile("", name + ".html"));
        String read = JsonMapper.builder().build().writerWithDefaultPrettyPrinter()
                .writeValueAsString(ListingJson.tree(listing)) + "\n";
        Path expected = OWN.resolve(name + ".expected.json");
        if (Boolean.getBoolean("vigie.update")) {
            Files.writeString(expected, read);
        }
        assertThat(read).isEqualTo(Files.readString(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"aliexpress-components", "shein-zero-price"})
    void pageOfAMarketplaceGivesItsListing(String name) throws IOException {
        String url = name.startsWith("shein")
                ? "https://fr.shein.com/Belt-p-123456.html?mallCode=1"
                : "https://fr.aliexpress.com/item/1005001112223334.html";
        Listing listing = listing(readFile(url, name + ".html"));
        String read = JsonMapper.builder().build().writerWithDefaultPrettyPrinter()
                .writeValueAsString(ListingJson.tree(listing)) + "\n";
        Path expected = OWN.resolve(name + ".expected.json");
        if (Boolean.getBoolean("vigie.update")) {
            Files.writeString(expected, read);
        }
        assertThat(read).isEqualTo(Files.readString(expected));
    }

    @Test
    void bothPricesOfAContradictionAreKeptAndTheVisibleOneComesFirst() throws IOException {
        assertThat(listing(readFile("", "contradiction.html")).readings(Field.PRICE))
                .extracting(reading -> reading.value().text()).containsExactly("120.00 USD", "150.00 USD");
    }

    @Test
    void sectionThatWasReadProvesAbsence() throws IOException {
        Listing listing = listing(readFile("", "bazar-item.html"));
        assertThat(listing.fact(Field.RESPONSIBLE_PERSON_EU)).isInstanceOf(Fact.Absent.class);
        assertThat(listing.fact(Field.PRIOR_PRICE)).isInstanceOf(Fact.Absent.class);
        assertThat(listing.fact(Field.MANUFACTURER)).isInstanceOf(Fact.Shown.class);
        assertThat(listing.fact(Field.SELLER_ADDRESS)).isInstanceOf(Fact.Unread.class);
    }

    @Test
    void pageCutShortProvesNoAbsence() throws IOException {
        String whole = Files.readString(OWN.resolve("bazar-item.html"));
        String cut = whole.substring(0, whole.indexOf("</section>"));
        assertThat(listing(read("", cut)).fact(Field.RESPONSIBLE_PERSON_EU)).isInstanceOf(Fact.Unread.class);
    }

    @Test
    void emptySectionProvesNoAbsence() {
        Listing listing = listing(read("http://bazar.example/item/5.html", "<html lang=en><body><h1>Cup</h1>"
                + "<div class=price-box><i class=now>3 EUR</i></div><div class=gpsr> <script>fill()</script></div></body></html>"));
        assertThat(listing.fact(Field.RESPONSIBLE_PERSON_EU)).isInstanceOf(Fact.Unread.class);
    }

    @Test
    void propertyTableInAnUnknownLanguageProvesNoAbsence() {
        String html = "<html lang=%s><body><h1>Cup</h1><div class=price-box><i class=now>3 EUR</i></div>"
                + "<table class=specs><tr><th>a</th><td>b</td></tr></table></body></html>";
        assertThat(listing(read("http://bazar.example/item/5.html", html.replace("%s", "fr")))
                .fact(Field.FIBRE_COMPOSITION)).isInstanceOf(Fact.Absent.class);
        assertThat(listing(read("http://bazar.example/item/5.html", html.replace("%s", "ko")))
                .fact(Field.FIBRE_COMPOSITION)).isInstanceOf(Fact.Unread.class);
    }

    @Test
    void shellIsPartialAndKnowsOfNoAbsence() throws IOException {
        PageContent content = readFile("http://bazar.example:8471/item/7.html", "bazar-shell.html");
        assertThat(content).isInstanceOf(PageContent.Shell.class);
        Listing partial = ((PageContent.Shell) content).partial();
        assertThat(partial.key()).isEqualTo(new ListingKey("bazar", "7"));
        assertThat(partial.text(Field.TITLE)).contains("Scarf");
        for (Field field : Field.values()) {
            assertThat(partial.fact(field)).isNotInstanceOf(Fact.Absent.class);
        }
        assertThat(partial.fact(Field.SELLER)).isInstanceOf(Fact.Unread.class);
    }

    @Test
    void shellOfAliExpressKeepsTitleAndPictures() throws IOException {
        PageContent content = readFile("https://de.aliexpress.com/item/1005001112223334.html", "aliexpress-shell.html");
        Listing partial = ((PageContent.Shell) content).partial();
        assertThat(partial.text(Field.TITLE)).contains("Garden hose 10 m");
        assertThat(partial.readings(Field.IMAGES)).hasSize(2);
        assertThat(partial.fact(Field.SELLER)).isInstanceOf(Fact.Unread.class);
        assertThat(partial.fact(Field.PRICE)).isInstanceOf(Fact.Unread.class);
    }

    @Test
    void pageForOtherBrowsersHoldsNoOffer() throws IOException {
        assertThat(readFile("", "joom-unsupported.html")).isInstanceOf(PageContent.Shell.class);
        assertThat(read("https://shop.example/a", "<html><body>Your browser is not supported.</body></html>"))
                .isInstanceOf(PageContent.Nothing.class);
    }

    @Test
    void listPageGivesAbsoluteLinksOnceEach() throws IOException {
        assertThat(readFile("http://bazar.example:8471/w/scarf?page=1", "bazar-list.html"))
                .isEqualTo(new PageContent.ListPage(List.of("http://bazar.example:8471/item/1.html",
                        "https://bazar.example:8471/item/2.html?x=1%202"),
                        "http://bazar.example:8471/w/scarf?page=2"));
    }

    @Test
    void itemListOfAnUnknownShopIsAListPage() throws IOException {
        assertThat(readFile("", "several-products.html")).isEqualTo(new PageContent.ListPage(
                List.of("https://shop.example/mug-1", "https://shop.example/mug-2"),
                "https://shop.example/mugs?page=2"));
    }

    @Test
    void numbersInStateBecomeAddressesOfAListPage() {
        PageContent content = read("https://www.aliexpress.com/w/wholesale-hose.html",
                "<script>/*<!--init-data-start-->*/"
                        + "window._dida_config_._init_data_= { data: {\"data\":{\"root\":{\"fields\":{\"mods\":{\"itemList\":{\"content\":"
                        + "[{\"productId\":\"1005001\"},{\"productId\":\"1005002\"}]}}}}}} }</script>");
        assertThat(content).isEqualTo(new PageContent.ListPage(List.of("https://www.aliexpress.com/item/1005001.html",
                "https://www.aliexpress.com/item/1005002.html"), ""));
    }

    @Test
    void listPageWithoutKnownLinksIsNotAnEmptyList() {
        assertThat(read("http://bazar.example/w/scarf", "<html><body>Welcome to our spring sale</body></html>"))
                .isInstanceOf(PageContent.Nothing.class);
    }

    @Test
    void softNotFoundIsNoLongerSold() {
        assertThat(read("http://bazar.example/item/7.html",
                "<html><body>Sorry. This item is no longer available.</body></html>"))
                .isEqualTo(new PageContent.NoLongerSold("This item is no longer available"));
        assertThat(read("http://bazar.example/item/7.html", "<html><body><p class=soft-404>Gone</p></body></html>"))
                .isEqualTo(new PageContent.NoLongerSold(".soft-404"));
    }

    @Test
    void wordsOfRemovalInAScriptRemoveNothing() {
        assertThat(listing(read("http://bazar.example/item/7.html", "<html><body><h1>Cup</h1>"
                + "<script>var i18n = {gone: 'This item is no longer available'}</script></body></html>"))).isNotNull();
    }

    @Test
    void challengeIsKnownByItsAddressAndByItsBody() {
        assertThat(read("https://us.shein.com/risk/challenge?captcha_type=909", "<html><title>SHEIN</title></html>"))
                .isEqualTo(new PageContent.HumanCheck("/risk/challenge"));
        assertThat(read("http://bazar.example/item/7.html", "<script>var url='?x5secdata=abc'</script>"))
                .isEqualTo(new PageContent.HumanCheck("x5secdata"));
        assertThat(read("https://shop.example/", "<html><title>Just a moment...</title><body></body></html>"))
                .isInstanceOf(PageContent.HumanCheck.class);
    }

    @Test
    void challengeWordsOnAPageWithAPriceAreNoChallenge() {
        assertThat(listing(
                read("http://bazar.example/item/7.html", "<html><body><script>'x5secdata'</script><h1>Cup</h1>"
                        + "<div class=price-box><i class=now>3 EUR</i></div></body></html>")))
                .isNotNull();
    }

    @Test
    void itemWithoutAddressIsKeyedByItsArticleNumber() {
        Listing listing = listing(read("", "<script type=application/ld+json>{\"@type\":\"Product\",\"name\":\"Cup\","
                + "\"sku\":\"C1\",\"offers\":{\"price\":3}}</script>"));
        assertThat(listing.key()).isEqualTo(new ListingKey("unknown", "C1"));
    }

    @Test
    void severalProductsOfAFileAreSeveralOffers() {
        PageContent content = read("",
                "<script type=application/ld+json>[{\"@type\":\"Product\",\"name\":\"Cup\",\"sku\":\"1\"},"
                        + "{\"@type\":\"Product\",\"name\":\"Jug\",\"sku\":\"2\"}]</script>");
        assertThat(((PageContent.Offers) content).listings()).extracting(Listing::key)
                .containsExactly(new ListingKey("unknown", "1"), new ListingKey("unknown", "2"));
    }

    @Test
    void bodyOverTheLimitIsRefused() {
        PageContent content = reader().read(new Page("https://shop.example/", Optional.empty(), new byte[20_000_001]));
        assertThat(content).isEqualTo(new PageContent.Nothing("the body has 20000001 bytes; 20000000 are the most"));
    }

    @Test
    void addressesFollowTheDocumentsBase() {
        Listing listing = listing(
                read("https://shop.example/a/b", "<html><body itemscope itemtype='http://schema.org/Product'>"
                        + "<h1 itemprop=name>Cup</h1><img itemprop=image src='c.jpg'></body></html>"));
        assertThat(listing.text(Field.IMAGES)).contains("https://shop.example/a/c.jpg");
    }

    @Test
    void savedPayloadWithoutAddressIsKnownByItsPaths() {
        Listing listing = listing(
                read("", """
                        {"data":{"result":{"GLOBAL_DATA":{"globalData":{"productId":999000111,"currencyCode":"USD"}},
                         "PRODUCT_TITLE":{"text":"Kite"},"PRICE":{"targetSkuPriceInfo":{"salePrice":{"value":8,"currency":"USD"}}},
                         "COMPLIANCE_PC":{"complianceList":[{"title":"Manufacturer information","content":"<p>Wind Ltd</p><p>1 Quay, Qingdao</p>"}]}}}}
                        """));
        assertThat(listing.key()).isEqualTo(new ListingKey("aliexpress", "999000111"));
        assertThat(listing.text(Field.PRICE)).contains("8 USD");
        assertThat(listing.text(Field.MANUFACTURER)).contains("Wind Ltd");
        assertThat(listing.text(Field.MANUFACTURER_ADDRESS)).contains("1 Quay, Qingdao");
    }

    @Test
    void payloadOfADeadListingIsNoLongerSold() {
        assertThat(read("https://acs.aliexpress.com/h5/mtop.aliexpress.pdp.pc.query/1.0/",
                "{\"data\":{\"result\":{\"GLOBAL_DATA\":{\"globalData\":{\"errorCode\":\"SITEM_NOT_EXIST\"}}}}}"))
                .isInstanceOf(PageContent.NoLongerSold.class);
    }
}
