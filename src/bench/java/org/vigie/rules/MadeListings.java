package org.vigie.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;
import org.vigie.listing.ListingKey;
import org.vigie.listing.Money;
import org.vigie.listing.Place;
import org.vigie.listing.Value;

/// Made listings of about 1,300 characters, the same for the same number.
final class MadeListings {

    static final int TOPICS = 1_000;
    static final List<String> MARKETS = List.of("FR", "DE", "ES", "IT", "PL", "NL", "BE", "AT", "IE", "PT", "SE", "FI");

    private static final Place PLACE = new Place("dom", "p");

    private final MadeWords words;

    MadeListings(MadeWords words) {
        this.words = words;
    }

    /// @param title as shown
    /// @param cents price
    /// @param listCents crossed-out price
    /// @param warned whether warnings are shown
    record Row(int number, String title, String description, String market, int cents, int listCents, boolean warned) {

        /// By how many percent the crossed-out price is above the price, rounded up.
        long percentAbove() {
            return Math.ceilDiv((listCents - cents) * 100L, cents);
        }

        Listing listing() {
            Listing.Builder builder = Listing.of(new ListingKey("made", Integer.toString(number)), "")
                    .show(Field.TITLE, new Value.Text(title), PLACE)
                    .show(Field.DESCRIPTION, new Value.Text(description), PLACE)
                    .show(Field.MARKET, new Value.Text(market), PLACE)
                    .show(Field.PRICE, money(cents), PLACE)
                    .show(Field.LIST_PRICE, money(listCents), PLACE);
            return (warned
                    ? builder.show(Field.WARNINGS, new Value.Text("Keep dry"), PLACE)
                    : builder.absent(Field.WARNINGS, PLACE)).build();
        }

        private static Value money(int cents) {
            return new Value.Price(new Money(BigDecimal.valueOf(cents, 2), "EUR"));
        }
    }

    Row row(int number) {
        Random random = new Random(31L * number + 1);
        List<String> topic = words.topic(random.nextInt(TOPICS));
        String title = text(6 + random.nextInt(9), topic, random);
        String description = text(100 + random.nextInt(160), topic, random);
        int cents = 100 + random.nextInt(50_000);
        return new Row(number, title, description, MARKETS.get(random.nextInt(MARKETS.size())), cents,
                cents + random.nextInt(cents), random.nextBoolean());
    }

    private String text(int size, List<String> topic, Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < size; i++) {
            String word = random.nextInt(100) < 4
                    ? Integer.toString(random.nextInt(2_000))
                    : random.nextInt(12) == 0 ? topic.get(random.nextInt(topic.size())) : words.any(random);
            if (random.nextInt(10) == 0) {
                word = word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
            }
            if (random.nextInt(20) == 0) {
                word = word.replaceFirst("e", "é");
            }
            text.append(i == 0 ? "" : random.nextInt(9) == 0 ? ", " : " ").append(word);
        }
        return text.toString();
    }
}
