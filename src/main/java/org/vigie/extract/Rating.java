package org.vigie.extract;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// An average rating as a page words it: `4,5 de 5`, `8.4/10 (7 reviews)`, `3.9`.
///
/// @param value as stated, with a point
/// @param best the best that can be given, where the words say it; a count of reviews beside the rating is none
record Rating(BigDecimal value, Optional<BigDecimal> best) {

    private static final int LONGEST = 1_000;
    private static final int BEHIND = 200;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}(?:[.,]\\d{1,6})?|[.,]\\d{1,6}");
    private static final Pattern SCALE = Pattern.compile("^\\s*(?:stars?|★|⭐)?\\s*"
            + "(?:/|out of|of|sur|von|aus|de|di|su|z|na|av|van|из)\\s*(\\d{1,3}(?:[.,]\\d{1,2})?)(?![\\d.,]*\\d)",
            Pattern.CASE_INSENSITIVE);

    /// The first number in a text, with the scale that follows it.
    static Optional<Rating> read(String text) {
        String plain = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        Matcher number = NUMBER.matcher(plain);
        if (!number.find()) {
            return Optional.empty();
        }
        BigDecimal value = decimal(number.group());
        return Optional.of(new Rating(value, scale(plain.substring(number.end()), value)));
    }

    /// The rating in an element; its scale may stand in the text or the element behind it, or in one that microdata names.
    static Optional<Rating> read(Element element) {
        Optional<Rating> rating = read(VisibleText.line(element, LONGEST));
        if (rating.isEmpty() || rating.get().best.isPresent()) {
            return rating;
        }
        BigDecimal value = rating.get().value;
        StringBuilder behind = new StringBuilder();
        Optional<BigDecimal> stated = Optional.empty();
        for (Node next = element.nextSibling(); next != null && behind.length() < BEHIND; next = next.nextSibling()) {
            behind.append(' ').append(next instanceof TextNode text
                    ? text.getWholeText()
                    : next instanceof Element inner ? VisibleText.line(inner, BEHIND) : "");
            if (stated.isEmpty() && next instanceof Element inner && inner.attr("itemprop").equals("bestRating")) {
                String best = inner.hasAttr("content") ? inner.attr("content") : VisibleText.line(inner, BEHIND);
                stated = read(best).map(Rating::value).filter(most -> most.compareTo(value) >= 0);
            }
        }
        String words = VisibleText.tidy(behind.toString()).replace('\n', ' ');
        return Optional.of(new Rating(value, stated.or(() -> scale(words, value))));
    }

    /// The rating as a listing gives it: `4.4 of 5 (82)`.
    ///
    /// @param count how many rated, as stated; empty when it is not
    String words(String count) {
        String many = count.isBlank() || !Character.isDigit(count.strip().charAt(0)) ? "" : " (" + count.strip() + ")";
        return value.toPlainString() + best.map(most -> " of " + most.stripTrailingZeros().toPlainString()).orElse("")
                + many;
    }

    private static Optional<BigDecimal> scale(String behind, BigDecimal value) {
        Matcher scale = SCALE.matcher(behind);
        return scale.find()
                ? Optional.of(decimal(scale.group(1))).filter(best -> best.compareTo(value) >= 0)
                : Optional.empty();
    }

    private static BigDecimal decimal(String number) {
        String plain = number.replace(',', '.');
        return new BigDecimal(plain.startsWith(".") ? "0" + plain : plain);
    }
}
