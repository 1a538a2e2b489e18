package org.vigie.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ShortFormTest {

    private static final Place PLACE = new Place("json-ld", "$.x");

    private static Value text(String text) {
        return new Value.Text(text);
    }

    private static Value price(String amount, String to, String currency) {
        return new Value.Price(new Money(new BigDecimal(amount), currency), new Money(new BigDecimal(to), currency));
    }

    /// The values of a field without their places: the same value of two sources is one.
    private static List<Value> values(Listing listing, Field field) {
        return listing.readings(field).stream().map(Reading::value).distinct().toList();
    }

    private static void sameSaid(Listing before, Listing after) {
        assertThat(after.key()).isEqualTo(before.key());
        assertThat(after.url()).isEqualTo(before.url());
        for (Field field : Field.values()) {
            assertThat(after.fact(field).getClass()).as(field.key()).isEqualTo(before.fact(field).getClass());
            assertThat(after.text(field)).as(field.key()).isEqualTo(before.text(field));
            if (field == Field.ATTRIBUTES) {
                assertThat(values(after, field)).containsExactlyInAnyOrderElementsOf(values(before, field));
            } else {
                assertThat(values(after, field)).as(field.key()).isEqualTo(values(before, field));
            }
        }
    }

    @Test
    void whatIsWrittenReadsBackAsTheSameValuesAndTheSameAbsences() throws InvalidListingException {
        Listing listing = Listing.of(new ListingKey("shop.example", "a/1"), "https://shop.example/a/1")
                .show(Field.TITLE, text("Lampe \"LED\" \uD83D\uDD26"), PLACE)
                .show(Field.TITLE, text("Lampe"), new Place("dom", "h1"))
                .show(Field.TITLE, text("Lampe"), PLACE).show(Field.PRICE, price("9.90", "12.00", "EUR"), PLACE)
                .show(Field.LIST_PRICE, price("20", "20", "USD"), PLACE)
                .show(Field.PRIOR_PRICE, price("15.50", "15.50", null), PLACE)
                .show(Field.UNIT_PRICE, price("3.00", "3.00", "EUR"), PLACE)
                .show(Field.CLAIMED_PCT, new Value.Number(new BigDecimal("12.5")), PLACE)
                .show(Field.CE_MARKING, new Value.Flag(false), PLACE)
                .show(Field.ATTRIBUTES, new Value.Attribute("Colour", "red"), PLACE)
                .show(Field.ATTRIBUTES, new Value.Attribute("Colour", "blue"), PLACE)
                .show(Field.SELLER_COUNTRY, text("CN"), PLACE).absent(Field.BRAND, PLACE)
                .unread(Field.GTIN, "a closed tab").build();
        String line = ShortForm.write(listing);
        assertThat(line).doesNotContain("\n").contains("\"brand\":null").doesNotContain("gtin");
        sameSaid(listing, JsonLines.read(line));
    }

    @Test
    void propertyNamedLikeAFieldStaysAProperty() throws InvalidListingException {
        Listing listing = Listing.of(new ListingKey("m", "1"), "")
                .show(Field.ATTRIBUTES, new Value.Attribute("model", "X1"), PLACE)
                .show(Field.ATTRIBUTES, new Value.Attribute("lang", "fr"), PLACE).build();
        Listing back = JsonLines.read(ShortForm.write(listing));
        sameSaid(listing, back);
        assertThat(back.fact(Field.MODEL)).isInstanceOf(Fact.Unread.class);
    }

    @Test
    void loneHalvesOfPairsSurviveUtf8() throws InvalidListingException {
        Listing listing = Listing.of(new ListingKey("m", "1"), "").show(Field.TITLE, text("a\uD800b"), PLACE).build();
        String line = ShortForm.write(listing);
        assertThat(line.chars()).allMatch(c -> c < 128);
        sameSaid(listing, JsonLines.read(line));
    }

    @Test
    void anyListingReadsBack() throws InvalidListingException {
        Random random = new Random(5);
        String[] codes = {"EUR", "USD", null};
        for (int round = 0; round < 500; round++) {
            Listing.Builder builder = Listing.of(new ListingKey("m", "id " + round), "");
            for (Field field : Field.values()) {
                int kind = random.nextInt(4);
                if (kind == 0) {
                    builder.absent(field, PLACE);
                }
                for (int i = 1; i < kind; i++) {
                    builder.show(field, random(field, random, codes), new Place("s", "p" + i));
                }
            }
            Listing listing = builder.build();
            sameSaid(listing, JsonLines.read(ShortForm.write(listing)));
        }
    }

    private static Value random(Field field, Random random, String[] codes) {
        List<String> words = new ArrayList<>(List.of("", "a", "title", "lang", "é\n\t", "12"));
        String word = words.get(random.nextInt(words.size()));
        return switch (field.kind()) {
            case MONEY -> price(random.nextInt(3) + ".50", "4." + random.nextInt(3), codes[random.nextInt(3)]);
            case NUMBER -> new Value.Number(BigDecimal.valueOf(random.nextInt(500), 1));
            case FLAG -> new Value.Flag(random.nextBoolean());
            case ATTRIBUTE -> new Value.Attribute(word, words.get(random.nextInt(words.size())));
            case TEXT, COUNTRY -> text(word);
        };
    }
}
