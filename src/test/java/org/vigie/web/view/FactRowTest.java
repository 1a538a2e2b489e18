package org.vigie.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.listing.Field;
import org.vigie.listing.Money;
import org.vigie.listing.Place;
import org.vigie.listing.Reading;
import org.vigie.listing.Value;

class FactRowTest {

    @Test
    void differentPricesContradictAndDifferentlyWrittenOnesDoNot() {
        assertThat(contradiction(Field.PRICE, price("9.90", "EUR"), price("9.9", "EUR"))).isEmpty();
        assertThat(contradiction(Field.PRICE, price("9.90", "EUR"), price("9.90", null))).isEmpty();
        assertThat(contradiction(Field.PRICE, price("9.90", "EUR"), price("12", "EUR")))
                .isEqualTo("the sources differ");
        assertThat(contradiction(Field.PRICE, price("9.90", "EUR"), price("9.90", "USD"))).isNotEmpty();
    }

    @Test
    void spacesAndCaseAreNoContradiction() {
        assertThat(contradiction(Field.BRAND, new Value.Text("ACME  Toys "), new Value.Text("Acme Toys"))).isEmpty();
        assertThat(contradiction(Field.BRAND, new Value.Text("Acme"), new Value.Text("Bcme"))).isNotEmpty();
    }

    @Test
    void severalPicturesAreNoContradiction() {
        assertThat(contradiction(Field.IMAGES, new Value.Text("1"), new Value.Text("2"))).isEmpty();
    }

    @Test
    void onePropertyWithTwoContentsContradictsAndTwoPropertiesDoNot() {
        assertThat(contradiction(Field.ATTRIBUTES, new Value.Attribute("Age", "3+"), new Value.Attribute("Size", "5")))
                .isEmpty();
        assertThat(contradiction(Field.ATTRIBUTES, new Value.Attribute("Age", "3+"), new Value.Attribute("age", "14+")))
                .isEqualTo("the sources differ about “age”");
    }

    @Test
    void oneSourceMayGiveAPropertySeveralContents() {
        Place place = new Place("state", "props");
        assertThat(FactRow.contradiction(Field.ATTRIBUTES,
                List.of(new Reading(new Value.Attribute("Language", "fr"), place),
                        new Reading(new Value.Attribute("Language", "de"), place),
                        new Reading(new Value.Attribute("Language", "DE"), new Place("dom", "td")))))
                .isEmpty();
    }

    /// Each value from a source of its own.
    private static String contradiction(Field field, Value... values) {
        List<Reading> readings = Arrays.stream(values)
                .map(value -> new Reading(value, new Place("source-of-" + value.text(), "p"))).toList();
        return FactRow.contradiction(field, readings);
    }

    private static Value price(String amount, @Nullable String currency) {
        return new Value.Price(new Money(new BigDecimal(amount), currency));
    }
}
