package org.vigie.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;
import org.vigie.listing.Value;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Samples that other projects test themselves with, which are not part of this one.
class PeerSamplesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @BeforeEach
    void pages() {
        RealPagesTest.assumePages();
    }

    private static PageContent read(String html) {
        return RealPagesTest.reader().readOrThrow(
                new Page("", Optional.empty(), html.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void markupOfRestockChecksGivesItsPrice() throws IOException {
        for (JsonNode sample : JSON.readTree(
                Files.readString(RealPagesTest.PAGES.resolve("changedetection/restock-markup.json")))) {
            Listing listing = ((PageContent.Offers) read(sample.path("markup").asString())).listings().getFirst();
            assertThat(listing.readings(Field.PRICE)).as(sample.path("markup").asString())
                    .allMatch(reading -> ((Value.Price) reading.value()).price().amount().toPlainString()
                            .equals(sample.path("expected_price").asString()));
            assertThat(listing.text(Field.AVAILABILITY).orElse("").toLowerCase(java.util.Locale.ROOT))
                    .isEqualTo(sample.path("expected_availability").asString().replace(" ", ""));
        }
    }

    @Test
    void invalidJsonLdIsReadAsItsPeerReadsIt() throws IOException {
        List<String> checked = new ArrayList<>();
        try (Stream<Path> files = Files.list(RealPagesTest.PAGES.resolve("extruct/custom.invalid"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".html")).sorted().toList()) {
                Path expected = Path.of(file.toString().replace(".html", ".jsonld"));
                if (Files.exists(expected)) {
                    List<JsonNode> found = new ArrayList<>();
                    for (Element script : Jsoup.parse(Files.readString(file)).select("script[type*=ld+json]")) {
                        found.addAll(LenientJson.all(script.data(), 20));
                    }
                    JsonNode wanted = JSON.readTree(Files.readString(expected));
                    assertThat(JSON.writeValueAsString(found)).as(file.toString())
                            .isEqualTo(JSON.writeValueAsString(wanted));
                    checked.add(file.getFileName().toString());
                }
            }
        }
        assertThat(checked).hasSize(4);
    }

    @Test
    void challengePagesAskForAHuman() throws IOException {
        PageReader reader = RealPagesTest.reader();
        for (Path file : RealPagesTest.pages("challenges")) {
            String url = file.toString().contains("aliexpress") ? "https://de.aliexpress.com/item/1005001.html" : "";
            assertThat(reader.readOrThrow(new Page(url, Optional.empty(), Files.readAllBytes(file))))
                    .as(file.toString())
                    .isInstanceOf(PageContent.HumanCheck.class);
        }
    }

    @Test
    void payloadOfAliExpressGivesItsListing() throws IOException {
        String folder = "aliexpress/mtop-pdp-pc-query.";
        JsonNode wanted = JSON.readTree(Files.readString(RealPagesTest.PAGES.resolve(folder + "expected.json")));
        Listing listing = ((PageContent.Offers) read(
                Files.readString(RealPagesTest.PAGES.resolve(folder + "sample.json")))).listings().getFirst();
        assertThat(listing.key().id()).isEqualTo(wanted.path("productId").asString());
        assertThat(listing.text(Field.TITLE)).contains(wanted.path("title").asString());
        assertThat(listing.text(Field.PRICE)).contains("8 USD");
        assertThat(listing.text(Field.LIST_PRICE)).contains("10 USD");
        assertThat(listing.text(Field.SELLER)).contains(wanted.path("storeInfo").path("name").asString());
        assertThat(listing.readings(Field.IMAGES)).hasSameSizeAs(wanted.path("images"));
        assertThat(listing.text(Field.VARIANTS)).contains("Red");
        assertThat(listing.text(Field.ATTRIBUTES)).contains("Material: Plastic");
    }

    @Test
    void everySheinFactThatWasWrittenDownIsRead() throws IOException {
        PageReader reader = RealPagesTest.reader();
        JsonNode expected = JSON.readTree(Files.readString(RealPagesTest.PAGES.resolve("shein/expected.json")));
        for (Path file : RealPagesTest.pages("shein")) {
            JsonNode wanted = expected.path(file.getFileName().toString());
            Listing listing = ((PageContent.Offers) reader.readOrThrow(
                    new Page("", Optional.empty(), Files.readAllBytes(file)))).listings().getFirst();
            assertThat(listing.key().id()).isEqualTo(wanted.path("listing_id").asString());
            assertThat(listing.url()).isEqualTo(wanted.path("url").asString());
            assertThat(listing.text(Field.SKU)).contains(wanted.path("sku").asString());
            assertThat(listing.text(Field.BRAND)).contains(wanted.path("brand").asString());
            assertThat(listing.text(Field.SELLER)).contains(wanted.path("seller").asString());
            assertThat(listing.text(Field.SELLER_ID)).contains(wanted.path("seller_id").asString());
            assertThat(listing.text(Field.LANGUAGE)).contains(wanted.path("language").asString());
            assertThat(listing.text(Field.LIST_PRICE)).contains(wanted.path("list_price").asString() + " USD");
            assertThat(listing.readings(Field.IMAGES)).hasSameSizeAs(wanted.path("images"));
            wanted.path("variants").forEach(variant -> assertThat(listing.readings(Field.VARIANTS))
                    .anyMatch(reading -> reading.value().text().equals(variant.path("size").asString())));
            assertThat(listing.readings(Field.DESCRIPTION)).isEmpty();
            wanted.path("attributes").properties().forEach(attribute -> assertThat(listing.readings(Field.ATTRIBUTES))
                    .anyMatch(reading -> reading.value().equals(
                            new Value.Attribute(attribute.getKey(), attribute.getValue().asString()))));
            assertThat(listing.fact(Field.RESPONSIBLE_PERSON_EU).toString())
                    .contains(wanted.path("eu_responsible_person_url").asString());
        }
    }

    @Test
    void everyAliExpressFactThatWasWrittenDownIsRead() throws IOException {
        String name = "aliexpress/item-2020-07-runparams-he";
        JsonNode wanted = JSON.readTree(Files.readString(RealPagesTest.PAGES.resolve(name + ".expected.json")));
        Listing listing = ((PageContent.Offers) RealPagesTest.reader().readOrThrow(new Page("", Optional.empty(),
                Files.readAllBytes(RealPagesTest.PAGES.resolve(name + ".html"))))).listings().getFirst();
        assertThat(listing.key().id()).isEqualTo(wanted.path("listing_id").asString());
        assertThat(listing.text(Field.SELLER)).contains(wanted.path("seller").asString());
        assertThat(listing.text(Field.SELLER_ID)).contains(wanted.path("seller_id").asString());
        assertThat(listing.text(Field.SELLER_COUNTRY)).contains("CN");
        assertThat(listing.text(Field.CLAIMED_PCT)).contains(wanted.path("discount_percent").asString());
        assertThat(listing.text(Field.LIST_PRICE)).contains("162.32 EUR - 214.53 EUR");
        assertThat(listing.text(Field.AVAILABILITY)).contains(wanted.path("availability").asString());
        assertThat(listing.fact(Field.DESCRIPTION).toString()).contains(wanted.path("description_url").asString());
        assertThat(listing.readings(Field.IMAGES)).hasSameSizeAs(wanted.path("images"));
        for (JsonNode attribute : wanted.path("attributes")) {
            assertThat(listing.readings(Field.ATTRIBUTES)).anyMatch(reading -> reading.value().equals(
                    new Value.Attribute(attribute.path(0).asString().strip(), attribute.path(1).asString().strip())));
        }
    }
}
