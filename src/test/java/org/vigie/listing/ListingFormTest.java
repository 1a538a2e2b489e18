package org.vigie.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class ListingFormTest {

    @Test
    void absentKeyIsUnreadAndNullIsAbsent() throws Exception {
        Listing listing = JsonLines.read("""
                {"id": "1", "marketplace": "m", "title": "Lamp", "brand": null}
                """);
        assertThat(listing.fact(Field.TITLE)).isInstanceOf(Fact.Shown.class);
        assertThat(listing.fact(Field.BRAND)).isInstanceOf(Fact.Absent.class);
        assertThat(listing.fact(Field.GTIN)).isInstanceOf(Fact.Unread.class);
    }

    @Test
    void fieldsInsideAttributesBecomeFields() throws Exception {
        Listing listing = JsonLines.read("""
                {"id": "1", "marketplace": "m", "price": 9.9, "currency": "EUR",
                 "attributes": {"seller_country": "CN", "responsible_person_eu": null, "Material": "Wool",
                                "height_cm": 40, "ce_marking": false, "prior_price": 12.50}}
                """);
        assertThat(listing.text(Field.SELLER_COUNTRY)).contains("CN");
        assertThat(listing.fact(Field.RESPONSIBLE_PERSON_EU)).isInstanceOf(Fact.Absent.class);
        assertThat(listing.readings(Field.ATTRIBUTES)).extracting(r -> r.value().text()).containsExactly(
                "Material: Wool",
                "height_cm: 40");
        assertThat(listing.readings(Field.CE_MARKING)).singleElement().extracting(Reading::value)
                .isEqualTo(new Value.Flag(false));
        assertThat(listing.readings(Field.PRIOR_PRICE)).singleElement().extracting(Reading::value)
                .isEqualTo(new Value.Price(new Money(new BigDecimal("12.50"), "EUR")));
    }

    @Test
    void fullFormReadsBackAsWritten() throws Exception {
        Listing listing = JsonLines.read("""
                {"id": "ü 1", "marketplace": "m", "url": "https://m.example/1", "title": ["A", "B"], "price": 9.90,
                 "brand": null, "claimed_pct": 30, "attributes": {"a": "b", "ce_marking": true}}
                """).with().unread(Field.GTIN, "behind a click").build();
        assertThat(ListingJson.read(ListingJson.write(listing))).isEqualTo(listing);
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThatThrownBy(() -> JsonLines.read("{\"id\": \"1\"}")).isInstanceOf(InvalidListingException.class)
                .hasMessageContaining("`marketplace` is missing");
        assertThatThrownBy(() -> JsonLines.read("{\"id\": \"1\", \"marketplace\": \"m\", \"price\": \"cheap\"}"))
                .hasMessageContaining("`price` must be a number");
        assertThatThrownBy(() -> JsonLines.read("[1]")).hasMessageContaining("not a JSON object");
        assertThatThrownBy(() -> JsonLines.read("{\"id\": \"1\", \"marketplace\": \"m\", \"price\": 1e99999999}"))
                .isInstanceOf(InvalidListingException.class);
    }

    @Test
    void keysAreTheSameInTheTurkishLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(Field.TITLE.key()).isEqualTo("title");
            assertThat(Field.FIBRE_COMPOSITION.key()).isEqualTo("fibre_composition");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aContradictionKeepsBothValues() {
        Listing listing = Listing.of(new ListingKey("m", "1"), "")
                .show(Field.PRICE, new Value.Price(new Money(new BigDecimal("150.00"), "USD")),
                        new Place("json-ld", "a"))
                .show(Field.PRICE, new Value.Price(new Money(new BigDecimal("120.00"), "USD")), new Place("dom", "b"))
                .absent(Field.PRICE, new Place("dom", "c")).build();
        assertThat(listing.readings(Field.PRICE)).hasSize(2);
        assertThat(listing.text(Field.PRICE)).contains("150.00 USD");
    }
}
