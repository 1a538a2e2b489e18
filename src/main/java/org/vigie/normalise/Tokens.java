package org.vigie.normalise;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// A text cut into words: runs of letters and digits of its folded form. Chinese and Japanese characters are a word
/// each, so that a phrase of several is found wherever they stand side by side.
public final class Tokens {

    private final FoldedText text;
    private final List<String> forms = new ArrayList<>();
    private final List<int[]> ranges = new ArrayList<>();
    private final List<Integer> sentences = new ArrayList<>();
    private final Map<Measure, List<Amount>> amounts = new EnumMap<>(Measure.class);

    private Tokens(FoldedText text) {
        this.text = text;
    }

    public static Tokens of(String original) {
        Tokens tokens = new Tokens(Folding.fold(original));
        tokens.cut(tokens.text.folded());
        return tokens;
    }

    private void cut(String folded) {
        int sentence = 0;
        int at = 0;
        int last = 0;
        while (at < folded.length()) {
            int point = folded.codePointAt(at);
            int next = at + Character.charCount(point);
            if (!Character.isLetterOrDigit(point)) {
                at = next;
                continue;
            }
            if (!isUnspaced(point)) {
                next = endOfWord(folded, next);
            }
            if (!forms.isEmpty() && endsSentence(folded, last, at)) {
                sentence++;
            }
            forms.add(folded.substring(at, next));
            ranges.add(new int[]{at, next});
            sentences.add(sentence);
            last = next;
            at = next;
        }
    }

    private static int endOfWord(String folded, int from) {
        int at = from;
        while (at < folded.length()) {
            int point = folded.codePointAt(at);
            if (!Character.isLetterOrDigit(point) || isUnspaced(point)) {
                return at;
            }
            at += Character.charCount(point);
        }
        return at;
    }

    /// Whether a character belongs to a script that writes no spaces between words.
    public static boolean isUnspaced(int point) {
        return point >= 0x2E80 && switch (Character.UnicodeScript.of(point)) {
            case HAN, HIRAGANA, KATAKANA -> true;
            default -> false;
        };
    }

    private static boolean endsSentence(String folded, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = folded.charAt(i);
            if ("\n\r!?;|•。！？；".indexOf(c) >= 0
                    || (c == '.' && i + 1 < folded.length() && Character.isWhitespace(folded.charAt(i + 1)))) {
                return true;
            }
        }
        return false;
    }

    /// The same over letters in an array.
    static boolean endsSentence(char[] folded, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = folded[i];
            if ("\n\r!?;|•。！？；".indexOf(c) >= 0
                    || (c == '.' && Character.isWhitespace(folded[i + 1]))) {
                return true;
            }
        }
        return false;
    }

    /// Where a token begins in the folded text.
    int foldedFrom(int token) {
        return ranges.get(token)[0];
    }

    /// Amounts of a measure, looked for at the first asking. Hence a text is for one thread.
    public List<Amount> amounts(Measure measure) {
        return amounts.computeIfAbsent(measure, one -> Amount.in(this, one));
    }

    public int size() {
        return forms.size();
    }

    public String form(int token) {
        return forms.get(token);
    }

    /// Number of the sentence a token stands in, from 0.
    public int sentence(int token) {
        return sentences.get(token);
    }

    public String folded() {
        return text.folded();
    }

    /// What stands between a token and the next one, folded.
    public String gapAfter(int token) {
        return token + 1 < size() ? text.folded().substring(ranges.get(token)[1], ranges.get(token + 1)[0]) : "\n";
    }

    /// The stretch from a token to the one before `to`.
    public Span span(int from, int to) {
        return new Span(from, to, text.start(ranges.get(from)[0]), text.end(ranges.get(to - 1)[1]));
    }

    /// A range of folded characters, with the tokens that it touches.
    Span covering(int foldedFrom, int foldedTo) {
        int from = firstEndingBehind(foldedFrom);
        int to = from + 1;
        while (to < size() && ranges.get(to)[0] < foldedTo) {
            to++;
        }
        return new Span(from, to, text.start(foldedFrom), text.end(foldedTo));
    }

    private int firstEndingBehind(int foldedFrom) {
        int low = 0;
        int high = size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ranges.get(middle)[1] <= foldedFrom) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
