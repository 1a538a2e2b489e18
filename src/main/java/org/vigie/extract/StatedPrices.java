package org.vigie.extract;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.vigie.listing.Field;
import org.vigie.listing.Money;
import org.vigie.listing.Place;
import org.vigie.listing.Reading;
import org.vigie.listing.Value;
import org.vigie.normalise.Currencies;
import org.vigie.normalise.NumberText;
import org.vigie.normalise.PriceReader;

/// Prices that a page states beside the price: the lowest of the last 30 days (Directive 98/6/EC, Article 6a), and a
/// crossed-out one.
final class StatedPrices {

    static final String CROSSED = "del, s, strike";

    private static final List<String> LOWEST = List.of("lowest price", "lowest 30", "30-day low", "prix le plus bas",
            "niedrigster preis", "niedrigste preis", "niedrigsten preis", "tiefstpreis", "tiefster preis", "bestpreis",
            "günstigster preis", "precio más bajo", "precio mínimo", "prezzo più basso", "prezzo minimo",
            "najniższa cena", "najniższej ceny", "laagste prijs");
    private static final Pattern DAYS = Pattern.compile(
            "30[ -]?(?:derniers |ostatnich )?(?:days?|jours|tagen?|días|giorni|dni|dagen)");
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,9}(?:[ .,']\\d{1,3}){0,4}");
    private static final Pattern PERCENT = Pattern.compile("(?<![\\p{L}\\p{N}.,])[-−–]\\s?(\\d{1,2})\\s?%"
            + "|(?<![\\d.,-])(\\d{1,2})\\s?% (?:off|de réduction|de remise|rabatt|reduziert|de descuento|di sconto|taniej)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final int LONGEST_LINE = 300;

    private StatedPrices() {
    }

    /// The first line of the page's visible text that states the lowest price of the last 30 days.
    static void readLowest(OpenPage page, Findings findings, @Nullable String currency) {
        if (!page.maySayThirty()) {
            return;
        }
        String text = page.visible();
        int without = 0;
        int start = 0;
        for (int line = 0; line < 20_000 && start < text.length() && without < 100; line++) {
            int end = end(text, start);
            // Most lines hold no 3.
            if (text.indexOf('3', start, end) >= 0) {
                String words = text.substring(start, end);
                without += words.contains("30") && speaks(words.toLowerCase(Locale.ROOT)) ? 1 : 0;
                int next = Math.min(end + 1, text.length());
                String below = line + 1 < 20_000 ? text.substring(next, end(text, next)) : "";
                Optional<Money> stated = lowest(words, below, currency);
                if (stated.isPresent()) {
                    Place place = new Place("dom", "text \"" + words.strip() + "\"");
                    Value.Price price = new Value.Price(stated.get());
                    findings.add(Field.LOWEST_PRICE_30D, price, place);
                    findings.add(Field.PRIOR_PRICE, price, place);
                    return;
                }
            }
            start = end + 1;
        }
    }

    private static int end(String text, int start) {
        int line = text.indexOf('\n', start);
        return line < 0 ? text.length() : line;
    }

    private static boolean speaks(String lower) {
        return lower.contains("30") && LOWEST.stream().anyMatch(lower::contains);
    }

    /// The amount that a line states as the lowest of the last 30 days.
    ///
    /// @param next the line below, where the amount may stand alone
    static Optional<Money> lowest(String line, String next, @Nullable String currency) {
        if (line.length() > LONGEST_LINE || line.indexOf('3') < 0) {
            return Optional.empty();
        }
        String lower = NumberText.plain(line).toLowerCase(Locale.ROOT);
        int words = LOWEST.stream().mapToInt(phrase -> end(lower, phrase)).max().orElse(-1);
        Matcher days = DAYS.matcher(lower);
        if (words < 0 || !days.find()) {
            return Optional.empty();
        }
        String plain = NumberText.plain(line);
        int after = Math.min(plain.length(), Math.max(words, days.end()));
        Optional<Money> behind = PriceReader.first(plain.substring(after), currency);
        int first = LOWEST.stream().mapToInt(lower::indexOf).filter(at -> at >= 0).min().orElse(0);
        return behind.or(() -> PriceReader.first(plain.substring(0, Math.min(first, plain.length())), currency))
                .or(() -> next.length() < 40 ? PriceReader.first(next, currency) : Optional.empty());
    }

    private static int end(String text, String phrase) {
        int at = text.indexOf(phrase);
        return at < 0 ? -1 : at + phrase.length();
    }

    /// A crossed-out price that stands close to the price asked: in the same block, at most four elements up.
    static void readCrossed(TreeParts parts, Findings findings, @Nullable String currency) {
        // What machines are told of a list price does not stand for what a visitor sees.
        if (!findings.shows(Field.PRICE) || findings.readings(Field.LIST_PRICE).stream()
                .anyMatch(reading -> reading.place().source().equals("dom"))) {
            return;
        }
        Set<BigDecimal> asked = new HashSet<>();
        for (Reading reading : findings.readings(Field.PRICE)) {
            if (reading.value() instanceof Value.Price price) {
                asked.add(price.price().amount().stripTrailingZeros());
            }
        }
        for (Element crossed : parts.crossed().stream().limit(200).toList()) {
            String text = VisibleText.line(crossed);
            Optional<Value.Price> price = text.length() > 60 ? Optional.empty() : PriceReader.price(text, currency);
            if (price.isEmpty() || asked.contains(price.get().price().amount().stripTrailingZeros())) {
                continue;
            }
            Optional<String> block = beside(crossed, asked);
            if (block.isPresent()) {
                Place place = new Place("dom", crossed.normalName() + " beside the price");
                findings.add(Field.LIST_PRICE, price.get(), place);
                findings.add(Field.REDUCTION_ANNOUNCED, new Value.Flag(true), place);
                if (!findings.shows(Field.CLAIMED_PCT)) {
                    percent(block.get()).ifPresent(share -> findings.number(Field.CLAIMED_PCT, share, place));
                }
                return;
            }
        }
    }

    /// The one reduction in percent that a text announces; nothing when it announces none or several.
    static Optional<BigDecimal> percent(String text) {
        Set<BigDecimal> shares = new HashSet<>();
        Matcher matcher = PERCENT.matcher(text);
        while (matcher.find()) {
            shares.add(new BigDecimal(matcher.group(1) == null ? matcher.group(2) : matcher.group(1)));
        }
        return shares.size() == 1 ? Optional.of(shares.iterator().next()) : Optional.empty();
    }

    /// The text of the block in which a price that is asked stands beside a crossed-out one.
    private static Optional<String> beside(Element crossed, Set<BigDecimal> asked) {
        Element around = crossed.parent();
        for (int up = 0; up < 4 && around != null; up++) {
            String text = VisibleText.of(around);
            if (text.length() > 400) {
                return Optional.empty();
            }
            if (amounts(text).stream().anyMatch(asked::contains)) {
                return Optional.of(text);
            }
            around = around.parent();
        }
        return Optional.empty();
    }

    /// Every amount that a visitor can see on the page.
    static Set<BigDecimal> visible(OpenPage page) {
        return amounts(page.visible());
    }

    /// A whole number may count anything; beside a currency it is an amount.
    private static boolean signed(String text, NumberText.Found number) {
        int left = number.start() > 0 && text.charAt(number.start() - 1) == ' ' ? number.start() - 1 : number.start();
        int right = number.end() < text.length() && text.charAt(number.end()) == ' ' ? number.end() + 1 : number.end();
        return Currencies.before(text, left) != null || Currencies.at(text, right) != null;
    }

    private static Set<BigDecimal> amounts(String text) {
        Set<BigDecimal> amounts = new HashSet<>();
        String plain = NumberText.plain(text.length() > 500_000 ? text.substring(0, 500_000) : text);
        Matcher matcher = AMOUNT.matcher(plain);
        int found = 0;
        while (matcher.find() && ++found < 20_000) {
            NumberText.Found number = NumberText.at(plain, matcher.start(), false);
            if (number != null && (!number.whole() || signed(plain, number))) {
                amounts.add(number.number().stripTrailingZeros());
            }
        }
        return amounts;
    }
}
