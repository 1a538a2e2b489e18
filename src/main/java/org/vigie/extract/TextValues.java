package org.vigie.extract;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.vigie.normalise.NumberText;

/// Texts that stand for a number, a yes or no, or a kind of seller.
final class TextValues {

    private static final Set<String> NO = Set.of("false", "0", "no", "non", "nein", "nie", "none", "n", "null");
    private static final Set<String> BUSINESS = Set.of("business", "professional", "trader", "professionnel", "pro",
            "gewerblich", "gewerblicher", "händler", "profesional", "professionale", "profesjonalny", "firma");
    private static final Set<String> PRIVATE = Set.of("private", "individual", "particulier", "privat", "privater",
            "particular", "privato", "prywatny", "prywatna");

    private TextValues() {
    }

    /// No for the usual words of refusal; yes for any other text: the mark is there.
    static Optional<Boolean> flag(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(!NO.contains(text.strip().toLowerCase(Locale.ROOT)));
    }

    /// The first number in a text: `-40 %` gives 40.
    static Optional<BigDecimal> number(String text) {
        String plain = NumberText.plain(text.length() > 200 ? text.substring(0, 200) : text);
        for (int i = 0; i < plain.length(); i++) {
            if (plain.charAt(i) >= '0' && plain.charAt(i) <= '9') {
                NumberText.Found found = NumberText.at(plain, i, false);
                return found == null ? Optional.empty() : Optional.of(found.number());
            }
        }
        return Optional.empty();
    }

    /// `business` or `private` where a known word says so; else the text as it is.
    static String sellerKind(String text) {
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1)) {
            if (BUSINESS.contains(word)) {
                return "business";
            }
            if (PRIVATE.contains(word)) {
                return "private";
            }
        }
        return text;
    }

    /// A language tag as BCP 47 writes it; empty when it is none.
    static String language(String text) {
        String tag = Locale.forLanguageTag(text.strip().replace('_', '-')).toLanguageTag();
        return tag.equals("und") ? "" : tag;
    }
}
