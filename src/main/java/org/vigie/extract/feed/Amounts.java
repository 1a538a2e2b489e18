package org.vigie.extract.feed;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.listing.Money;

/// Amounts as data state them: `15.00 EUR`, `EUR 1,299.00`, `12,50 €`. Strict: a text that says more is no amount.
final class Amounts {

    private static final Map<String, String> SIGNS = Map.of("€", "EUR", "£", "GBP");
    private static final String CURRENCY = "([A-Z]{3}|[€£$])";
    private static final Pattern AMOUNT = Pattern
            .compile(CURRENCY + "?[ \u00a0]?([0-9][0-9., \u00a0\u202f']{0,30})" + CURRENCY + "?");
    private static final Pattern POINT = Pattern.compile("([0-9]+|[0-9]{1,3}(?:[ ,'][0-9]{3})+)(?:\\.([0-9]+))?");
    private static final Pattern COMMA = Pattern.compile("([0-9]+|[0-9]{1,3}(?:[ .'][0-9]{3})+)(?:,([0-9]+))?");

    /// As programs write numbers out: `2.794e+01`.
    private static final Pattern EXPONENT = Pattern.compile("[0-9](?:\\.[0-9]{1,20})?[eE][+-]?[0-9]{1,2}");

    private Amounts() {
    }

    /// @param decimal the decimal mark, `.` or `,`
    /// @param currency ISO code where the text states none; null when that is not known either
    static Optional<Money> read(String text, char decimal, @Nullable String currency) {
        if (EXPONENT.matcher(text).matches()) {
            return number(text, decimal).map(value -> new Money(value, currency));
        }
        Matcher amount = AMOUNT.matcher(text.strip());
        if (!amount.matches() || (amount.group(1) != null && amount.group(3) != null)) {
            return Optional.empty();
        }
        Optional<BigDecimal> number = number(amount.group(2), decimal);
        String sign = amount.group(1) != null ? amount.group(1) : amount.group(3);
        // A dollar sign does not say which dollar.
        String code = sign == null || sign.equals("$") ? currency : SIGNS.getOrDefault(sign, sign);
        return number.map(value -> new Money(value, code));
    }

    static Optional<BigDecimal> number(String text, char decimal) {
        if (decimal == '.' && EXPONENT.matcher(text).matches()) {
            return Optional.of(new BigDecimal(new BigDecimal(text).stripTrailingZeros().toPlainString()));
        }
        String plain = text.strip().replace('\u00a0', ' ').replace('\u202f', ' ');
        Matcher number = (decimal == ',' ? COMMA : POINT).matcher(plain);
        if (!number.matches() || plain.length() > 30) {
            return Optional.empty();
        }
        String whole = number.group(1).replaceAll("[^0-9]", "");
        return Optional.of(new BigDecimal(number.group(2) == null ? whole : whole + "." + number.group(2)));
    }
}
