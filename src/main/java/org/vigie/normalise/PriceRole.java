package org.vigie.normalise;

import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What an amount in a text is the amount of, told by the words around it. Only [#PRICE] and [#PIECE] are asked of a
/// buyer for the thing itself.
enum PriceRole {
    PRICE,
    PIECE,
    UNIT,
    PRIOR,
    RRP,
    LOWEST,
    DEPOSIT,
    ECO_FEE,
    SHIPPING,
    SAVING,
    INSTALMENT,
    THRESHOLD,
    AUCTION_START;

    private static final int BEFORE = 80;
    private static final int AFTER = 60;
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    /// Between the words and the amount: `: `, ` - `, a sign, `von`.
    private static final String TIE = "[ :.+(\\-]{0,4}(?:(?:of|de|di|von|od|ab)? ?(?:\\p{Sc}|(?-i:[A-Z]{3}))? ?)$";

    /// `versandkostenfrei`, `delivery included`: the amount is still the price.
    private static final String NOT_FREE = "(?!\\p{L}*frei)(?! ?(?:free|incl|inkl|gratis|kostenlos|offert|gratuit))";

    private static final Pattern MEASURE = Pattern.compile(
            "^ ?(?:/|per |pro |par |je |por |al |za |le |el |il |the )(?: ?\\d{1,4})? ?"
                    + "(?:kg|g|gr|mg|l|lt|ltr|cl|dl|ml|m|m2|m²|m3|cm|kwh|oz|lb|gal|litre|liter|litro|litr|kilo)"
                    + "(?![\\p{L}\\d])",
            FLAGS);
    private static final Pattern EACH = Pattern.compile("^ ?(?:/|per |pro |par |je |za )", FLAGS);
    private static final Pattern MONTHLY = Pattern.compile(
            "^ ?(?:/|per |pro |par |al |por |za )? ?(?:mois|month|mo\\b|monat|mes\\b|mese|mies|monthly|monatlich)",
            FLAGS);

    private static final String CHEAPEST = "(?:lowest|plus bas|niedrigst|g[üu]nstigst|bestpreis|m[aá]s bajo|m[ií]nimo"
            + "|pi[uù] basso|najni[zż]sz|laagste|nejni[zž][sš]|lägsta|laveste|mais baixo)";

    private static final Map<PriceRole, Pattern> WORDS_BEFORE = words(Map.of(
            LOWEST, "(?:" + CHEAPEST + "[^0-9€$£]{0,40}(?:30|trente)[^0-9€$£]{0,40}"
                    + "|(?:30|trente)[^0-9€$£]{0,20}" + CHEAPEST + "[^0-9€$£]{0,15})",
            RRP, "(?:uvp|uvp des herstellers|unverb\\.? ?preisempf\\p{L}*|rrp|srp|msrp|mrp|list price|prix conseill[eé]"
                    + "|prix public|pvpr?|listino|prezzo consigliato|adviesprijs|cena katalogowa|sugerowana cena"
                    + "|doporučená cena|maloobchodní cena)",
            PRIOR, "(?:statt|anstatt|was|instead of|au lieu de|zamiast|invece di|antes|vorher|bisher|avant|ancien prix"
                    + "|prix barr[eé]|prima|van|przed obniżką|regular price|old price|before|původně)",
            DEPOSIT, "(?:pfand|deposit|consigne|cauzione|dep[oó]sito|fianza|kaucja|statiegeld|z[aá]loha|caution)",
            ECO_FEE, "(?:[eé]co-?part(?:icipation|\\.)?|eco-?tax(?:e)?|recupel|raee)",
            SHIPPING, "(?:livraison|exp[eé]dition|frais de port|shipping|versand(?:kosten)?|env[ií]o|spedizione|dostawa"
                    + "|delivery|postage|doprava|verzending|frete)",
            SAVING,
            "(?:save|you save|spare|sparen|sie sparen|[eé]conomisez|remise|ahorra|risparmi|oszcz[eę]dzasz|rabatt"
                    + "|bespaar|u[sš]et[rř][ií]te|desconto)",
            THRESHOLD, "(?:orders|(?:orders?|commandes?|bestellungen|bestellwert|achats?|pedidos|ordini|spend)"
                    + " (?:over|of|above|on|d[eè]s|ab|oltre)|free shipping over|livraison (?:gratuite|offerte) d[eè]s"
                    + "|versandkostenfrei ab)",
            AUCTION_START, "(?:startpreis|startgebot|starting bid|mise [aà] prix|precio de salida|base d'asta"
                    + "|cena wywoławcza)"));

    private static final Map<PriceRole, Pattern> WORDS_AFTER = after(Map.of(
            LOWEST, "[^0-9]{0,20}" + CHEAPEST + "[^0-9]{0,30}30",
            RRP, "(?:uvp|rrp|msrp|prix conseill)",
            DEPOSIT, "(?:pfand|deposit|de consigne|statiegeld|kaucji)",
            ECO_FEE, "(?:d'[eé]co-?part)",
            SHIPPING, "(?:versand|shipping|de livraison|de frais de port|delivery|postage|dostawa|frete)",
            SAVING, "(?:gespart|sparen|d'[eé]conomie|de remise|off\\b|discount|rabatt|de descuento|di sconto)",
            AUCTION_START, "(?:startpreis|startgebot|starting bid|mise [aà] prix)"));

    private static Map<PriceRole, Pattern> words(Map<PriceRole, String> words) {
        Map<PriceRole, Pattern> patterns = new EnumMap<>(PriceRole.class);
        words.forEach((role, word) -> patterns.put(role, Pattern.compile("(?<![\\p{L}])" + word + TIE, FLAGS)));
        return patterns;
    }

    private static Map<PriceRole, Pattern> after(Map<PriceRole, String> words) {
        Map<PriceRole, Pattern> patterns = new EnumMap<>(PriceRole.class);
        words.forEach((role, word) -> patterns.put(role,
                Pattern.compile("^[ ]?[(\\-]{0,2}[ ]?" + word + NOT_FREE + "[^0-9]*(?:30[^0-9]*)?$", FLAGS)));
        return patterns;
    }

    /// The role of an amount.
    ///
    /// @param start where the amount starts, its sign included
    /// @param number where its digits start
    /// @param end behind it
    static PriceRole of(String text, int start, int number, int end) {
        String after = text.substring(end, Math.min(text.length(), end + AFTER));
        if (MEASURE.matcher(after).find()) {
            return UNIT;
        }
        if (MONTHLY.matcher(after).find()) {
            return INSTALMENT;
        }
        String before = text.substring(Math.max(0, start - BEFORE), start);
        String beforeNumber = text.substring(Math.max(0, number - BEFORE), number);
        PriceRole role = PRICE;
        int latest = -1;
        for (Map.Entry<PriceRole, Pattern> words : WORDS_BEFORE.entrySet()) {
            Matcher matcher = words.getValue().matcher(before);
            boolean found = matcher.find();
            if (!found) {
                matcher = words.getValue().matcher(beforeNumber);
                found = matcher.find();
            }
            if (found && words.getKey() == LOWEST) {
                return LOWEST;
            }
            if (found && matcher.start() > latest) {
                latest = matcher.start();
                role = words.getKey();
            }
        }
        if (role == PRICE && text.length() - end <= AFTER) {
            for (Map.Entry<PriceRole, Pattern> words : WORDS_AFTER.entrySet()) {
                if (words.getValue().matcher(after).find()) {
                    return words.getKey();
                }
            }
        }
        return role == PRICE && EACH.matcher(after).find() ? PIECE : role;
    }

    /// Whether it is a former or a recommended price.
    boolean isPrior() {
        return this == PRIOR || this == RRP;
    }

    /// Whether the amount is asked for the thing, or compared with what is asked.
    boolean isOfTheThing() {
        return this == PRICE || this == PIECE || isPrior();
    }
}
