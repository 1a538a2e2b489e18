package org.vigie.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.vigie.listing.Fact;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;
import org.vigie.listing.ListingKey;
import org.vigie.listing.Money;
import org.vigie.listing.Place;
import org.vigie.listing.Reading;
import org.vigie.listing.Value;

/// Listings made of words that rules look for, whole, disguised and cut short.
final class RandomListings {

    private static final Place PLACE = new Place("dom", "p");
    private static final List<String> GAPS = List.of(" ", " ", " ", " ", " ", "-", ". ", ", ", ".", "\n", " | ", "",
            "@", "  ", "/", "! ", "\u200b", " 5 mW ", " 20 % ", "\uD83D\uDE00", "\uD800", "\u0301");
    private static final Map<Character, String> SIGNS = Map.of('a', "4@а", 'e', "3€е", 'i', "1!і", 'o', "0о", 's',
            "5$ѕ", 't', "7+", 'l', "1|", 'g', "9", 'b', "8");

    private RandomListings() {
    }

    static Listing of(List<String> words, Random random) {
        Listing.Builder builder = Listing.of(new ListingKey("m", "1"), "");
        for (Field field : List.of(Field.TITLE, Field.DESCRIPTION, Field.BRAND, Field.WARNINGS)) {
            switch (random.nextInt(6)) {
                case 0 -> builder.absent(field, PLACE);
                case 1 -> builder.unread(field, "closed");
                case 2 -> builder.show(field, new Value.Text("N/A"), PLACE);
                case 3 -> {
                    builder.show(field, new Value.Text(text(words, random)), PLACE);
                    builder.show(field, new Value.Text(text(words, random)), new Place("meta", "q"));
                }
                default -> builder.show(field, new Value.Text(text(words, random)), PLACE);
            }
        }
        if (random.nextBoolean()) {
            builder.show(Field.MARKET, new Value.Text(List.of("FR", "US", "nowhere").get(random.nextInt(3))), PLACE);
        }
        price(builder, Field.PRICE, random);
        price(builder, Field.LIST_PRICE, random);
        return builder.build();
    }

    private static void price(Listing.Builder builder, Field field, Random random) {
        if (random.nextInt(3) > 0) {
            builder.show(field, new Value.Price(new Money(new BigDecimal(1 + random.nextInt(50)), "EUR")), PLACE);
        }
    }

    private static String text(List<String> words, Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(30); i >= 0; i--) {
            String word = words.get(random.nextInt(words.size()));
            text.append(random.nextInt(3) == 0 ? disguised(word, random) : word);
            text.append(GAPS.get(random.nextInt(GAPS.size())));
        }
        return text.toString();
    }

    /// The same listing with some words written so that a search would miss them.
    static Listing disguised(Listing listing, Random random) {
        Listing.Builder builder = Listing.of(listing.key(), listing.url());
        listing.facts().forEach((field, fact) -> {
            switch (fact) {
                case Fact.Shown shown -> {
                    for (Reading reading : shown.readings()) {
                        Value value = reading.value() instanceof Value.Text text
                                ? new Value.Text(disguised(text.text(), random))
                                : reading.value();
                        builder.show(field, value, reading.place());
                    }
                }
                case Fact.Absent absent -> builder.absent(field, absent.where());
                case Fact.Unread unread -> builder.unread(field, unread.why());
            }
        });
        return builder.build();
    }

    private static String disguised(String text, Random random) {
        StringBuilder changed = new StringBuilder();
        int way = random.nextInt(6);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            String signs = SIGNS.getOrDefault(Character.toLowerCase(c), "");
            if (!signs.isEmpty() && random.nextInt(4) == 0) {
                changed.append(signs.charAt(random.nextInt(signs.length())));
            } else {
                changed.append(way == 5 && random.nextBoolean() ? Character.toUpperCase(c) : c);
            }
            if (random.nextInt(12) < 2 || way == 0) {
                changed.append(switch (way) {
                    case 0 -> " ";
                    case 1 -> ".";
                    case 2 -> "-";
                    case 3 -> "\u200d";
                    case 4 -> "\u0308";
                    default -> "";
                });
            }
        }
        return changed.toString();
    }
}
