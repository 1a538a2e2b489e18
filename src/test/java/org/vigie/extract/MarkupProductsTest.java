package org.vigie.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;

/// One product, however a page tells it to machines.
class MarkupProductsTest {

    private static PageContent content(String html) {
        return new PageReader(List.of()).readOrThrow(new Page("https://shop.example/cup",
                Optional.of("text/html; charset=utf-8"), html.getBytes(StandardCharsets.UTF_8)));
    }

    private static Listing read(String html) {
        PageContent content = content(html);
        assertThat(content).isInstanceOf(PageContent.Offers.class);
        return ((PageContent.Offers) content).listings().getFirst();
    }

    private static Listing jsonLd(String... blocks) {
        StringBuilder html = new StringBuilder();
        for (String block : blocks) {
            html.append("<script type='application/ld+json'>").append(block).append("</script>");
        }
        return read(html.toString());
    }

    private static List<String> texts(Listing listing, Field field) {
        return listing.readings(field).stream().map(reading -> reading.value().text()).toList();
    }

    @Test
    void referencesInsideAPageAreFollowed() {
        Listing listing = jsonLd("""
                {"@graph":[{"@type":"WebPage","mainEntity":{"@id":"#p"}},
                 {"@id":"#p","@type":"Product","name":"Cup","brand":{"@id":"#b"},"offers":[{"@id":"#o"}]},
                 {"@id":"#o","@type":"Offer","price":"3.50","priceCurrency":"EUR","seller":{"@id":"#s"}}]}""",
                "{\"@id\":\"#b\",\"@type\":\"Brand\",\"name\":\"Mug & Co\"}",
                "{\"@id\":\"#s\",\"@type\":\"Organization\",\"name\":\"Cup Shop\"}");
        assertThat(listing.text(Field.BRAND)).contains("Mug & Co");
        assertThat(listing.text(Field.PRICE)).contains("3.50 EUR");
        assertThat(listing.text(Field.SELLER)).contains("Cup Shop");
    }

    @Test
    void nameOfANodeThatNothingDescribesIsNoText() {
        Listing listing = jsonLd("{\"@type\":\"Product\",\"name\":\"Cup\",\"brand\":{\"@id\":\"#nowhere\"}}");
        assertThat(texts(listing, Field.BRAND)).isEmpty();
    }

    @Test
    void blocksThatSpeakOfOneProductAreReadTogether() {
        Listing listing = jsonLd(
                "{\"@type\":\"Product\",\"name\":\"Cup\",\"sku\":\"7\",\"offers\":{\"price\":3,\"priceCurrency\":\"EUR\"}}",
                "{\"@type\":\"Product\",\"name\":\"Cup, blue\",\"sku\":\"7\",\"gtin13\":\"4006381333931\","
                        + "\"offers\":{\"price\":4,\"priceCurrency\":\"EUR\"}}");
        assertThat(texts(listing, Field.TITLE)).containsExactly("Cup", "Cup, blue");
        assertThat(texts(listing, Field.PRICE)).containsExactly("3 EUR", "4 EUR");
        assertThat(listing.text(Field.GTIN)).contains("4006381333931");
    }

    @Test
    void variantsThatNameTheirGroupBelongToIt() {
        Listing listing = jsonLd("""
                [{"@type":"ProductGroup","@id":"#g","name":"Cup","productGroupID":"G1"},
                 {"@type":"Product","name":"Cup red","color":"red","isVariantOf":{"@id":"#g"},
                  "offers":{"@type":"Offer","price":3,"priceCurrency":"EUR"}},
                 {"@type":"Product","name":"Cup blue","color":"blue","inProductGroupWithID":"G1",
                  "offers":{"@type":"Offer","price":5,"priceCurrency":"EUR"}}]""");
        assertThat(texts(listing, Field.TITLE)).containsExactly("Cup");
        assertThat(texts(listing, Field.VARIANTS)).containsExactly("red", "blue");
        assertThat(listing.text(Field.PRICE)).contains("3 EUR - 5 EUR");
    }

    @Test
    void namesCountWhateverTheirCaseAndVocabulary() {
        Listing listing = jsonLd("""
                {"@type":"http://schema.org/product","Name":"Cup","schema:sku":"7",
                 "Offers":{"@type":"schema:offer","Price":"3,50","PriceCurrency":"EUR"}}""");
        assertThat(listing.text(Field.PRICE)).contains("3.50 EUR");
        assertThat(listing.text(Field.SKU)).contains("7");
    }

    @Test
    void blockEscapedAsTextIsRead() {
        Listing listing = jsonLd("{&quot;@type&quot;:&quot;Product&quot;,&quot;name&quot;:&quot;Cup&quot;}; trailing");
        assertThat(listing.text(Field.TITLE)).contains("Cup");
    }

    @Test
    void priceOfAUnitAndOfAPackAreToldApart() {
        Listing unit = jsonLd(
                """
                        {"@type":"Product","name":"Tea","offers":{"@type":"Offer","priceCurrency":"EUR","price":"2.50",
                         "priceSpecification":[{"@type":"UnitPriceSpecification","price":25,"priceCurrency":"EUR",
                          "referenceQuantity":{"value":1,"unitCode":"KGM"}},
                          {"@type":"UnitPriceSpecification","priceType":"https://schema.org/StrikethroughPrice","price":3}]}}""");
        assertThat(texts(unit, Field.PRICE)).containsExactly("2.50 EUR");
        assertThat(texts(unit, Field.UNIT_PRICE)).containsExactly("25 EUR");
        assertThat(texts(unit, Field.LIST_PRICE)).containsExactly("3 EUR");
        Listing pack = jsonLd("""
                {"@type":"Product","name":"Paint","offers":{"@type":"Offer","priceSpecification":[
                 {"@type":"UnitPriceSpecification","price":81,"priceCurrency":"EUR","referenceQuantity":
                  {"value":"4.5","unitCode":"LTR","valueReference":{"value":1,"unitCode":"LTR"}}},
                 {"@type":"UnitPriceSpecification","price":70,"priceCurrency":"EUR",
                  "validForMemberTier":{"@type":"MemberProgramTier","name":"gold"}}]}}""");
        assertThat(texts(pack, Field.PRICE)).containsExactly("81 EUR");
        assertThat(texts(pack, Field.UNIT_PRICE)).isEmpty();
    }

    @Test
    void rdfaLiteGivesTheSameProduct() {
        Listing listing = read("""
                <body vocab="http://schema.org/"><div typeof="Product"><h1 property="name">Cup</h1>
                <span property="brand" typeof="Brand"><span property="name">Mug &amp; Co</span></span>
                <img property="image" src="/cup.jpg"><p property="offers" typeof="Offer">
                <span property="price" content="3.50">3,50 €</span><meta property="priceCurrency" content="EUR">
                <link property="availability" href="http://schema.org/InStock"></p></div></body>""");
        assertThat(listing.text(Field.TITLE)).contains("Cup");
        assertThat(listing.text(Field.BRAND)).contains("Mug & Co");
        assertThat(listing.text(Field.PRICE)).contains("3.50 EUR");
        assertThat(listing.text(Field.AVAILABILITY)).contains("InStock");
        assertThat(listing.text(Field.IMAGES)).contains("https://shop.example/cup.jpg");
        assertThat(listing.readings(Field.PRICE).getFirst().place().source()).isEqualTo("rdfa");
    }

    @Test
    void itemWithoutPropertiesIsItsText() {
        Listing listing = read("""
                <div itemscope itemtype="http://schema.org/Product"><b itemprop="name">Cup</b>
                <span itemprop="brand" itemscope itemtype="http://schema.org/Brand">Mug &amp; Co</span></div>""");
        assertThat(listing.text(Field.BRAND)).contains("Mug & Co");
    }

    @Test
    void drawnPathIsTheCategoryBeforeTheOneForMachines() {
        Listing listing = read("""
                <nav class="breadcrumb"><a href="/home">Kitchen</a> &gt; <a href="/home/cups">Cups</a> &gt; Cup</nav>
                <script type="application/ld+json">{"@type":"Product","name":"Cup","category":"Mugs"}</script>""");
        assertThat(texts(listing, Field.CATEGORY)).containsExactly("Kitchen > Cups", "Mugs");
    }

    @Test
    void metaElementsOfAPreviewGiveThePrice() {
        Listing listing = read("""
                <meta property="og:type" content="product"><meta property="og:title" content="Cup">
                <meta property="og:image" content="https://shop.example/1.jpg">
                <meta property="og:image" content="https://shop.example/2.jpg">
                <meta name="twitter:label1" content="Prix"><meta name="twitter:data1" content="3,50 €">
                <meta name="DC.title" content="A cup">""");
        assertThat(listing.text(Field.PRICE)).contains("3.50 EUR");
        assertThat(texts(listing, Field.IMAGES)).hasSize(2);
        assertThat(texts(listing, Field.TITLE)).containsExactly("Cup", "A cup");
    }
}
