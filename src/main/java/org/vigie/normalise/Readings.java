package org.vigie.normalise;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Every word that a reader may see in a text where it writes something else: what [Guesses] guesses while it looks
/// for known words, without knowing any. Hence it can be written down once and asked for words that nobody knew then.
/// It holds at least what is guessed, and no more unless a lexicon knows more than 16 beginnings that one written word
/// may be read as: then the guesses stop there.
///
/// Two plain words divided by a space are left out, since who knows the word can ask for its two parts.
public final class Readings {

    /// A word that may be read.
    ///
    /// @param from first token
    /// @param to behind the last token
    public record Reading(int from, int to, String word) {}

    /// Longer words put together from several are left out, see [#isCut].
    public static final int LONGEST = 64;

    private static final int MAX_AT_ONE = 256;
    private static final int MAX_IN_TEXT = 4_000;
    private static final int MAX_DIGITS = 6;
    private static final int MAX_VARIANTS = 16;
    private static final int MIN_JOINED = 4;
    private static final int MAX_FRAGMENT = 3;
    private static final int MIN_LETTERS = 3;
    private static final int MIN_FRAGMENTS = 6;
    private static final int MIN_TWO_WORDS = 8;

    private final Tokens tokens;
    private final Set<Reading> found = new LinkedHashSet<>();
    private boolean complete = true;
    private boolean cut;

    private Readings(Tokens tokens) {
        this.tokens = tokens;
    }

    /// Reads a text.
    public static Readings of(Tokens tokens) {
        Readings readings = new Readings(tokens);
        for (int token = 0; token < tokens.size() && readings.complete; token++) {
            if (!isUnspaced(tokens.form(token))) {
                readings.at(token);
            }
        }
        return readings;
    }

    /// In the order of their first tokens.
    public Set<Reading> all() {
        return found;
    }

    /// Whether these are all; a text that may be read in thousands of ways is given up.
    public boolean isComplete() {
        return complete;
    }

    /// Whether words of more than [#LONGEST] characters were left out.
    public boolean isCut() {
        return cut;
    }

    private void at(int token) {
        String plain = tokens.form(token);
        List<String> begun = variants(plain);
        if (plain.length() >= MIN_JOINED) {
            begun.stream().filter(one -> !one.equals(plain)).forEach(one -> add(token, token + 1, one));
        }
        joined(token, begun);
        if (plain.length() <= MAX_FRAGMENT) {
            spelled(token, begun);
        }
    }

    private void joined(int token, List<String> begun) {
        List<String> words = begun;
        for (int i = token; i + 1 < tokens.size() && !words.isEmpty(); i++) {
            String gap = tokens.gapAfter(i);
            boolean sign = gap.length() == 1 && !Character.isWhitespace(gap.charAt(0));
            boolean space = i == token && gap.isBlank() && gap.indexOf('\n') < 0;
            if ((!sign && !space) || isUnspaced(tokens.form(i + 1))) {
                return;
            }
            List<String> next = variants(tokens.form(i + 1));
            if (space && begun.size() == 1 && next.size() == 1) {
                return;
            }
            List<String> longer = longer(words, next);
            String letter = sign ? letterOf(gap.charAt(0)) : "";
            if (!letter.isEmpty()) {
                longer.addAll(longer(longer(words, List.of(letter)), next));
            }
            words = longer;
            offer(words, sign ? MIN_JOINED : MIN_TWO_WORDS, token, i + 2);
            if (space) {
                return;
            }
        }
    }

    private void spelled(int token, List<String> begun) {
        List<String> words = begun;
        boolean single = tokens.form(token).length() == 1;
        for (int i = token; i + 1 < tokens.size() && !words.isEmpty(); i++) {
            String gap = tokens.gapAfter(i);
            String form = tokens.form(i + 1);
            if (form.length() > MAX_FRAGMENT || gap.length() > 3 || gap.indexOf('\n') >= 0 || isUnspaced(form)) {
                return;
            }
            single &= form.length() == 1;
            words = longer(words, variants(form));
            if (i > token) {
                offer(words, single ? MIN_LETTERS : MIN_FRAGMENTS, token, i + 2);
            }
        }
    }

    private void offer(List<String> words, int least, int from, int to) {
        words.stream().filter(word -> word.length() >= least).forEach(word -> add(from, to, word));
    }

    private void add(int from, int to, String word) {
        // A longer word may begin or end with a word that is looked for.
        if (found.size() >= MAX_IN_TEXT || word.length() > LONGEST) {
            complete = false;
        } else {
            found.add(new Reading(from, to, word));
        }
    }

    private List<String> longer(List<String> words, List<String> continuations) {
        List<String> longer = new ArrayList<>();
        for (String word : words) {
            for (String continuation : continuations) {
                if (word.length() + continuation.length() <= LONGEST) {
                    longer.add(word + continuation);
                } else {
                    cut = true;
                }
            }
        }
        if (longer.size() > MAX_AT_ONE) {
            complete = false;
            return new ArrayList<>();
        }
        return longer;
    }

    private static boolean isUnspaced(String form) {
        return Tokens.isUnspaced(form.codePointAt(0));
    }

    /// A word as it stands, and with letters for its digits.
    private static List<String> variants(String form) {
        if (form.chars().noneMatch(c -> c >= '0' && c <= '9')) {
            return List.of(form);
        }
        List<String> variants = new ArrayList<>(List.of(""));
        int digits = 0;
        for (int i = 0; i < form.length(); i++) {
            char c = form.charAt(i);
            String letter = letterOf(c);
            if (letter.isEmpty()) {
                variants.replaceAll(variant -> variant + c);
                continue;
            }
            if (++digits > MAX_DIGITS) {
                return List.of(form);
            }
            List<String> longer = new ArrayList<>();
            for (String variant : variants) {
                longer.add(variant + letter);
                if (c == '1' && longer.size() < MAX_VARIANTS) {
                    longer.add(variant + 'l');
                }
            }
            variants = longer;
        }
        if (digits > 0) {
            variants.addFirst(form);
        }
        return variants;
    }

    private static String letterOf(char sign) {
        return switch (sign) {
            case '0' -> "o";
            case '1', '!', '|' -> "i";
            case '3', '€' -> "e";
            case '4', '@' -> "a";
            case '5', '$' -> "s";
            case '7', '+' -> "t";
            case '8' -> "b";
            case '9' -> "g";
            default -> "";
        };
    }
}
