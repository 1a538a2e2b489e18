package org.vigie.normalise;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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

    private enum Role {
        PRICE,
        PRIOR,
        PIECE,
        OTHER
    }

    private record Amount(BigDecimal number, @Nullable String sign, int start, int end, Role role) {}

    private static final Pattern MEASURE = Pattern.compile(
            "^ ?(?:/|per |pro |par |je |por |al |za )(?: ?\\d{1,4})? ?"
                    + "(?:kg|g|gr|mg|l|lt|ltr|cl|dl|ml|m|m2|m²|m3|cm|kwh|oz|lb|gal|litre|liter|litro|kilo)(?![\\p{L}\\d])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern PIECE = Pattern.compile("^ ?(?:/|per |pro |par |je |za )", Pattern.CASE_INSENSITIVE);
    private static final Pattern PRIOR = Pattern.compile(
            "(?:statt|anstatt|uvp|rrp|msrp|mrp|was|instead of|list price|au lieu de|prix conseill\u00e9|zamiast"
                    + "|invece di|antes|pvpr|vorher|bisher)[ :.]{0,3}(?:\\p{Sc}|[A-Z]{3})? ?$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern OTHER = Pattern.compile(
            "(?:livraison|shipping|versand|env\u00edo|spedizione|dostawa|delivery|\u00e9co-participation|pfand|deposit"
                    + "|save|spare|\u00e9conomisez)[ :.+]{0,4}(?:\\p{Sc}|[A-Z]{3})? ?$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Set<String> RANGE = Set.of("-", "to", "bis", "\u00e0", "a", "do", "al", "and", "et", "und",
            "..");

    private PriceReader() {
    }

    /// Reads the price in a text.
    ///
    /// @param hint ISO code of the currency that the page says elsewhere; null when it says none
    public static Optional<PriceText> read(String text, @Nullable String hint) {
        String plain = NumberText.plain(text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text);
        List<Amount> amounts = amounts(plain, hint);
        if (amounts.stream().anyMatch(a -> a.sign != null)) {
            amounts = withSign(plain, amounts);
        }
        Role wanted = amounts.stream().anyMatch(a -> a.role == Role.PRICE) ? Role.PRICE : Role.PIECE;
        for (int i = 0; i < amounts.size(); i++) {
            if (amounts.get(i).role == wanted) {
                return Optional.of(from(plain, amounts, i, hint));
            }
        }
        return Optional.empty();
    }

    /// The price alone.
    public static Optional<Value.Price> price(String text, @Nullable String hint) {
        return read(text, hint).map(PriceText::price);
    }

    /// The first amount in a text, whatever it is the price of: for texts that say so themselves.
    public static Optional<Money> first(String text, @Nullable String hint) {
        String plain = NumberText.plain(text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text);
        return amounts(plain, hint).stream().filter(a -> a.sign != null).findFirst().map(a -> money(a, hint));
    }

    private static PriceText from(String text, List<Amount> amounts, int at, @Nullable String hint) {
        Amount low = amounts.get(at);
        Money prior = amounts.stream().filter(a -> a.role == Role.PRIOR).findFirst().map(a -> money(a, hint))
                .orElse(null);
        if (at + 1 < amounts.size() && amounts.get(at + 1).role != Role.OTHER) {
            Amount next = amounts.get(at + 1);
            boolean more = next.number.compareTo(low.number) > 0;
            if (more && range(text, low, next)) {
                String sign = low.sign != null ? low.sign : next.sign;
                return new PriceText(new Value.Price(money(low.number, sign, hint), money(next.number,
                        next.sign != null ? next.sign : sign, hint)), prior);
            }
            boolean pair = low.sign != null && next.sign != null && gap(text, low, next).isBlank();
            if (pair && prior == null) {
                return more
                        ? new PriceText(new Value.Price(money(low, hint)), money(next, hint))
                        : new PriceText(new Value.Price(money(next, hint)), money(low, hint));
            }
        }
        return new PriceText(new Value.Price(money(low, hint)), prior);
    }

    private static List<Amount> withSign(String text, List<Amount> amounts) {
        List<Amount> kept = new ArrayList<>();
        for (Amount amount : amounts) {
            boolean end = !kept.isEmpty() && kept.getLast().sign != null && range(text, kept.getLast(), amount);
            boolean begin = amounts.indexOf(amount) + 1 < amounts.size()
                    && range(text, amount, amounts.get(amounts.indexOf(amount) + 1));
            if (amount.sign != null || end || begin) {
                kept.add(amount);
            }
        }
        return kept;
    }

    private static boolean range(String text, Amount low, Amount high) {
        return RANGE.contains(gap(text, low, high).toLowerCase(java.util.Locale.ROOT));
    }

    private static String gap(String text, Amount left, Amount right) {
        return left.end <= right.start ? text.substring(left.end, right.start).strip() : "";
    }

    private static Money money(Amount amount, @Nullable String hint) {
        return money(amount.number, amount.sign, hint);
    }

    private static Money money(BigDecimal number, @Nullable String sign, @Nullable String hint) {
        return new Money(number, sign == null ? hint : Currencies.code(sign, hint));
    }

    /// Every amount with its sign; `start` and `end` take the sign in.
    private static List<Amount> amounts(String text, @Nullable String hint) {
        List<Amount> found = new ArrayList<>();
        int at = 0;
        while (at < text.length() && found.size() < 50) {
            if (text.charAt(at) < '0' || text.charAt(at) > '9') {
                at++;
                continue;
            }
            Amount amount = amount(text, at, found.isEmpty() ? 0 : found.getLast().end, hint);
            if (amount != null) {
                found.add(amount);
                at = amount.end;
            } else {
                NumberText.Found skipped = NumberText.at(text, at, false);
                at = skipped == null ? skipDigits(text, at) : skipped.end();
            }
        }
        return found;
    }

    private static int skipDigits(String text, int from) {
        int at = from;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || ".,' ".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return at;
    }

    private static @Nullable Amount amount(String text, int at, int floor, @Nullable String hint) {
        int left = at;
        while (left > floor && " :-".indexOf(text.charAt(left - 1)) >= 0 && at - left < 3) {
            left--;
        }
        Currencies.Found before = left > floor ? Currencies.before(text, left) : null;
        if (before != null && left - before.length() < floor) {
            before = null;
        }
        String known = before == null ? null : Currencies.code(before.sign(), hint);
        NumberText.Found number = NumberText.at(text, at, Currencies.threeDecimals(known));
        if (number == null) {
            return null;
        }
        int end = number.end();
        if (text.startsWith(".-", end) || text.startsWith(",-", end)) {
            end += 2;
        }
        int right = end;
        while (right < text.length() && text.charAt(right) == ' ' && right - end < 2) {
            right++;
        }
        if (right < text.length() && text.charAt(right) == '%') {
            return null;
        }
        Currencies.Found after = Currencies.at(text, right);
        if (before == null && after == null && end < text.length() && Character.isLetter(text.charAt(end))) {
            return null;
        }
        BigDecimal value = number.number();
        if (after != null && before == null && Currencies.threeDecimals(Currencies.code(after.sign(), hint))) {
            NumberText.Found again = NumberText.at(text, at, true);
            value = again == null ? value : again.number();
        }
        boolean belongsToNext = after != null && before != null && nextDigit(text, right + after.length());
        if (after != null && !belongsToNext) {
            end = right + after.length();
            int cents = number.whole() && before == null ? cents(text, end) : -1;
            if (cents >= 0) {
                value = value.add(new BigDecimal(text.substring(cents, cents + 2)).movePointLeft(2));
                end = cents + 2;
            }
        }
        if (value.signum() == 0) {
            return null;
        }
        String sign = before != null ? before.sign() : after != null ? after.sign() : null;
        int start = before != null ? left - before.length() : at;
        return new Amount(value, sign, start, end, role(text, start, at, end));
    }

    private static boolean nextDigit(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at < text.length() && Character.isDigit(text.charAt(at));
    }

    /// Place of two digits that are the cents of `12€99`; -1 when what follows is another amount.
    private static int cents(String text, int from) {
        int at = from < text.length() && text.charAt(from) == ' ' ? from + 1 : from;
        boolean two = at + 2 <= text.length() && Character.isDigit(text.charAt(at))
                && Character.isDigit(text.charAt(at + 1));
        if (!two) {
            return -1;
        }
        int after = at + 2;
        while (after < text.length() && text.charAt(after) == ' ') {
            after++;
        }
        boolean ends = after == text.length() || (!Character.isDigit(text.charAt(after))
                && ".,%".indexOf(text.charAt(after)) < 0 && Currencies.at(text, after) == null);
        return ends ? at : -1;
    }

    private static Role role(String text, int start, int numberAt, int end) {
        String before = text.substring(Math.max(0, start - 40), start);
        String after = text.substring(end, Math.min(text.length(), end + 20));
        if (MEASURE.matcher(after).find() || OTHER.matcher(before).find()
                || OTHER.matcher(text.substring(Math.max(0, numberAt - 40), numberAt)).find()) {
            return Role.OTHER;
        }
        if (PRIOR.matcher(before).find()) {
            return Role.PRIOR;
        }
        return PIECE.matcher(after).find() ? Role.PIECE : Role.PRICE;
    }
}
