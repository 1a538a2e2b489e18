package org.vigie.normalise;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.listing.Money;

/// A line about money, with what it says told apart: the price asked, a unit price, a former price, a promise of
/// saving.
///
/// @param amount the amount that the kind is about, of a range the lowest; null when it names none
/// @param upper the highest price of a range; null otherwise
/// @param prior the former or recommended price beside a price asked; null when there is none
/// @param percent the percentage that is promised; null when there is none
public record PriceStatement(PriceKind kind, @Nullable Money amount, @Nullable Money upper, @Nullable Money prior,
        @Nullable BigDecimal percent) {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Pattern FREE = Pattern.compile("(?<!\\p{L})(?:gratuit|gratuite|offert|free|kostenlos|gratis"
            + "|za darmo|zdarma|bezpłatn[ye]|gratuito|免费)(?!\\p{L})", FLAGS);
    private static final Pattern FROM = Pattern.compile("(?<!\\p{L})(?:à partir de|a partir de|dès|des|ab|from|od|desde"
            + "|da|a partire da|vanaf|starting at|as low as|fra|från)(?!\\p{L})[ :]{0,2}(?:\\p{Sc}|(?-i:[A-Z]{3}))? ?$",
            FLAGS);
    /// A word behind a number without a currency: it counts something (`30 dB`), unless it is about taxes.
    private static final Pattern COUNTED = Pattern.compile(" ?(?!ttc|ht\\b|tax|inc|inkl|brutto|each|la pièce)\\p{L}",
            FLAGS);
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:[.,]\\d{1,2})?) ?%");
    private static final Pattern CONDITION = Pattern.compile("(?<!\\p{L})(?:le|la|den|das|die|the|el|il|na)? ?"
            + "(?:2 ?(?:è|e|ème|eme|nd|nde|nd|\\.|º|ª)|deuxième|second[oae]?|zweite[ns]?|segund[oa]|drug[iąa])(?!\\p{L})"
            + "|avec (?:la |votre )?carte|with (?:code|card|coupon)|mit (?:code|gutschein|karte)|con (?:cupón|codice)"
            + "|z kodem|\\bcode\\b|buy \\d|achetés?|ab \\d+ stück|dès \\d+ articles?|from \\d+ items?|pour \\d+ achetés?"
            + "|\\d ?\\+ ?\\d ?(?:gratis|offert|free)", FLAGS);

    private static final Map<PriceRole, PriceKind> KINDS = Map.ofEntries(
            Map.entry(PriceRole.UNIT, PriceKind.UNIT_PRICE),
            Map.entry(PriceRole.PIECE, PriceKind.UNIT_PRICE), Map.entry(PriceRole.PRIOR, PriceKind.PRIOR_PRICE),
            Map.entry(PriceRole.RRP, PriceKind.RRP), Map.entry(PriceRole.LOWEST, PriceKind.LOWEST_30D),
            Map.entry(PriceRole.DEPOSIT, PriceKind.DEPOSIT), Map.entry(PriceRole.ECO_FEE, PriceKind.ECO_FEE),
            Map.entry(PriceRole.SHIPPING, PriceKind.SHIPPING), Map.entry(PriceRole.SAVING, PriceKind.PROMO),
            Map.entry(PriceRole.INSTALMENT, PriceKind.INSTALMENT),
            Map.entry(PriceRole.THRESHOLD, PriceKind.THRESHOLD),
            Map.entry(PriceRole.AUCTION_START, PriceKind.AUCTION_START));

    /// Reads a line.
    ///
    /// @param label the label or field name that the line stands under, which may say that it is a former price; empty
    ///     when there is none
    /// @param locale of the page; tells which currency `kr` or `$` means. [Locale#ROOT] when unknown
    public static PriceStatement read(String text, String label, Locale locale) {
        String cut = text.length() > PriceReader.MAX_TEXT ? text.substring(0, PriceReader.MAX_TEXT) : text;
        String plain = NumberText.plain(cut).strip();
        String currency = currency(locale);
        List<PriceAmount> amounts = PriceAmount.in(plain, currency).stream()
                .filter(amount -> amount.sign() != null || !COUNTED.matcher(plain).region(amount.end(), plain.length())
                        .lookingAt())
                .toList();
        List<PriceAmount> signed = amounts.stream().filter(amount -> amount.sign() != null).toList();
        Optional<BigDecimal> percent = percent(plain);
        if (percent.isPresent() && signed.isEmpty()) {
            return new PriceStatement(CONDITION.matcher(plain).find() ? PriceKind.CONDITIONAL_PROMO : PriceKind.PROMO,
                    null, null, null, percent.get());
        }
        Optional<PriceReader.PriceText> asked = PriceReader.read(plain, currency);
        if (asked.isPresent() && asked(amounts)) {
            return asked(plain, asked.get(), amounts, label, percent.orElse(null));
        }
        List<PriceAmount> told = signed.isEmpty() ? amounts : signed;
        for (PriceAmount amount : told) {
            PriceKind kind = KINDS.get(amount.role());
            if (kind != null) {
                return new PriceStatement(kind, money(amount, locale), null, null, percent.orElse(null));
            }
        }
        boolean zero = told.stream().anyMatch(amount -> amount.number().signum() == 0);
        if (zero || FREE.matcher(plain).find()) {
            return new PriceStatement(PriceKind.FREE, new Money(BigDecimal.ZERO, null), null, null, null);
        }
        return new PriceStatement(PriceKind.NONE, null, null, null, null);
    }

    private static boolean asked(List<PriceAmount> amounts) {
        return amounts.stream().anyMatch(amount -> amount.role() == PriceRole.PRICE && amount.number().signum() != 0);
    }

    private static PriceStatement asked(String plain, PriceReader.PriceText read, List<PriceAmount> amounts,
            String label, @Nullable BigDecimal percent) {
        Money low = unhinted(read.price().price(), amounts);
        Money high = unhinted(read.price().to(), amounts);
        Money prior = read.prior();
        if (prior != null) {
            return new PriceStatement(PriceKind.PRICE_AND_PRIOR, low, null, prior, percent);
        }
        if (!low.equals(high)) {
            return new PriceStatement(PriceKind.RANGE, low, high, null, percent);
        }
        PriceRole named = label.isEmpty() ? PriceRole.PRICE : labelled(label);
        PriceKind kind = KINDS.getOrDefault(named, PriceKind.PRICE);
        boolean from = amounts.stream().anyMatch(amount -> amount.role() == PriceRole.PRICE
                && amount.number().compareTo(low.amount()) == 0
                && FROM.matcher(plain.substring(0, amount.start())).find());
        return new PriceStatement(kind == PriceKind.PRICE && from ? PriceKind.FROM_PRICE : kind, low, null, null,
                percent);
    }

    /// A currency that only the locale suggests is not what the line says.
    private static Money unhinted(Money money, List<PriceAmount> amounts) {
        return amounts.stream().allMatch(amount -> amount.sign() == null) ? new Money(money.amount(), null) : money;
    }

    private static Money money(PriceAmount amount, Locale locale) {
        return amount.sign() == null ? new Money(amount.number(), null) : amount.money(currency(locale));
    }

    /// What a label says of the amount below it: `previous_unit_price`, `UVP`, `Livraison`.
    private static PriceRole labelled(String label) {
        String words = label.replace('_', ' ').replace('-', ' ').strip();
        if (Pattern.compile("(?:previous|former|old|regular|original|ancien|was|strike|crossed)", FLAGS).matcher(words)
                .find()) {
            return PriceRole.PRIOR;
        }
        if (Pattern.compile("(?:unit price|price per|prix au|grundpreis|precio por)", FLAGS).matcher(words).find()) {
            return PriceRole.UNIT;
        }
        String line = words + ": 1";
        return PriceRole.of(line, line.length() - 1, line.length() - 1, line.length());
    }

    private static Optional<BigDecimal> percent(String plain) {
        Matcher matcher = PERCENT.matcher(plain);
        return matcher.find() ? Optional.of(new BigDecimal(matcher.group(1).replace(',', '.'))) : Optional.empty();
    }

    /// ISO code of the currency of a locale's country; null when it names no country.
    private static @Nullable String currency(Locale locale) {
        boolean known = List.of(Locale.getISOCountries()).contains(locale.getCountry());
        Currency currency = known ? Currency.getInstance(locale) : null;
        return currency == null ? null : currency.getCurrencyCode();
    }
}
