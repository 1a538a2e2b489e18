package org.vigie.web.view;

import java.util.Locale;
import java.util.Map;
import org.vigie.listing.Field;
import org.vigie.rules.Verdict;

/// Numbers, field names and verdicts in the words of the pages.
public final class Wording {

    private static final Map<Field, String> SPECIAL = Map.ofEntries(Map.entry(Field.GTIN, "Bar code (GTIN)"),
            Map.entry(Field.SKU, "Article number (SKU)"), Map.entry(Field.SELLER_ID, "Seller number"),
            Map.entry(Field.SELLER_EMAIL, "Seller e-mail"), Map.entry(Field.SELLER_LEGAL, "Seller legal identity"),
            Map.entry(Field.LOWEST_PRICE_30D, "Lowest price of 30 days"),
            Map.entry(Field.CLAIMED_PCT, "Announced reduction (%)"),
            Map.entry(Field.RESPONSIBLE_PERSON_EU, "Responsible person (EU)"),
            Map.entry(Field.CE_MARKING, "CE marking"));

    private Wording() {
    }

    /// `1,234`.
    public static String figure(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    /// `1 listing`, `1,234 listings`.
    public static String count(long number, String one, String many) {
        return figure(number) + " " + (number == 1 ? one : many);
    }

    public static String field(Field field) {
        return SPECIAL.getOrDefault(field, sentenceCase(field.key().replace('_', ' ')));
    }

    /// The field's name where its key is known, else the key itself.
    public static String field(String key) {
        return Field.ofKey(key).map(Wording::field).orElse(key);
    }

    /// What a verdict means, for somebody who reads it for the first time.
    public static String meaning(Verdict verdict) {
        return switch (verdict) {
            case BREACH -> "What was read shows the breach, whatever the parts that were not read may hold.";
            case UNDECIDED -> "A breach is possible, and what was read does not settle it.";
            case CLEAR -> "The rule applies, and what it asks about was read and shows no breach of it.";
            case NOT_APPLICABLE -> "The rule does not concern this listing, this market or this date.";
        };
    }

    static String sentenceCase(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /// At most so many characters, cut between characters and marked with an ellipsis.
    static String shorten(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "…";
    }
}
