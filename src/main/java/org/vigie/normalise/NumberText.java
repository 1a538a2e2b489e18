package org.vigie.normalise;

import java.math.BigDecimal;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/// Numbers as people write them: `1.299,00`, `1 299,00`, `1’049.95`, `1,29,999`, `9.-`. One pass, no backtracking.
public final class NumberText {

    /// @param end first place after it
    /// @param whole whether it has no decimals
    public record Found(BigDecimal number, int start, int end, boolean whole) {}

    private static final int MOST_DIGITS = 18;

    private NumberText() {
    }

    /// Digits of every script become 0 to 9, spaces of every width become one, apostrophes become `'`.
    public static String plain(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFKC);
        StringBuilder plain = new StringBuilder(composed.length());
        for (int i = 0; i < composed.length(); i++) {
            char c = composed.charAt(i);
            int digit = Character.digit(c, 10);
            if (Character.isDigit(c) && digit >= 0) {
                plain.append((char) ('0' + digit));
            } else if (Character.isSpaceChar(c) || Character.isWhitespace(c)) {
                plain.append(' ');
            } else {
                switch (c) {
                    case '’', '‘', '´', '`', 'ʼ' -> plain.append('\'');
                    case '٫' -> plain.append('.');
                    case '٬', '、' -> plain.append(',');
                    case '−', '–', '—', '‐', '‑', '~', '～' -> plain.append('-');
                    default -> {
                        if (Character.getType(c) != Character.FORMAT) {
                            plain.append(c);
                        }
                    }
                }
            }
        }
        return plain.toString();
    }

    /// A [#plain] text with every number rewritten to plain digits and a point, given its decimal mark.
    ///
    /// @param mark `.`, `,`, or a currency sign that stands between whole and cents
    static String withPoint(String text, char mark) {
        StringBuilder rewritten = new StringBuilder(text.length() + 4);
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean first = c == mark && (at == 0 || !digit(text, at - 1)) && ".,".indexOf(c) >= 0
                    && digit(text, at + 1);
            if (!first && !digit(text, at)) {
                rewritten.append(c);
                at++;
                continue;
            }
            boolean decimals = false;
            rewritten.append(first ? "0" : "");
            while (at < text.length() && (digit(text, at) || (digit(text, at + 1)
                    && (text.charAt(at) == mark || ".,'".indexOf(text.charAt(at)) >= 0)))) {
                char part = text.charAt(at);
                boolean point = part == mark && !decimals;
                decimals |= point;
                rewritten.append(point ? "." : digit(text, at) ? String.valueOf(part) : "");
                at++;
            }
            // Three decimals would be read as a thousand: a fourth says what they are.
            rewritten.append(decimals ? "0" : "");
        }
        return rewritten.toString();
    }

    private static boolean digit(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    /// The number that begins at a digit of a [#plain] text; null when it has too many digits to be an amount.
    public static @Nullable Found at(String text, int start, boolean threeDecimals) {
        int end = digits(text, start);
        StringBuilder separators = new StringBuilder();
        int lastSeparator = -1;
        int firstGroup = end - start;
        while (end < text.length()) {
            int after = separator(text, end, firstGroup, separators);
            if (after < 0) {
                break;
            }
            separators.append(text.charAt(end));
            lastSeparator = end;
            end = digits(text, after);
        }
        int decimalAt = decimal(text, start, lastSeparator, end, separators, threeDecimals);
        int significant = 0;
        StringBuilder number = new StringBuilder();
        for (int i = start; i < end; i++) {
            if (i == decimalAt) {
                number.append('.');
            } else if (Character.isDigit(text.charAt(i))) {
                number.append(text.charAt(i));
                significant++;
            }
        }
        int exponent = decimalAt < 0 ? end : exponentEnd(text, end);
        if (exponent > end) {
            number.append(text, end, exponent);
        }
        if (significant > MOST_DIGITS) {
            return null;
        }
        BigDecimal value = new BigDecimal(number.toString());
        return new Found(exponent > end ? new BigDecimal(value.stripTrailingZeros().toPlainString()) : value, start,
                Math.max(end, exponent), decimalAt < 0);
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    /// First digit after a separator that belongs to the number, or -1.
    private static int separator(String text, int at, int firstGroup, CharSequence before) {
        char c = text.charAt(at);
        int next = at + 1;
        if (c == '.' && next < text.length() && text.charAt(next) == '.') {
            next++;
        }
        int end = next < text.length() ? digits(text, next) : next;
        boolean group = end - next == 3;
        return switch (c) {
            case ' ', '\'' -> group && firstGroup <= 3 && before.chars().allMatch(s -> s == c) ? next : -1;
            case '.', ',' -> end > next ? next : spacedCents(text, next);
            default -> -1;
        };
    }

    /// `36. 24`: a mark, one blank, and exactly two digits at the end of a word.
    private static int spacedCents(String text, int blank) {
        if (blank + 3 > text.length() || text.charAt(blank) != ' ' || digits(text, blank + 1) != blank + 3) {
            return -1;
        }
        boolean ends = blank + 3 == text.length() || text.charAt(blank + 3) == ' ';
        return ends ? blank + 1 : -1;
    }

    /// Place of the decimal mark, or -1: the last of two kinds of marks; or the only mark, unless exactly three digits
    /// follow it (`1.299` is a thousand, `0.999` is not) or it stands more than once (`1.144.000`).
    private static int decimal(String text, int start, int last, int end, CharSequence separators,
            boolean threeDecimals) {
        if (last < 0) {
            return -1;
        }
        char mark = text.charAt(last);
        if (mark == ' ' || mark == '\'') {
            return -1;
        }
        int after = end - digitsStart(text, last);
        long same = separators.chars().filter(s -> s == mark).count();
        boolean others = same < separators.length();
        if (same > 1) {
            return after == 3 || others ? -1 : last;
        }
        if (others) {
            return last;
        }
        boolean zero = text.charAt(start) == '0';
        return after == 3 && !threeDecimals && !zero && last - start <= 3 ? -1 : last;
    }

    private static int digitsStart(String text, int separator) {
        int at = separator + 1;
        while (text.charAt(at) == '.' || text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private static int exponentEnd(String text, int at) {
        if (at + 2 < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')
                && (text.charAt(at + 1) == '+' || text.charAt(at + 1) == '-')) {
            int end = digits(text, at + 2);
            return end > at + 2 && end <= at + 4 ? end : at;
        }
        return at;
    }
}
