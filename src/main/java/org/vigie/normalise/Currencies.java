package org.vigie.normalise;

import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How shops write currencies, and which ISO 4217 code is meant.
public final class Currencies {

    private static final Set<String> CODES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode).collect(Collectors.toUnmodifiableSet());

    private static final Set<String> LOWER_CODES = Set.of("eur", "usd", "gbp", "chf", "pln", "czk", "sek", "nok",
            "dkk", "huf", "ron", "aud", "cad");

    /// Signs that one country of several may mean: they stand for the currency that the page says elsewhere, when that
    /// is one of the family; else for the first of it, or for none where no single reading is usual.
    private static final Map<String, List<String>> FAMILIES = Map.of(
            "$", List.of("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "TWD", "BRL", "CLP", "COP", "ARS"),
            "¥", List.of("", "JPY", "CNY"),
            "kr", List.of("", "SEK", "NOK", "DKK", "ISK"),
            "Rs", List.of("INR", "PKR", "LKR", "NPR"),
            "£", List.of("GBP", "EGP"),
            "lei", List.of("RON", "MDL"));

    private static final Map<String, String> SIGNS = Map.ofEntries(
            Map.entry("€", "EUR"), Map.entry("Euro", "EUR"), Map.entry("euro", "EUR"), Map.entry("euros", "EUR"),
            Map.entry("Euros", "EUR"), Map.entry("EURO", "EUR"), Map.entry("zł", "PLN"), Map.entry("zl", "PLN"),
            Map.entry("Kč", "CZK"), Map.entry("Kc", "CZK"), Map.entry("Ft", "HUF"), Map.entry("лв", "BGN"),
            Map.entry("₽", "RUB"), Map.entry("руб", "RUB"), Map.entry("рублей", "RUB"), Map.entry("рубля", "RUB"),
            Map.entry("р.", "RUB"), Map.entry("₴", "UAH"),
            Map.entry("грн", "UAH"), Map.entry("₺", "TRY"), Map.entry("TL", "TRY"), Map.entry("₹", "INR"),
            Map.entry("₩", "KRW"), Map.entry("원", "KRW"), Map.entry("₪", "ILS"), Map.entry("฿", "THB"),
            Map.entry("₫", "VND"), Map.entry("đ", "VND"), Map.entry("₱", "PHP"), Map.entry("RM", "MYR"),
            Map.entry("Rp", "IDR"), Map.entry("元", "CNY"), Map.entry("円", "JPY"), Map.entry("KD", "KWD"),
            Map.entry("SFr", "CHF"), Map.entry("Fr.", "CHF"), Map.entry("Fr", "CHF"), Map.entry("R$", "BRL"),
            Map.entry("US$", "USD"), Map.entry("US $", "USD"), Map.entry("U$S", "USD"), Map.entry("USD$", "USD"),
            Map.entry("CA$", "CAD"), Map.entry("C$", "CAD"), Map.entry("$ CA", "CAD"), Map.entry("$CA", "CAD"),
            Map.entry("CAD$", "CAD"), Map.entry("A$", "AUD"), Map.entry("AU$", "AUD"), Map.entry("AU $", "AUD"),
            Map.entry("AUD$", "AUD"), Map.entry("C $", "CAD"), Map.entry("NZ$", "NZD"), Map.entry("HK$", "HKD"),
            Map.entry("S$", "SGD"), Map.entry("SG$", "SGD"), Map.entry("NT$", "TWD"), Map.entry("MX$", "MXN"),
            Map.entry("Mex$", "MXN"), Map.entry("R", "ZAR"), Map.entry("₸", "KZT"), Map.entry("₦", "NGN"),
            Map.entry("din", "RSD"), Map.entry("Дин", "RSD"), Map.entry("дин", "RSD"), Map.entry("บาท", "THB"),
            Map.entry("CAN$", "CAD"), Map.entry("دج", "DZD"), Map.entry("$b", "BOB"), Map.entry("ብር", "ETB"),
            Map.entry("₵", "GHS"), Map.entry("ع.د", "IQD"), Map.entry("د.ع", "IQD"), Map.entry("KSh", "KES"),
            Map.entry("KShs", "KES"), Map.entry("د.ك", "KWD"), Map.entry("ل.د", "LYD"), Map.entry("ден", "MKD"),
            Map.entry("ДЕН", "MKD"), Map.entry("FRw", "RWF"), Map.entry("R₣", "RWF"), Map.entry("ج.س.", "SDG"),
            Map.entry("ج.س", "SDG"), Map.entry("د.ت", "TND"), Map.entry("G$", "GYD"), Map.entry("GY$", "GYD"),
            Map.entry("Dhs", "AED"), Map.entry("Dh", "AED"), Map.entry("FBu", "BIF"), Map.entry("Fbu", "BIF"),
            Map.entry("hrn", "UAH"), Map.entry("lari", "GEL"), Map.entry("ლარი", "GEL"), Map.entry("ლ", "GEL"),
            Map.entry("₾", "GEL"), Map.entry("so'm", "UZS"), Map.entry("yuan", "CNY"), Map.entry("ש״ח", "ILS"),
            Map.entry("ש\"ח", "ILS"), Map.entry("ש'ח", "ILS"), Map.entry("د.ا", "JOD"),
            Map.entry("دينار أردني", "JOD"), Map.entry("د.م", "MAD"), Map.entry("ر.ع", "OMR"),
            Map.entry("ر.ق", "QAR"), Map.entry("ل.س", "SYP"), Map.entry("ل.ل", "LBP"), Map.entry("ரூ", "INR"),
            Map.entry("රු", "LKR"), Map.entry("人民币", "CNY"), Map.entry("圆", "CNY"), Map.entry("圓", "CNY"),
            Map.entry("CND", "CAD"), Map.entry("тг", "KZT"), Map.entry("CHf", "CHF"),
            Map.entry("kwz", "AOA"), Map.entry("KM", "BAM"), Map.entry("км", "BAM"), Map.entry("zł.", "PLN"),
            Map.entry("Lei", "RON"), Map.entry("₡", "CRC"), Map.entry("S/.", "PEN"), Map.entry("S/", "PEN"),
            Map.entry("Bs", "BOB"), Map.entry("د.ب", "BHD"), Map.entry("درهم", "AED"), Map.entry("ريال", "SAR"),
            Map.entry("Lek", "ALL"), Map.entry("د.إ", "AED"), Map.entry("ر.س", "SAR"));

    private static final List<String> LONGEST_FIRST = java.util.stream.Stream
            .concat(SIGNS.keySet().stream(), FAMILIES.keySet().stream())
            .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
            .toList();

    private Currencies() {
    }

    /// A sign or code in a text.
    ///
    /// @param length characters that it takes
    public record Found(String sign, int length) {}

    /// The sign or code that begins at a place.
    public static @Nullable Found at(String text, int from) {
        if (from + 3 <= text.length()) {
            String code = text.substring(from, from + 3);
            if (isCode(code) && edge(text, from - 1, code.charAt(0)) && edge(text, from + 3, code.charAt(2))) {
                return new Found(code, 3);
            }
        }
        for (String sign : LONGEST_FIRST) {
            if (text.startsWith(sign, from) && edge(text, from + sign.length(), sign.charAt(sign.length() - 1))) {
                return new Found(sign, sign.length());
            }
        }
        return null;
    }

    /// The sign or code that ends before a place.
    public static @Nullable Found before(String text, int end) {
        if (end >= 3) {
            String code = text.substring(end - 3, end);
            if (isCode(code) && edge(text, end - 4, code.charAt(0))) {
                return new Found(code, 3);
            }
        }
        for (String sign : LONGEST_FIRST) {
            if (text.startsWith(sign, end - sign.length())
                    && edge(text, end - sign.length() - 1, sign.charAt(0))) {
                return new Found(sign, sign.length());
            }
        }
        return null;
    }

    private static boolean isCode(String text) {
        return CODES.contains(text) || LOWER_CODES.contains(text);
    }

    /// A sign made of letters must not be part of a longer word.
    private static boolean edge(String text, int at, char own) {
        return !Character.isLetter(own) || at < 0 || at >= text.length() || !Character.isLetter(text.charAt(at))
                || Character.UnicodeScript.of(text.charAt(at)) != Character.UnicodeScript.of(own);
    }

    /// The code that a sign means.
    ///
    /// @param hint the currency that the page says elsewhere; null when it says none
    public static @Nullable String code(String sign, @Nullable String hint) {
        String upper = sign.toUpperCase(java.util.Locale.ROOT);
        if (CODES.contains(upper)) {
            return upper;
        }
        List<String> family = FAMILIES.get(sign);
        if (family != null) {
            if (hint != null && family.contains(hint)) {
                return hint;
            }
            return family.getFirst().isEmpty() ? null : family.getFirst();
        }
        return SIGNS.get(sign);
    }

    /// A code as machine-readable sources state it; null when it is none.
    public static @Nullable String stated(String text) {
        String stripped = text.strip();
        if (CODES.contains(stripped.toUpperCase(java.util.Locale.ROOT)) && stripped.length() == 3) {
            return stripped.toUpperCase(java.util.Locale.ROOT);
        }
        return SIGNS.get(stripped);
    }

    /// Whether amounts of a currency have three decimals (ISO 4217 exponent 3).
    public static boolean threeDecimals(@Nullable String code) {
        return code != null && Set.of("KWD", "BHD", "OMR", "JOD", "TND", "IQD", "LYD").contains(code);
    }
}
