package org.vigie.index;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.vigie.evidence.CaptureRef;
import org.vigie.evidence.Observation;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;
import org.vigie.listing.ListingKey;
import org.vigie.listing.Money;
import org.vigie.listing.Place;
import org.vigie.listing.Value;

/// Made listings of about 1,000 characters, and rules about them; always the same.
final class MadeArchive {

    static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
    private static final Place DOM = new Place("dom", "#main");

    private static final int RARE = 2_000;

    private final Random random = new Random(1);
    private final List<String> vocabulary = new ArrayList<>();

    MadeArchive() {
        for (int i = 0; i < 60_000; i++) {
            StringBuilder letters = new StringBuilder();
            for (long word = i * 7_919L + 3_000_000; word > 0; word /= 20) {
                letters.append("aeioubcdfglmnprstvxz".charAt((int) (word % 20)));
            }
            vocabulary.add(letters.toString());
        }
    }

    private String text(int words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            double share = random.nextDouble();
            text.append(vocabulary.get((int) (share * share * share * share * (vocabulary.size() - 1))));
            text.append(random.nextInt(12) == 0 ? ". " : random.nextInt(20) == 0 ? "-" : " ");
        }
        if (words > 100 && random.nextInt(10) < 6) {
            text.append(rare(random.nextInt(RARE))).append(' ');
        }
        return text.append(random.nextInt(4) == 0 ? random.nextInt(200) + " mW" : "").toString();
    }

    /// A word that about 300 of a million listings hold.
    private static String rare(int number) {
        return "q" + Integer.toString(number * 37 + 50_000, 26) + "wk";
    }

    Observation observation(int number) {
        Listing.Builder listing = Listing
                .of(new ListingKey("shop" + random.nextInt(8), "l" + number), "https://x.example/" + number)
                .show(Field.TITLE, new Value.Text(text(10)), DOM)
                .show(Field.DESCRIPTION, new Value.Text(text(150)), DOM)
                .show(Field.SELLER, new Value.Text("seller " + random.nextInt(2_000)), DOM)
                .show(Field.MARKET, new Value.Text("FR"), DOM).show(Field.PRICE, price(), DOM)
                .show(Field.SELLER_COUNTRY, new Value.Text(random.nextBoolean() ? "CN" : "FR"), DOM);
        if (random.nextInt(3) == 0) {
            listing.show(Field.LIST_PRICE, price(), DOM);
        } else {
            listing.absent(Field.LIST_PRICE, DOM);
        }
        for (Field field : List.of(Field.GTIN, Field.BRAND, Field.MANUFACTURER, Field.WARNINGS)) {
            switch (random.nextInt(3)) {
                case 0 -> listing.absent(field, DOM);
                case 1 -> listing.show(field, new Value.Text(text(2)), DOM);
                default -> listing.unread(field, "not read");
            }
        }
        Instant at = START.plusSeconds(number % 300_000 * 60L);
        CaptureRef capture = new CaptureRef("urn:uuid:" + number, "https://x.example/" + number, at, "a.warc.gz", 17,
                400, "aa", "bb", 3);
        return new Observation("o" + number, listing.build(), capture, "run", "watch", "cc", "", List.of());
    }

    private Value price() {
        return new Value.Price(new Money(new BigDecimal(500 + random.nextInt(900)).movePointLeft(2), "EUR"));
    }

    /// `R0…`: a word of many; `R1…`: a word near another, and an exception; `R2…`: numbers and absences.
    Path rules(Path rules) throws IOException {
        Files.createDirectories(rules.resolve("lists/en"));
        Files.createDirectories(rules.resolve("eu"));
        for (int i = 0; i < 25; i++) {
            list(rules, "words-" + i, 69);
            rule(rules, "R0" + (100 + i), "{words: words-" + i + "}", "");
            list(rules, "beside-" + i, 20);
            rule(rules, "R1" + (100 + i), "{words: {list: words-" + i + ", near: {list: beside-" + i + ", within: 5}}}",
                    "exceptions:\n  - id: brand\n    reason: r\n    when: {words: {list: beside-" + i
                            + ", in: title}}\n");
        }
        List<String> numeric = List.of("{higher: {field: list_price, than: price, by: 40 %}}",
                "{quantity: {power: {above: 190 mW}}}", "{all: [{absent: gtin}, {absent: brand}, {absent: warnings}]}",
                "{absent: manufacturer}", "{all: [{higher: {field: list_price, than: price, by: 0 %}}, {absent: gtin}]}",
                "{all: [{quantity: {power: {at_most: 5 mW}, in: title}}, {shown: brand}]}");
        for (int i = 0; i < numeric.size(); i++) {
            rule(rules, "R2" + (100 + i), numeric.get(i), "");
        }
        return rules;
    }

    /// Three rare words, a third of phrases of two common words, and words that nobody writes.
    private void list(Path rules, String name, int phrases) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < phrases; i++) {
            text.append(i < 3
                    ? rare(random.nextInt(RARE))
                    : i % 3 == 0
                            ? vocabulary.get(random.nextInt(20_000)) + " " + vocabulary.get(random.nextInt(20_000))
                            : "k" + vocabulary.get(random.nextInt(60_000)) + "kw")
                    .append('\n');
        }
        Files.writeString(rules.resolve("lists/en/" + name + ".txt"), text);
    }

    private static void rule(Path rules, String id, String applies, String more) throws IOException {
        Files.writeString(rules.resolve("eu/" + id + "-made.yaml"), """
                id: %s
                version: 1
                status: draft
                title: Made
                topic: made
                severity: low
                confidence: high
                jurisdiction: EU
                markets: [FR]
                law:
                  - act: Act
                    provision: Article 1
                    url: https://example.org/act
                    duty: None.
                    in_force: {from: 2020-01-01}
                limits: None.
                applies: %s
                surely: %s
                %s
                examples:
                  - name: none
                    expect: breach
                    captured: 2026-01-01
                    listing: {title: none}
                """.formatted(id, applies, applies, more));
    }
}
