package org.vigie.normalise;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The words that a reader may see where a page writes something else: letters spaced or dotted apart
/// (`j a m m e r`, `j.a.m.m.e.r`), a word cut in two (`jam-mer`, `knuckle duster`), digits and signs for letters
/// (`j4mm3r`, `l@ser`).
///
/// A word is put together only as long as it is the beginning of a word of some list, so that a wrong guess ends after
/// a token or two, whatever the text.
public final class Disguises {

    /// A word that may be read from one token on.
    ///
    /// @param next the token behind it
    public record Guess(String form, int next) {}

    private static final int MAX_DIGITS = 6;
    private static final int MAX_READINGS = 16;
    /// Shorter joined words occur by accident.
    private static final int MIN_JOINED = 4;
    private static final int MAX_FRAGMENT = 3;
    private static final int MIN_LETTERS = 3;
    private static final int MIN_FRAGMENTS = 6;
    private static final int MIN_TWO_WORDS = 8;

    /// Asked several times a word: a hash set, which is faster than the immutable kind at this size.
    private final Set<String> beginnings;

    /// @param beginnings every beginning of every word of every list
    public Disguises(Set<String> beginnings) {
        this.beginnings = new HashSet<>(beginnings);
    }

    /// What may be read from a token on, the plain word first.
    public List<Guess> at(Tokens tokens, int token) {
        String plain = tokens.form(token);
        if (Tokens.isUnspaced(plain.codePointAt(0))) {
            return List.of(new Guess(plain, token + 1));
        }
        List<String> readings = readings(plain);
        List<Guess> guesses = new ArrayList<>(readings.size() + 2);
        for (String reading : readings) {
            if (reading.equals(plain) || plain.length() >= MIN_JOINED) {
                guesses.add(new Guess(reading, token + 1));
            }
        }
        List<String> begun = readings.stream().filter(beginnings::contains).toList();
        if (!begun.isEmpty()) {
            joined(tokens, token, begun, guesses);
            if (plain.length() <= MAX_FRAGMENT) {
                spelled(tokens, token, begun, guesses);
            }
        }
        return guesses;
    }

    /// Parts tied by one sign, or two words written apart.
    private void joined(Tokens tokens, int token, List<String> begun, List<Guess> guesses) {
        List<String> words = begun;
        for (int i = token; i + 1 < tokens.size() && !words.isEmpty(); i++) {
            String gap = tokens.gapAfter(i);
            boolean sign = gap.length() == 1 && !Character.isWhitespace(gap.charAt(0));
            boolean space = i == token && gap.isBlank() && gap.indexOf('\n') < 0;
            if (!sign && !space) {
                return;
            }
            List<String> next = readings(tokens.form(i + 1));
            List<String> longer = longer(words, next);
            String letter = sign ? letterOf(gap.charAt(0)) : "";
            if (!letter.isEmpty()) {
                longer.addAll(longer(longer(words, List.of(letter)), next));
            }
            words = longer;
            offer(words, sign ? MIN_JOINED : MIN_TWO_WORDS, i + 2, guesses);
            if (space) {
                return;
            }
        }
    }

    /// Runs of single letters, and of fragments of a few letters.
    private void spelled(Tokens tokens, int token, List<String> begun, List<Guess> guesses) {
        List<String> words = begun;
        boolean single = tokens.form(token).length() == 1;
        for (int i = token; i + 1 < tokens.size() && !words.isEmpty(); i++) {
            String gap = tokens.gapAfter(i);
            String form = tokens.form(i + 1);
            if (form.length() > MAX_FRAGMENT || gap.length() > 3 || gap.indexOf('\n') >= 0) {
                return;
            }
            single &= form.length() == 1;
            words = longer(words, readings(form));
            if (i > token) {
                offer(words, single ? MIN_LETTERS : MIN_FRAGMENTS, i + 2, guesses);
            }
        }
    }

    private static void offer(List<String> words, int least, int next, List<Guess> guesses) {
        for (String word : words) {
            if (word.length() >= least) {
                guesses.add(new Guess(word, next));
            }
        }
    }

    /// Every word with every continuation that is still the beginning of a known word.
    private List<String> longer(List<String> words, List<String> continuations) {
        List<String> longer = new ArrayList<>();
        for (String word : words) {
            for (String continuation : continuations) {
                String one = word + continuation;
                if (longer.size() < MAX_READINGS && beginnings.contains(one)) {
                    longer.add(one);
                }
            }
        }
        return longer;
    }

    /// A word as it stands, and with letters for its digits.
    private static List<String> readings(String form) {
        if (form.chars().noneMatch(c -> c >= '0' && c <= '9')) {
            return List.of(form);
        }
        List<String> readings = new ArrayList<>(List.of(""));
        int digits = 0;
        for (int i = 0; i < form.length(); i++) {
            char c = form.charAt(i);
            String letter = letterOf(c);
            if (letter.isEmpty()) {
                readings.replaceAll(reading -> reading + c);
                continue;
            }
            if (++digits > MAX_DIGITS) {
                return List.of(form);
            }
            List<String> longer = new ArrayList<>();
            for (String reading : readings) {
                longer.add(reading + letter);
                if (c == '1' && longer.size() < MAX_READINGS) {
                    longer.add(reading + 'l');
                }
            }
            readings = longer;
        }
        if (digits > 0) {
            readings.addFirst(form);
        }
        return readings;
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
