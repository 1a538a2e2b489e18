package org.vigie.normalise;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/// An amount that stands in a text, in base units of its measure.
///
/// @param ceiling whether the text says that it is less than this (`<5 mW`)
public record Amount(BigDecimal value, boolean ceiling, Span span) {

    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    /// Hyphen, minus sign, non-breaking hyphen, figure, en and em dash.
    private static final String MINUS = "-−‑‒–—";
    private static final List<String> LESS = List.of("<", "≤", "less than", "under", "below", "moins de",
            "inferieur a", "weniger als", "unter", "menos de", "meno di", "mniej niz", "ponizej", "minder dan", "小于");
    private static final int LONGEST_LESS = 16;

    /// Every amount of a measure in a text, in the order of the text, those with the unit behind the number first.
    public static List<Amount> in(Tokens tokens, Measure measure) {
        List<Amount> amounts = new ArrayList<>();
        String text = tokens.folded();
        Matcher forward = measure.forward().matcher(text).useTransparentBounds(true);
        int behind = 0;
        boolean digits = false;
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) < '0' || text.charAt(at) > '9') {
                continue;
            }
            digits = true;
            if (at >= behind && starts(text, at, measure) && forward.region(at, text.length()).lookingAt()) {
                BigDecimal size = measure.size(forward.group(4)).orElseThrow();
                amounts.add(new Amount(value(forward.group(1), forward.group(2), forward.group(3)).multiply(size),
                        isCeiling(text, at), tokens.covering(at, forward.end(4))));
                behind = forward.end(4);
            }
        }
        Matcher backward = measure.backward().matcher(text);
        while (digits && backward.find()) {
            BigDecimal size = measure.size(backward.group(1)).orElseThrow();
            amounts.add(new Amount(value(backward.group(2), backward.group(3), backward.group(4)).multiply(size),
                    false, tokens.covering(backward.start(1), backward.end())));
        }
        return amounts;
    }

    /// Whether a number may begin here: not inside a word or a longer number, and for a minus percentage right behind a
    /// minus that is no dash between two numbers.
    private static boolean starts(String text, int at, Measure measure) {
        int before = at - 1;
        if (measure != Measure.MINUS_PERCENT) {
            return before < 0 || !(Character.isLetterOrDigit(text.charAt(before)) || inNumber(text, before));
        }
        if (before >= 0 && text.charAt(before) == ' ') {
            before--;
        }
        return before >= 0 && MINUS.indexOf(text.charAt(before)) >= 0
                && (before == 0 || !(Character.isLetterOrDigit(text.charAt(before - 1))
                        || text.charAt(before - 1) == '%'));
    }

    private static boolean inNumber(String text, int mark) {
        return ".,".indexOf(text.charAt(mark)) >= 0 && mark > 0 && Character.isDigit(text.charAt(mark - 1));
    }

    private static boolean isCeiling(String text, int at) {
        String before = text.substring(Math.max(0, at - LONGEST_LESS), at).stripTrailing();
        return LESS.stream().anyMatch(before::endsWith);
    }

    /// `1.600` and `1,600` are sixteen hundred, `1,6` and `0.500` are not.
    private static BigDecimal value(String whole, @Nullable String fraction, @Nullable String thousands) {
        boolean decimal = whole.startsWith("0") && whole.length() > 1;
        String digits = decimal ? whole.replace(',', '.') : whole.replaceAll("[., ]", "");
        BigDecimal value = new BigDecimal(
                fraction == null || digits.indexOf('.') >= 0 ? digits : digits + "." + fraction);
        return thousands == null || thousands.isEmpty() ? value : value.multiply(THOUSAND);
    }

    /// A limit that a rule sets, such as `above: 1 mW`.
    public record Bound(Kind kind, BigDecimal value, String written) {

        public enum Kind {
            ABOVE,
            AT_LEAST,
            BELOW,
            AT_MOST
        }

        /// Whether an amount proves that the limit is met. "Less than 5" proves nothing of being above 1.
        public boolean met(Amount amount) {
            int compared = amount.value().compareTo(value);
            return switch (kind) {
                case ABOVE -> compared > 0 && !amount.ceiling();
                case AT_LEAST -> compared >= 0 && !amount.ceiling();
                case BELOW -> compared < 0 || (compared == 0 && amount.ceiling());
                case AT_MOST -> compared <= 0;
            };
        }

        public static Optional<Kind> kind(String key) {
            return switch (key) {
                case "above" -> Optional.of(Kind.ABOVE);
                case "at_least" -> Optional.of(Kind.AT_LEAST);
                case "below" -> Optional.of(Kind.BELOW);
                case "at_most" -> Optional.of(Kind.AT_MOST);
                default -> Optional.empty();
            };
        }
    }
}
