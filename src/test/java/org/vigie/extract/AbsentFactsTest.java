package org.vigie.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigie.listing.Fact;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;

/// Whatever is called absent on a real page must not stand on it: its words are looked for in all that a visitor sees
/// and all that the page's scripts hold, but for the shop's tables of phrases.
class AbsentFactsTest {

    /// Entries of tables of phrases have keys in capitals or digits.
    private static final Pattern PHRASES = Pattern
            .compile("\"[A-Z0-9_]{3,60}\":\\s*\"(?:[^\"\\\\]|\\\\.){0,2000}+\"");

    private static final Map<Field, Pattern> WORDS = Map.ofEntries(
            words(Field.BRAND, "brand name|\"brand\":\\{|nom de marque|markenname|\\bmarke:|\\bmarca:|\\bbrand:"),
            words(Field.GTIN, "\\bgtin|\\bean\\b|barcode|code-barres"),
            words(Field.LIST_PRICE, "list price|\\brrp\\b|msrp|prix conseillé|\\buvp\\b|<(?:del|s|strike)[ >][^<]*\\d"),
            words(Field.CLAIMED_PCT, "\\d ?% off|-\\d\\d? ?%|\"discount\":[1-9]"),
            words(Field.PRIOR_PRICE, "lowest price|30 days|prix le plus bas|niedrigster preis|\"lowestPrice\":\\{"),
            words(Field.LOWEST_PRICE_30D,
                    "lowest price|30 days|prix le plus bas|niedrigster preis|\"lowestPrice\":\\{"),
            words(Field.FIBRE_COMPOSITION, "\\d ?% ?(?:cotton|polyester|coton|wool|elastane|viscose|nylon|acryl)"),
            words(Field.MANUFACTURER, "manufacturer|fabricant|hersteller|fabbricante|producent"),
            words(Field.MANUFACTURER_ADDRESS, "manufacturer.{0,40}address|adresse du fabricant|herstelleradresse"),
            words(Field.MANUFACTURER_COUNTRY, "manufacturer.{0,40}country|pays du fabricant"),
            words(Field.RESPONSIBLE_PERSON_EU, "responsible person|personne responsable|verantwortliche person"),
            words(Field.SELLER, "sold by|vendu par|verkauf durch|\"storeName\":\""),
            words(Field.WARNINGS, "warning|avertissement|warnhinweis|advertencia"),
            words(Field.INGREDIENTS, "ingredients|ingrédients|inhaltsstoffe"),
            words(Field.ENERGY_LABEL, "energy class|energy efficiency|classe énergétique|energieeffizienz"));

    private static Map.Entry<Field, Pattern> words(Field field, String words) {
        return Map.entry(field, Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }

    @BeforeEach
    void pages() {
        RealPagesTest.assumePages();
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>(RealPagesTest.pages("shein", "aliexpress", "shops", "ebay", "etsy",
                "amazon", "opengraphscraper"));
        for (String folder : List.of("aliexpress", "aliexpress/ds-api", "shein", "joom")) {
            try (Stream<Path> found = Files.list(RealPagesTest.PAGES.resolve(folder))) {
                found.filter(file -> file.toString().endsWith(".json")).sorted().forEach(files::add);
            }
        }
        return files;
    }

    private static List<Listing> listings(PageContent content) {
        return switch (content) {
            case PageContent.Offers offers -> offers.listings();
            case PageContent.Shell shell -> List.of(shell.partial());
            case PageContent.ListPage list -> list.partial();
            default -> List.of();
        };
    }

    @Test
    void nothingThatStandsOnARealPageIsCalledAbsent() throws IOException {
        int listings = 0;
        int absent = 0;
        List<String> wrong = new ArrayList<>();
        PageReader reader = RealPagesTest.reader();
        for (Path file : files()) {
            byte[] body = Files.readAllBytes(file);
            String all = held(BodyText.decode(body, Optional.empty()));
            for (Listing listing : listings(reader.readOrThrow(new Page("", Optional.empty(), body)))) {
                listings++;
                for (Map.Entry<Field, Fact> fact : listing.facts().entrySet()) {
                    if (fact.getValue() instanceof Fact.Absent) {
                        absent++;
                        assertThat(WORDS).as("words of " + fact.getKey()).containsKey(fact.getKey());
                        Matcher matcher = WORDS.get(fact.getKey()).matcher(all);
                        if (matcher.find()) {
                            wrong.add(
                                    file.getFileName() + ": " + fact.getKey() + " is called absent, but the page has `"
                                            + matcher.group() + "`");
                        }
                    }
                }
            }
        }
        System.out.println("Facts called absent on real pages: " + absent + " on " + listings + " listings, of which "
                + wrong.size() + " stand there");
        assertThat(absent).isPositive();
        assertThat(wrong).isEmpty();
    }

    private static String held(String text) {
        StringBuilder all = new StringBuilder();
        var document = Jsoup.parse(text);
        document.getElementsByTag("script").forEach(script -> all.append(PHRASES.matcher(script.data())
                .replaceAll("")).append('\n'));
        return all.append(text.stripLeading().startsWith("<") ? VisibleText.of(document.body()) : text).toString();
    }
}
