package org.vigie.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vigie.evidence.CaptureRef;
import org.vigie.evidence.Finding;
import org.vigie.evidence.Observation;
import org.vigie.index.StoredObservation;
import org.vigie.index.StoredObservation.Sighting;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;
import org.vigie.listing.ListingKey;
import org.vigie.listing.Money;
import org.vigie.listing.Place;
import org.vigie.listing.Value;
import org.vigie.rules.Confidence;
import org.vigie.rules.Law;
import org.vigie.rules.Quote;
import org.vigie.rules.Rule;
import org.vigie.rules.RuleRef;
import org.vigie.rules.Severity;
import org.vigie.rules.Status;
import org.vigie.rules.Verdict;

/// Made-up listings, findings and rules to show.
final class Samples {

    static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    static final Instant NOW = Instant.parse("2026-11-24T12:30:00Z");
    static final Place JSON_LD = new Place("json-ld", "$.description");
    static final Place DOM = new Place("dom", "section.safety > p");

    static final Rule NO_RESPONSIBLE_PERSON = rule("R0007", "No responsible person established in the Union",
            "product-safety", Severity.HIGH, Confidence.MEDIUM,
            new Law("Regulation (EU) 2023/988", "Article 19(b)", "https://eur-lex.europa.eu/eli/reg/2023/988/oj",
                    "An offer made online must state the name and the postal and electronic address of the "
                            + "responsible person when the manufacturer is not established in the Union.",
                    LocalDate.of(2024, 12, 13), Optional.empty()));

    static final Rule MAGNET_TOY = rule("R0012", "Toy with small, strong magnets", "product-safety",
            Severity.CRITICAL, Confidence.LOW,
            new Law("Directive 2009/48/EC", "Annex II, part I, point 4(d)",
                    "https://eur-lex.europa.eu/eli/dir/2009/48/oj",
                    "Toys must not be dangerous when swallowed.", LocalDate.of(2011, 7, 20),
                    Optional.of(LocalDate.of(2030, 7, 31))));

    static final Rule PRIOR_PRICE = rule("R0021", "Reduction announced without the lowest price of 30 days",
            "price", Severity.MEDIUM, Confidence.HIGH,
            new Law("Directive 98/6/EC", "Article 6a", "https://eur-lex.europa.eu/eli/dir/1998/6",
                    "An announced reduction must state the prior price, the lowest of the last 30 days.",
                    LocalDate.of(2022, 5, 28), Optional.empty()));

    private Samples() {
    }

    static List<Rule> rules() {
        return List.of(NO_RESPONSIBLE_PERSON, MAGNET_TOY, PRIOR_PRICE);
    }

    static Rule rule(String id, String title, String topic, Severity severity, Confidence confidence, Law law) {
        return new Rule(new RuleRef(id, 2, digest(id)), title, topic, Status.ACTIVE, severity, confidence, "EU",
                Set.of("FR", "DE"), List.of(law), Optional.of("up to 4 % of the annual turnover"),
                "It reads the page alone: an address printed on the parcel is not seen.", "eu/" + id + "-sample.yaml",
                "id: " + id + "\ntitle: " + title + "\nstatus: active\n\n# applies to every offer to consumers\n"
                        + "applies:\n  any:\n    - field: category\n      words: [toy, \"magnet <set>\"]\n");
    }

    static String digest(String seed) {
        return (Integer.toHexString(seed.hashCode()) + "0123456789abcdef".repeat(5)).substring(0, 64);
    }

    static CaptureRef capture(String url, Instant at, long line) {
        return new CaptureRef("urn:uuid:5b0c1f6e-6d4e-4a62-9d1e-0000000" + (10000 + line), url, at,
                "vigie-20261124-000.warc.gz", 1_048_576 + line * 4096, 3_172, digest("record" + line),
                digest("payload" + line), line);
    }

    static Finding finding(String id, Rule rule, Verdict verdict, List<Quote> quotes, List<Field> toRead) {
        return new Finding(id, rule.ref(), rule.title(), rule.topic(), rule.severity().word(), false,
                rule.laws().getFirst().toString(), verdict, quotes, toRead, Optional.empty());
    }

    /// An observation seen a number of times, one hour apart, the last time an hour before [#NOW].
    static StoredObservation stored(String id, Listing listing, String shell, int sightings, long firstLine,
            Finding... findings) {
        List<Sighting> seen = new ArrayList<>();
        for (int i = 0; i < sightings; i++) {
            seen.add(new Sighting(capture(listing.url(), NOW.minusSeconds(3600L * (sightings - i)), firstLine + 2L * i),
                    "20261124-112501-demo-" + (i + 1), firstLine + 2L * i + 1));
        }
        return new StoredObservation(new Observation(id, listing, seen.getFirst().capture(),
                "20261124-112501-demo-1", "demo", digest("ruleset"), shell, List.of(findings)), seen);
    }

    static Listing magnetToy() {
        return magnetToy("12.90");
    }

    static Listing magnetToy(String price) {
        String text = "Set of 216 magnetic balls for creative minds. " + "Form cubes, chains and figures. ".repeat(40)
                + "Each ball is 5 mm wide and made of neodymium, very strong. Recommended from 3 years. "
                + "A gift for young and old. ".repeat(30);
        return Listing.of(new ListingKey("demo-bazaar", "item/4711?v=\"a b\""),
                "https://bazaar.example/item/4711?v=%22a%20b%22")
                .show(Field.TITLE, new Value.Text("Magnetic balls 216 pcs 5 mm – neodymium cube, educational toy"),
                        new Place("json-ld", "$.name"))
                .show(Field.DESCRIPTION, new Value.Text(text), JSON_LD)
                .show(Field.PRICE, new Value.Price(new Money(new BigDecimal(price), "EUR")),
                        new Place("json-ld", "$.offers.price"))
                .show(Field.PRICE, new Value.Price(new Money(new BigDecimal("9.90"), "EUR")),
                        new Place("dom", "span.price-now"))
                .show(Field.CATEGORY, new Value.Text("Toys > Creative toys > Magnets"),
                        new Place("dom", "nav.crumbs"))
                .show(Field.SELLER, new Value.Text("Bright Idea Trading Ltd"), new Place("dom", "a.seller"))
                .show(Field.SELLER_COUNTRY, new Value.Text("CN"), new Place("state", "$.seller.country"))
                .show(Field.ATTRIBUTES, new Value.Attribute("Age", "3+"),
                        new Place("dom", "table.specs tr:nth-child(1)"))
                .show(Field.ATTRIBUTES, new Value.Attribute("Material", "Neodymium"),
                        new Place("dom", "table.specs tr:nth-child(2)"))
                .show(Field.IMAGES, new Value.Text("https://img.example/4711-1.jpg"),
                        new Place("json-ld", "$.image[0]"))
                .show(Field.IMAGES, new Value.Text("https://img.example/4711-2.jpg"),
                        new Place("json-ld", "$.image[1]"))
                .show(Field.MARKET, new Value.Text("FR"), new Place("url", "host"))
                .show(Field.LANGUAGE, new Value.Text("en"), new Place("dom", "html@lang"))
                .absent(Field.RESPONSIBLE_PERSON_EU, DOM).absent(Field.WARNINGS, DOM)
                .unread(Field.SELLER_ADDRESS, "the trader's details are loaded by a script")
                .unread(Field.SELLER_EMAIL, "the trader's details are loaded by a script").build();
    }

    static Finding magnetFinding() {
        Listing toy = magnetToy();
        String text = toy.text(Field.DESCRIPTION).orElseThrow();
        return finding("aa01", MAGNET_TOY, Verdict.BREACH, List.of(
                quote(Field.DESCRIPTION, text, "neodymium, very strong", JSON_LD, "names a strong magnet"),
                quote(Field.DESCRIPTION, text, "Recommended from 3 years", JSON_LD, "is offered to children")),
                List.of());
    }

    static Finding responsibleFinding() {
        return finding("aa02", NO_RESPONSIBLE_PERSON, Verdict.BREACH,
                List.of(new Quote(Field.RESPONSIBLE_PERSON_EU, "", 0, 0, DOM, "no responsible person is stated")),
                List.of());
    }

    static Finding undecidedFinding() {
        return finding("aa03", PRIOR_PRICE, Verdict.UNDECIDED,
                List.of(new Quote(Field.TITLE, "Magnetic balls", 0, 14, new Place("json-ld", "$.name"),
                        "announces a reduction")),
                List.of(Field.LOWEST_PRICE_30D, Field.SELLER_ADDRESS));
    }

    static Quote quote(Field field, String text, String words, Place place, String reason) {
        int start = text.indexOf(words);
        return new Quote(field, words, start, start + words.length(), place, reason);
    }

    static StoredObservation toy() {
        return stored("0b5e01", magnetToy(), "", 3, 40, magnetFinding(), responsibleFinding(), undecidedFinding());
    }

    /// A listing whose every text attacks the page that shows it.
    static StoredObservation hostile() {
        String script = "<script>alert(1)</script>";
        String attribute = "\"><img src=x onerror=alert(2)> ' onmouseover='alert(3)";
        Listing listing = Listing.of(new ListingKey("evil\"'<b>", "../../x?y=<z>&\"'"), "javascript:alert(4)")
                .show(Field.TITLE, new Value.Text(script), new Place("dom", "h1[title=\"" + attribute + "\"]"))
                .show(Field.SELLER, new Value.Text(attribute), new Place("dom", script))
                .show(Field.ATTRIBUTES, new Value.Attribute(attribute, script), DOM)
                .show(Field.DESCRIPTION, new Value.Text((script + attribute).repeat(40)), DOM)
                .unread(Field.BRAND, script).absent(Field.GTIN, new Place(script, attribute)).build();
        Finding finding = new Finding("ee01", new RuleRef("R0666", 1, digest("x")), script, attribute, attribute, true,
                script, Verdict.UNDECIDED,
                List.of(new Quote(Field.TITLE, script, 0, script.length(), new Place("dom",
                        "h1[title=\"" + attribute + "\"]"), attribute)),
                List.of(Field.BRAND), Optional.of(script));
        return stored("ee0000", listing, script, 1, 90, finding);
    }
}
