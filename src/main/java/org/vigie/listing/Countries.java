package org.vigie.listing;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Countries as pages name them, and as ISO 3166-1 codes them.
public final class Countries {

    /// ISO 3166-1 alpha-2 codes of the Member States of the Union (27, since 1 February 2020).
    public static final Set<String> EU = Set.of("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR",
            "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");

    private static final Set<String> CODES = Set
            .copyOf(Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2));

    private static final List<String> LANGUAGES = List.of("en", "fr", "de", "es", "it", "pl", "nl", "pt", "zh");

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private static final Map<String, String> NAMES = names();

    private Countries() {
    }

    /// Whether the text is a country code as ISO 3166-1 alpha-2 knows them, in capitals.
    public static boolean isCode(String text) {
        return CODES.contains(text);
    }

    /// The ISO 3166-1 alpha-2 code of a country that a page names by its code (of two or three letters) or by its name
    /// in one of nine languages, whatever case and accents; nothing for a text that is no country we know.
    public static Optional<String> code(String text) {
        String upper = text.strip().toUpperCase(Locale.ROOT);
        return isCode(upper) ? Optional.of(upper) : Optional.ofNullable(NAMES.get(folded(text)));
    }

    private static String folded(String text) {
        return MARKS.matcher(Normalizer.normalize(text.strip(), Normalizer.Form.NFD)).replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> names() {
        Map<String, String> names = new HashMap<>(Map.ofEntries(Map.entry("usa", "US"), Map.entry("uk", "GB"),
                Map.entry("great britain", "GB"), Map.entry("hong kong", "HK"), Map.entry("hongkong", "HK"),
                Map.entry("mainland china", "CN"), Map.entry("china mainland", "CN"), Map.entry("p.r. china", "CN"),
                Map.entry("prc", "CN"), Map.entry("czech republic", "CZ")));
        for (String code : CODES) {
            Locale country = Locale.of("", code);
            for (String language : LANGUAGES) {
                names.putIfAbsent(folded(country.getDisplayCountry(Locale.of(language))), code);
            }
            names.putIfAbsent(folded(country.getISO3Country()), code);
        }
        return Map.copyOf(names);
    }
}
