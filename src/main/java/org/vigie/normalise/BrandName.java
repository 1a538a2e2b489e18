package org.vigie.normalise;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The brand that a text names.
///
/// @param name the brand alone: `JBL` of `Brand: JBL`, of `Visit the JBL Store` and of `JBL®`
/// @param written the text as the page shows it, blanks joined
public record BrandName(String name, String written) {

    /// A longer text is a title that stands where a brand is expected.
    private static final int LONGEST = 50;
    private static final int LONGEST_WITH_WORDS = 90;
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private static final Pattern LABEL = Pattern
            .compile("^(?:brand(?: name)?|marca|marque|marke|hersteller|manufacturer"
                    + "|maker?|producent|producer|producteur|fabricant|fabricante|fabrikant|produttore|značka|výrobce|merk|marka"
                    + "|márka|varumärke|mærke|brändi|бренд|марка|ブランド|メーカー|品牌|브랜드|العلامة التجارية) ?[:：] ?", FLAGS);
    private static final Pattern SHOP = Pattern.compile(
            "^(?:visit the (.+?) (?:store|shop)|besuche?n? (?:sie )?den (.+?)[- ]store"
                    + "|visita lo store(?: di)? (.+)|visite[zr] la boutique(?: de)? (.+)|visita la (?:tienda|loja)(?: de)? (.+)"
                    + "|visite a loja(?: da| de)? (.+)|odwiedź sklep (.+)|bezoek de (.+?)[- ](?:store|winkel)"
                    + "|besök (.+?)-butiken|访问 ?(.+?) ?(?:品牌旗舰店|店铺)|(?:more|shop all|alles|mehr) (?:from|von|by) (.+))$",
            FLAGS);
    /// Small letters only: By Terry and By Malene Birger are brands.
    private static final Pattern BY = Pattern.compile("^by (?=\\S)");
    private static final Pattern MARKS = Pattern.compile("[®™©℠]");
    private static final Set<String> NONE = Set.of("no brand", "nobrand", "unbranded", "unbranded/generic", "markenlos",
            "ohne marke",
            "sans marque", "sin marca", "senza marca", "bez marki", "geen merk", "n/a", "na", "-", "none", "null",
            "does not apply", "nicht zutreffend", "non applicable", "no aplica", "unknown", "other", "oem", "无品牌", "无");

    /// Reads the text of a brand field; empty when it names none, is blank, or is too long to be a name.
    public static Optional<BrandName> read(String text) {
        if (text.length() > 2_000) {
            return Optional.empty();
        }
        String written = text.replaceAll("[\\s\\u00a0\\u200b\\u202f\\ufeff]+", " ").strip();
        String name = LABEL.matcher(written).replaceFirst("");
        Matcher shop = SHOP.matcher(name);
        if (written.length() <= LONGEST_WITH_WORDS && shop.find()) {
            for (int group = 1; group <= shop.groupCount(); group++) {
                if (shop.group(group) != null) {
                    name = shop.group(group);
                }
            }
        }
        name = MARKS.matcher(BY.matcher(name).replaceFirst("")).replaceAll("").strip();
        boolean names = !name.isEmpty() && name.length() <= LONGEST
                && !NONE.contains(name.toLowerCase(java.util.Locale.ROOT));
        return names ? Optional.of(new BrandName(name, written)) : Optional.empty();
    }
}
