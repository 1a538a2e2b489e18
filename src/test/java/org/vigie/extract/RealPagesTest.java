package org.vigie.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.vigie.config.Marketplaces;
import org.vigie.listing.Fact;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;
import org.vigie.listing.ListingJson;
import org.vigie.listing.Value;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Real saved pages, which are not part of the project: read, compared with what people wrote down of them.
class RealPagesTest {

    static final Path PAGES = Path.of("../shared/data/pages");

    private static final Pattern TITLE = Pattern.compile("<title[^>]{0,100}>([^<]{1,1000})");

    private record Expected(Optional<String> title, Optional<BigDecimal> price, Optional<BigDecimal> to) {}

    static PageReader reader() {
        return new PageReader(Marketplaces.load(Path.of("config/marketplaces"), PageReader::placeMistake));
    }

    static List<Path> pages(String... folders) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String folder : folders) {
            try (Stream<Path> files = Files.list(PAGES.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".html")).sorted().forEach(found::add);
            }
        }
        return found;
    }

    static void assumePages() {
        Assumptions.assumeTrue(Files.isDirectory(PAGES), "real pages skipped: ../shared/data is not here");
    }

    @Test
    void titlesAndPricesOfRealPagesAreRead() throws IOException {
        assumePages();
        Map<String, Expected> expected = expected();
        PageReader reader = reader();
        SoftAssertions softly = new SoftAssertions();
        int titles = 0;
        int pages = 0;
        int prices = 0;
        int priced = 0;
        StringBuilder table = new StringBuilder(String.format(Locale.ROOT, "%-52s %-6s %-6s %5s %6s %6s  %s%n", "page",
                "title", "price", "shown", "absent", "unread", "price chosen; others"));
        for (Path file : pages("shein", "aliexpress", "shops", "ebay", "etsy", "amazon", "opengraphscraper")) {
            String name = file.getParent().getFileName() + "/" + file.getFileName();
            PageContent content = reader.readOrThrow(new Page("", Optional.empty(), Files.readAllBytes(file)));
            if (!(content instanceof PageContent.Offers offers)) {
                table.append(String.format(Locale.ROOT, "%-52s %s%n", name, content));
                softly.assertThat(name).isIn("aliexpress/store-2024-02-shell.html", "opengraphscraper/rakuten.html");
                continue;
            }
            softly.assertThat(offers.listings()).as(name).hasSize(1);
            Listing listing = offers.listings().getFirst();
            Expected wanted = expected.getOrDefault(name, new Expected(Optional.empty(), Optional.empty(),
                    Optional.empty()));
            boolean title = titleIsRight(listing, wanted, file);
            Optional<Boolean> price = wanted.price.map(amount -> hasPrice(listing, amount, wanted.to));
            table.append(row(name, listing, title, price));
            pages++;
            titles += title ? 1 : 0;
            // Where nobody wrote the price down, a price that the page states in a way of machines must be read.
            boolean has = price.isPresent() || !MachinePrices.of(file).isEmpty();
            priced += has ? 1 : 0;
            prices += has && price.orElse(!listing.readings(Field.PRICE).isEmpty()) ? 1 : 0;
            softly.assertThat(title).as("title of " + name + ": " + listing.text(Field.TITLE)).isTrue();
            softly.assertThat(price.orElse(true)).as("price of " + name + ": " + listing.readings(Field.PRICE))
                    .isTrue();
            if (System.getProperty("vigie.show") != null) {
                System.out.println(name + " " + ListingJson.write(listing));
            }
        }
        System.out.println(table);
        System.out.printf(Locale.ROOT,
                "Real product pages: titles right on %d of %d, prices on %d of %d that have them%n",
                titles, pages, prices, priced);
        assertThat(titles).isEqualTo(pages);
        assertThat(prices * 100).isGreaterThanOrEqualTo(priced * 95);
        softly.assertThat(expected.keySet()).allMatch(name -> table.toString().contains(name));
        softly.assertAll();
    }

    /// An independent look at each page for prices that it tells machines: each is among the readings, and where they
    /// differ the listing says each with its place, first among them the one that a visitor sees.
    @Test
    void everyContradictionOfRealPagesIsKeptAndShown() throws IOException {
        assumePages();
        int contradictions = 0;
        int kept = 0;
        int shown = 0;
        List<String> lost = new ArrayList<>();
        for (Path file : pages("shein", "aliexpress", "shops", "ebay", "etsy", "amazon", "opengraphscraper")) {
            Map<String, BigDecimal> stated = MachinePrices.of(file);
            if (!(reader().readOrThrow(
                    new Page("", Optional.empty(), Files.readAllBytes(file))) instanceof PageContent.Offers offers)
                    || stated.values().stream().map(BigDecimal::stripTrailingZeros).distinct().count() < 2) {
                continue;
            }
            contradictions++;
            Listing listing = offers.listings().getFirst();
            boolean all = stated.values().stream().allMatch(amount -> hasAmount(listing, amount));
            kept += all ? 1 : 0;
            String told = ListingJson.write(listing);
            boolean isShown = listing.readings(Field.PRICE).stream().map(reading -> reading.value().text()).distinct()
                    .count() > 1 && listing.readings(Field.PRICE).stream().allMatch(
                            reading -> told.contains(
                                    reading.place().path()));
            shown += isShown ? 1 : 0;
            if (!all || !isShown) {
                lost.add(file.getFileName() + " " + stated + " read " + listing.readings(Field.PRICE));
            }
        }
        System.out.println("Real pages whose sources contradict each other about the price: " + contradictions
                + ", all values kept on " + kept + ", shown on " + shown);
        assertThat(lost).isEmpty();
        assertThat(contradictions).isPositive();
    }

    private static boolean hasAmount(Listing listing, BigDecimal amount) {
        return Stream.of(Field.PRICE, Field.LIST_PRICE).flatMap(field -> listing.readings(field).stream())
                .map(reading -> (Value.Price) reading.value())
                .anyMatch(price -> price.price().amount().compareTo(amount) == 0
                        || price.to().amount().compareTo(amount) == 0);
    }

    private static String row(String name, Listing listing, boolean title, Optional<Boolean> price) {
        long shown = 0;
        long absent = 0;
        for (Field field : Field.values()) {
            switch (listing.fact(field)) {
                case Fact.Shown s -> shown++;
                case Fact.Absent a -> absent++;
                case Fact.Unread u -> {
                }
            }
        }
        List<String> prices = listing.readings(Field.PRICE).stream()
                .map(reading -> reading.value().text() + " (" + reading.place().source() + ")").toList();
        return String.format(Locale.ROOT, "%-52s %-6s %-6s %5d %6d %6d  %s%n", name, title ? "ok" : "WRONG",
                price.map(ok -> ok ? "ok" : "WRONG").orElse("-"), shown, absent, Field.values().length - shown - absent,
                String.join("; ", prices));
    }

    private static boolean titleIsRight(Listing listing, Expected wanted, Path file) throws IOException {
        String title = listing.text(Field.TITLE).orElse("");
        if (wanted.title.isPresent()) {
            return title.equals(wanted.title.get());
        }
        // Nobody wrote the title down: it must begin like the page's own title element.
        String text = BodyText.decode(Files.readAllBytes(file), Optional.empty());
        Matcher element = TITLE.matcher(text);
        return element.find() && title.length() > 3
                && words(org.jsoup.parser.Parser.unescapeEntities(element.group(1), false))
                        .contains(words(title).substring(0, Math.min(12, words(title).length())));
    }

    private static String words(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }

    private static boolean hasPrice(Listing listing, BigDecimal amount, Optional<BigDecimal> to) {
        return listing.readings(Field.PRICE).stream().map(reading -> (Value.Price) reading.value())
                .anyMatch(price -> price.price().amount().compareTo(amount) == 0
                        && (to.isEmpty() || price.to().amount().compareTo(to.get()) == 0));
    }

    private static Map<String, Expected> expected() throws IOException {
        Map<String, Expected> expected = new TreeMap<>();
        JsonMapper json = JsonMapper.builder().build();
        for (Map.Entry<String, JsonNode> page : json.readTree(Files.readString(PAGES.resolve("shein/expected.json")))
                .properties()) {
            if (Files.exists(PAGES.resolve("shein").resolve(page.getKey()))) {
                expected.put("shein/" + page.getKey(),
                        new Expected(Optional.of(page.getValue().path("title").asString()),
                                Optional.of(new BigDecimal(page.getValue().path("price").asString())),
                                Optional.empty()));
            }
        }
        JsonNode ali = json.readTree(Files.readString(
                PAGES.resolve("aliexpress/item-2020-07-runparams-he.expected.json")));
        expected.put("aliexpress/item-2020-07-runparams-he.html", new Expected(
                Optional.of(ali.path("title").asString()), Optional.of(ali.path("price_min").decimalValue()),
                Optional.of(ali.path("price_max").decimalValue())));
        for (String line : Files.readAllLines(PAGES.resolve("shops/expected.tsv"))) {
            String[] cells = line.split("\t", -1);
            if (cells.length == 3 && !cells[0].equals("page")) {
                expected.put("shops/" + cells[0], new Expected(Optional.empty(),
                        cells[2].isBlank() ? Optional.empty() : Optional.of(new BigDecimal(cells[2])),
                        Optional.empty()));
            }
        }
        String amazon = Files.readString(PAGES.resolve("amazon/expected.md"));
        expected.put("amazon/amazon-co-uk-product-url.html", amazonTitle(amazon, "1849757097"));
        expected.put("amazon/amazon-com-product-url.html", amazonTitle(amazon, "B0011UCPM4"));
        return expected;
    }

    private static Expected amazonTitle(String snapshot, String number) {
        Matcher matcher = Pattern.compile("title: '([^']+)',\\s+url: '[^']+" + number).matcher(snapshot);
        assertThat(matcher.find()).isTrue();
        return new Expected(Optional.of(matcher.group(1)), Optional.empty(), Optional.empty());
    }
}
