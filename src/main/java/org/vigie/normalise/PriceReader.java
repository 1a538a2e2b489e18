package org.vigie.normalise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.listing.Money;
import org.vigie.listing.Value;

/// Reads prices as shops write them in any locale: decimal comma or point, thousands, signs and codes before and after,
/// ranges, a former price beside the price. Percentages, fees and prices per unit of measure are not prices. An amount
/// of zero is a placeholder and no price.
public final class PriceReader {

    /// A text longer than this is read up to here.
    static final int MAX_TEXT = 2_000;

    /// @param price the price asked, or a range
    /// @param prior a former price that the same text states; null when it states none
    public record PriceText(Value.Price price, @Nullable Money prior) {}

    /// What is asked of a buyer, the plainest first: a price each or a month is the price where no other stands.
    private static final List<PriceRole> ASKED = List.of(PriceRole.PRICE, PriceRole.PIECE, PriceRole.INSTALMENT);
    private static final Set<String> RANGE = Set.of("-", "to", "bis", "\u00e0", "a", "do", "al", "and", "et", "und",
            "..");

    private PriceReader() {
    }

    /// Reads the price in a text.
    ///
    /// @param hint ISO code of the currency that the page says elsewhere; null when it says none
    public static Optional<PriceText> read(String text, @Nullable String hint) {
        String plain = NumberText.plain(text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text);
        List<PriceAmount> amounts = asked(plain, hint);
        if (amounts.stream().anyMatch(a -> a.sign() != null)) {
            amounts = withSign(plain, amounts);
        }
        for (PriceRole wanted : ASKED) {
            for (int i = 0; i < amounts.size(); i++) {
                if (amounts.get(i).role() == wanted) {
                    return Optional.of(from(plain, amounts, i, hint));
                }
            }
        }
        return Optional.empty();
    }

    /// The price alone.
    public static Optional<Value.Price> price(String text, @Nullable String hint) {
        return read(text, hint).map(PriceText::price);
    }

    /// The price in a text whose decimal mark is known, from its locale or from the other prices of the page:
    /// `1.299` is a thousand and more with a decimal comma, and less than two with a decimal point.
    ///
    /// @param decimalMark `.`, `,`, or a currency sign that stands between whole and cents
    public static Optional<Value.Price> price(String text, @Nullable String hint, char decimalMark) {
        String plain = NumberText.plain(text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text);
        // A currency sign between whole and cents names the currency, and is gone from the text that is read.
        String sign = Currencies.code(String.valueOf(decimalMark), null);
        return price(NumberText.withPoint(plain, decimalMark), hint == null ? sign : hint);
    }

    /// The first amount in a text, whatever it is the price of: for texts that say so themselves.
    public static Optional<Money> first(String text, @Nullable String hint) {
        String plain = NumberText.plain(text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text);
        return asked(plain, hint).stream().filter(a -> a.sign() != null).findFirst().map(a -> a.money(hint));
    }

    private static PriceText from(String text, List<PriceAmount> amounts, int at, @Nullable String hint) {
        PriceAmount low = amounts.get(at);
        Money prior = amounts.stream().filter(a -> a.role().isPrior()).findFirst().map(a -> a.money(hint))
                .orElse(null);
        if (at + 1 < amounts.size() && amounts.get(at + 1).role().isOfTheThing()) {
            PriceAmount next = amounts.get(at + 1);
            boolean more = next.number().compareTo(low.number()) > 0;
            if (more && range(text, low, next)) {
                String sign = low.sign() != null ? low.sign() : next.sign();
                return new PriceText(
                        new Value.Price(PriceAmount.money(low.number(), sign, hint), PriceAmount.money(next.number(),
                                next.sign() != null ? next.sign() : sign, hint)),
                        prior);
            }
            boolean pair = low.sign() != null && next.sign() != null && gap(text, low, next).isBlank();
            if (pair && prior == null) {
                return more
                        ? new PriceText(new Value.Price(low.money(hint)), next.money(hint))
                        : new PriceText(new Value.Price(next.money(hint)), low.money(hint));
            }
        }
        return new PriceText(new Value.Price(low.money(hint)), prior);
    }

    private static List<PriceAmount> withSign(String text, List<PriceAmount> amounts) {
        List<PriceAmount> kept = new ArrayList<>();
        for (PriceAmount amount : amounts) {
            boolean end = !kept.isEmpty() && kept.getLast().sign() != null && range(text, kept.getLast(), amount);
            boolean begin = amounts.indexOf(amount) + 1 < amounts.size()
                    && range(text, amount, amounts.get(amounts.indexOf(amount) + 1));
            if (amount.sign() != null || end || begin) {
                kept.add(amount);
            }
        }
        return kept;
    }

    private static boolean range(String text, PriceAmount low, PriceAmount high) {
        return RANGE.contains(gap(text, low, high).toLowerCase(java.util.Locale.ROOT));
    }

    private static String gap(String text, PriceAmount left, PriceAmount right) {
        return left.end() <= right.start() ? text.substring(left.end(), right.start()).strip() : "";
    }

    /// Every amount but those of zero, which are placeholders.
    private static List<PriceAmount> asked(String plain, @Nullable String hint) {
        return PriceAmount.in(plain, hint).stream().filter(amount -> amount.number().signum() != 0).toList();
    }
}
