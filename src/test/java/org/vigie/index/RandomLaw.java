package org.vigie.index;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;
import org.vigie.listing.ListingKey;
import org.vigie.listing.Money;
import org.vigie.listing.Place;
import org.vigie.listing.Value;

/// Rules of every kind of condition, and listings that half meet them; by a seed, so that a failure repeats.
final class RandomLaw {

    private static final List<String> LISTS = List.of("alpha", "beta", "gamma", "delta");
    private static final List<String> WORDS = List.of("laser", "pointer", "laserpointer", "jammer", "gps jammer",
            "knuckle duster", "schlagring*", "*messer", "*pistol*", "激光", "激光笔", "radar detector(s)", "vitamin c d",
            "snus", "kokosnuss", "mini laser pointer", "hülle", "case", "for laser", "without", "non refillable",
            "refillable gas", "s t x", "plug-in",
            "hochspannungs elektroschock verteidigungs geraete taschenlampe ausfuehrung", "mercure",
            "thermometre a mercure", "e cig", "vape pens*");
    /// Some lists inflect their words and look for them in compounds.
    private static final Map<String, String> HEADS = Map.of("beta", "[inflect: adjectives]\n[compounds]\n", "gamma",
            "[inflect]\n");
    private static final List<String> FILLER = List.of("the", "for", "de", "la", "en", "a", "x", "new", "set", "with",
            "offer", "shop", "blue", "5", "12", "2.4", "no", "und", "mit", "pour", "电", "池", "les", "to", "i");
    private static final List<String> MARKS = List.of(" ", " ", " ", " ", " ", " ", ". ", "! ", ", ", "-", "/", ".",
            "\n", " - ", "'", "@", "+", "");
    private static final List<String> AMOUNTS = List.of("5 mW", "100mW", "0.5 W", "<1 mW", "Power (mW): 50",
            "2000 puffs",
            "30 cm", "12 inch", "2 ml", "50 %", "-30%", "1.600 puffs", "0,9 mW", "less than 5 mW");
    private static final List<Field> TEXTS = List.of(Field.TITLE, Field.DESCRIPTION, Field.BRAND, Field.WARNINGS,
            Field.ATTRIBUTES, Field.SELLER_COUNTRY, Field.IMAGES, Field.INGREDIENTS);
    private static final List<Field> ANY = List.of(Field.GTIN, Field.BRAND, Field.WARNINGS, Field.PRICE,
            Field.LIST_PRICE,
            Field.PRIOR_PRICE, Field.CLAIMED_PCT, Field.CE_MARKING, Field.SELLER_COUNTRY, Field.ATTRIBUTES, Field.TITLE,
            Field.DESCRIPTION, Field.SELLER_KIND, Field.MANUFACTURER_COUNTRY);
    private static final List<String> VALUES = List.of("-", "business", "private", "Acme", "FR", "CN", "DE", "Nowhere",
            "N/A", "4006381333931");
    private static final List<String> WARNING = List.of(
            "Keep away from children under the age of three, warning for all",
            "Ne convient pas aux enfants de moins de trois ans, attention",
            "Achtung nicht fur Kinder unter drei Jahren");

    private final Random random;

    RandomLaw(long seed) {
        this.random = new Random(seed);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /// Writes lists and rules `R0001` to that many.
    void write(Path folder, int rules) throws IOException {
        Files.createDirectories(folder.resolve("lists/en"));
        Files.createDirectories(folder.resolve("lists/de"));
        Files.writeString(folder.resolve("lists/de/compound-parts.txt"), "mini\nkokos\nsicherheit(s)\n");
        for (String list : LISTS) {
            StringBuilder text = new StringBuilder(HEADS.getOrDefault(list, ""));
            List<String> left = new ArrayList<>(WORDS);
            for (int i = 0; i < 9; i++) {
                String word = left.remove(random.nextInt(left.size()));
                String tail = list.equals("delta") && i % 3 == 1
                        ? " [other]"
                        : i == 4
                                ? " [from 2023-05-01]"
                                : i == 5
                                        ? " [until 2024-02-29]"
                                        : "";
                text.append(word).append(tail).append('\n');
            }
            Files.writeString(file(folder, list), text);
        }
        Path place = Files.createDirectories(folder.resolve("eu"));
        for (int i = 1; i <= rules; i++) {
            String id = String.format(Locale.ROOT, "R%04d", i);
            Files.writeString(place.resolve(id + "-random.yaml"), rule(id));
        }
    }

    /// The file of a list.
    static Path file(Path folder, String list) {
        return folder.resolve("lists/" + (HEADS.containsKey(list) ? "de/" : "en/") + list + ".txt");
    }

    private String rule(String id) {
        StringBuilder exceptions = new StringBuilder();
        int count = random.nextInt(3);
        for (int i = 0; i < count; i++) {
            exceptions.append(i == 0 ? "exceptions:\n" : "").append("  - id: e").append(i).append("\n    reason: r\n")
                    .append(random.nextInt(3) == 0 ? "    only: possibly\n" : "").append("    when: ")
                    .append(condition(2)).append('\n');
        }
        return """
                id: %s
                version: 1
                status: %s
                title: Random
                topic: random
                severity: low
                confidence: high
                jurisdiction: EU
                markets: [FR, DE]
                law:
                  - act: Act
                    provision: Article 1
                    url: https://example.org/act
                    duty: None.
                    in_force: {from: 2021-01-01, until: 2025-12-31}
                limits: None.
                applies: %s
                surely: %s
                %s
                %s
                examples:
                  - name: none
                    expect: breach
                    captured: 2024-01-01
                    listing: {title: laser}
                """.formatted(id, one(List.of("active", "trial", "draft")),
                random.nextBoolean() ? condition(1) : mention(), condition(2),
                random.nextInt(3) > 0 ? "possibly: " + condition(2) : "", exceptions);
    }

    private String condition(int depth) {
        if (depth > 0 && random.nextInt(3) == 0) {
            List<String> below = new ArrayList<>();
            for (int i = 0; i < 2 + random.nextInt(2); i++) {
                below.add(condition(depth - 1));
            }
            return "{" + one(List.of("all", "any")) + ": [" + String.join(", ", below) + "]}";
        }
        return switch (random.nextInt(19)) {
            case 0, 1, 2, 3 -> mention();
            case 4 -> "{shown: " + one(ANY).key() + "}";
            case 5, 6 -> "{absent: " + one(ANY).key() + "}";
            case 7 -> "{flag: ce_marking}";
            case 8 -> "{is: {field: " + one(List.of("seller_kind", "brand", "title", "gtin")) + ", in: ['" + one(VALUES)
                    + "', " + one(List.of("business", "laser")) + "]}}";
            case 9 -> "{" + one(List.of("outside", "inside")) + ": {field: "
                    + one(List.of("seller_country", "manufacturer_country")) + ", of: [EU, GB]}}";
            case 10 -> "{higher: {field: list_price, than: price, by: " + one(List.of("0 %", "10 %", "2.5 %")) + "}}";
            case 11 -> "{overstated: {claimed: claimed_pct, from: prior_price, to: price, points: 1}}";
            case 12 -> "{contradicted: " + one(List.of("price", "brand", "seller_country", "attributes")) + "}";
            case 13 -> "{foreign: " + one(List.of("warnings", "description")) + "}";
            case 15, 16 -> "{ratio: {of: price, to: " + one(List.of("list_price, ", "prior_price, "))
                    + one(List.of("below: 90 %", "at_most: 1", "above: 1.2", "at_least: 75 %")) + "}}";
            case 17 -> "{words: {" + (random.nextBoolean()
                    ? "each: [" + one(LISTS) + ", delta]"
                    : "all: ['" + one(WORDS) + "', 'case']") + "}}";
            case 14 -> "{day: {from: 2022-06-01, until: 2024-10-01}}";
            default ->
                "{attribute: {name: [height, alter], " + one(List.of("is: ['120 cm', 'none', blue]", "empty: true",
                        "above: 120 cm", "at_least: 4 ft", "below: 1.2 m", "at_most: 119.999922 cm", "at_most: 3 years",
                        "above: 36 months"))
                        + "}}";
        };
    }

    private String mention() {
        boolean quantity = random.nextInt(3) == 0;
        int sides = random.nextInt(3);
        StringBuilder text = new StringBuilder(quantity ? "{quantity: {" : "{words: {");
        if (quantity) {
            text.append(one(List.of("power: {above: 1 mW}", "power: {at_least: 50 mW}", "power: {at_most: 5 mW}",
                    "power: {below: 1 mW}", "puffs: {above: 1000 puffs}", "length: {at_least: 30 cm}",
                    "volume: {above: 2 ml}", "percent: {at_least: 50 %}", "minus-percent: {above: 20 %}")));
        } else {
            text.append(words());
        }
        if (random.nextBoolean()) {
            String first = one(TEXTS).key();
            String second = one(List.of("title", "description"));
            text.append(", in: [").append(first).append(first.equals(second) ? "" : ", " + second).append(']');
        }
        if (sides > 0) {
            text.append(", near: [");
            for (int i = 0; i < sides; i++) {
                text.append(i == 0 ? "" : ", ").append('{').append(words()).append(", within: ")
                        .append(random.nextInt(6)).append(one(List.of("", ", side: before", ", side: after")))
                        .append('}');
            }
            text.append(']').append(random.nextInt(3) == 0 ? ", every: true" : "");
        }
        return text.append("}}").toString();
    }

    private String words() {
        return switch (random.nextInt(4)) {
            case 0 -> "list: [" + one(LISTS) + ", gamma]";
            case 1 -> "any: ['" + one(WORDS) + "', '" + one(WORDS) + "']";
            default -> "list: " + one(LISTS);
        };
    }

    /// A listing that says, does not say, or was not read for, what rules ask about.
    Listing listing(String id) {
        Listing.Builder listing = Listing.of(new ListingKey("random", id), "");
        for (Field field : Field.values()) {
            switch (random.nextInt(6)) {
                case 0 -> listing.absent(field, new Place("dom", "#x"));
                case 1 -> listing.unread(field, "not seen");
                case 2 -> {
                }
                default -> {
                    for (int i = 1 + random.nextInt(2); i > 0; i--) {
                        listing.show(field, value(field), new Place(one(List.of("dom", "json-ld")), "p" + i));
                    }
                }
            }
        }
        return listing.build();
    }

    private Value value(Field field) {
        return switch (field.kind()) {
            case MONEY -> random.nextInt(12) == 0 ? new Value.Text("-") : price();
            case NUMBER -> new Value.Number(new BigDecimal(random.nextInt(90)));
            case FLAG -> new Value.Flag(random.nextBoolean());
            case COUNTRY -> new Value.Text(one(List.of("FR", "France", "CN", "DE", "Nowhere", "US", "laser FR")));
            case ATTRIBUTE -> new Value.Attribute(one(List.of("Height (cm)", "height", "Alter", "Farbe")),
                    one(List.of("120 cm", "121", "119.5 cm", "4 ft", "47.244064 inch", "1.2 kg", "3+", "36 months",
                            "blue", "none", "-", "4 years",
                            text(4))));
            case TEXT -> new Value.Text(switch (field) {
                case TITLE -> text(8);
                case DESCRIPTION -> text(40);
                case WARNINGS -> random.nextBoolean() ? one(WARNING) : text(6);
                default -> random.nextBoolean() ? one(VALUES) : text(3);
            });
        };
    }

    private Value price() {
        Money from = new Money(new BigDecimal(500 + random.nextInt(900)).movePointLeft(2),
                one(List.of("EUR", "EUR", "EUR", "USD")));
        BigDecimal more = new BigDecimal(random.nextInt(300)).movePointLeft(2);
        return random.nextInt(5) == 0
                ? new Value.Price(from, new Money(from.amount().add(more), from.currency()))
                : new Value.Price(from);
    }

    private String text(int words) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(words) + 1; i > 0; i--) {
            String word = switch (random.nextInt(7)) {
                case 0, 1 -> one(WORDS).replace("*", one(List.of("", "", "s", "42"))).replace("(s)",
                        one(List.of("", "s")));
                case 2 -> disguised(one(WORDS).replace("*", "").replace("(s)", ""));
                case 3 -> random.nextBoolean() ? one(AMOUNTS) : one(FILLER);
                case 4 -> one(List.of("", "mini", "sicherheits", "un")) + one(WORDS).replace("*", "").replace("(s)", "")
                        + one(List.of("", "s", "e", "n", "en", "er"));
                default -> one(FILLER);
            };
            text.append(word).append(one(MARKS));
        }
        return text.toString();
    }

    private String disguised(String word) {
        return switch (random.nextInt(8)) {
            case 0 -> word.replace('a', '4').replace('e', '3');
            case 1 -> String.join(" ", word.split(""));
            case 2 -> String.join(".", word.split(""));
            case 3 -> word.replace('i', '1').replace('s', '$');
            case 4 -> word.replace(" ", "");
            case 5 -> {
                int cut = 1 + random.nextInt(Math.max(1, word.length() - 1));
                yield word.substring(0, Math.min(cut, word.length())) + one(List.of(" ", "-", "_"))
                        + word.substring(Math.min(cut, word.length()));
            }
            case 6 -> word.replace(" ", "-").replace('l', '1');
            default -> word.replace('a', 'а').toUpperCase(Locale.ROOT);
        };
    }
}
