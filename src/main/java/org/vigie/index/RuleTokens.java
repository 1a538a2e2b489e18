package org.vigie.index;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.BytesRef;
import org.vigie.normalise.Amount;
import org.vigie.normalise.Measure;
import org.vigie.normalise.Readings;
import org.vigie.normalise.Span;
import org.vigie.normalise.Tokens;
import org.vigie.rules.OrderedNumber;

/// A text as rules see it, as a stream for the index: the words of [Tokens], and at the position of the word where they
/// begin,
///
/// - what may be read in place of words: [#reading], with its length in positions;
/// - amounts with their measure and value: [#amount], with their length in positions;
/// - a mark between two sentences. It has a position of its own, so that no phrase reaches over it; only between single
///   letters, which anything may divide, it shares that of the next word;
/// - marks for a text of which this is not everything.
final class RuleTokens extends TokenStream {

    static final String SENTENCE = "\u0001";
    static final String SENTENCE_AT_WORD = "\u0001\u0001";
    static final String INCOMPLETE = "\u0004";
    /// A text that may also be read as words longer than [Readings#LONGEST].
    static final String CUT = "\u0005";
    static final char READING = '\u0002';
    static final char AMOUNT = '\u0003';
    /// No plain word begins with this or less.
    static final char LAST_MARK = '\u0008';
    /// Between the texts of a field, so that nothing in one is near anything in another.
    static final int GAP = 200;
    private static final char END_OF_WORD = '\u0001';
    private static final char LENGTHS = '\u0100';
    private static final int MAX_LENGTH = 20_000;
    private static final int MAX_WORD = 1_000;

    /// The end of a reading of one word, in UTF-8.
    private static final byte[] ONE = (END_OF_WORD + Character.toString(LENGTHS + 1)).getBytes(StandardCharsets.UTF_8);

    private record Entry(int position, String term) {}

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final List<Entry> entries;
    private int next;

    RuleTokens(Tokens tokens) {
        this.entries = entries(tokens);
    }

    private static List<Entry> entries(Tokens tokens) {
        List<Entry> entries = new ArrayList<>();
        int[] positions = new int[tokens.size()];
        int position = GAP;
        boolean complete = true;
        for (int i = 0; i < tokens.size(); i++) {
            String form = tokens.form(i);
            if (i > 0 && tokens.sentence(i) != tokens.sentence(i - 1)) {
                boolean letters = form.length() == 1 && tokens.form(i - 1).length() == 1;
                entries.add(new Entry(position, letters ? SENTENCE_AT_WORD : SENTENCE));
                position += letters ? 0 : 1;
            }
            positions[i] = position;
            complete &= form.length() <= MAX_WORD;
            entries.add(new Entry(position, form.length() <= MAX_WORD ? form : form.substring(0, MAX_WORD)));
            position++;
        }
        Readings readings = Readings.of(tokens);
        for (Readings.Reading one : readings.all()) {
            entries.add(new Entry(positions[one.from()],
                    READING + one.word() + END_OF_WORD + length(positions, one.from(), one.to())));
        }
        complete &= readings.isComplete();
        for (Measure measure : Measure.values()) {
            for (Amount amount : tokens.amounts(measure)) {
                Span span = amount.span();
                complete &= OrderedNumber.isExact(amount.value())
                        && positions[span.to() - 1] - positions[span.from()] < MAX_LENGTH;
                entries.add(new Entry(positions[span.from()], amounts(measure) + (amount.ceiling() ? '<' : '=')
                        + OrderedNumber.floor(amount.value()) + length(positions, span.from(), span.to())));
            }
        }
        if (!complete) {
            entries.add(new Entry(GAP, INCOMPLETE));
        }
        if (readings.isCut()) {
            entries.add(new Entry(GAP, CUT));
        }
        entries.sort(Comparator.comparingInt(Entry::position));
        return entries;
    }

    private static char length(int[] positions, int from, int to) {
        return (char) (LENGTHS + Math.min(MAX_LENGTH, positions[to - 1] - positions[from] + 1));
    }

    /// What the terms of all readings begin with that begin with a word.
    static String readings(String word) {
        return READING + word;
    }

    /// What the terms of all readings of a word begin with.
    static String reading(String word) {
        return READING + word + END_OF_WORD;
    }

    /// The word of a reading's term.
    static String word(String reading) {
        return reading.substring(1, reading.length() - 2);
    }

    /// Whether a term is a word, or the reading of one word.
    static boolean isOneWord(BytesRef term) {
        int last = term.offset + term.length - 1;
        return term.length > 0 && (term.bytes[term.offset] > LAST_MARK || term.bytes[term.offset] < 0
                || (term.bytes[term.offset] == READING && term.length > ONE.length
                        && term.bytes[last] == ONE[2] && term.bytes[last - 1] == ONE[1]
                        && term.bytes[last - 2] == ONE[0]));
    }

    /// Where the letters of such a term begin.
    static int letters(BytesRef term) {
        return term.offset + (term.bytes[term.offset] == READING ? 1 : 0);
    }

    /// Behind the letters of such a term.
    static int behindLetters(BytesRef term) {
        return term.offset + term.length - (term.bytes[term.offset] == READING ? ONE.length : 0);
    }

    /// What the terms of all amounts of a measure begin with.
    static String amounts(Measure measure) {
        return AMOUNT + measure.key() + ' ';
    }

    /// The amount of a term.
    static Amount amount(String term, Measure measure) {
        int at = amounts(measure).length();
        BigDecimal value = OrderedNumber.amount(term.substring(at + 1, term.length() - 1));
        return new Amount(value, term.charAt(at) == '<', new Span(0, 0, 0, 0));
    }

    /// How many positions a reading or an amount covers; 1 for a word.
    static int length(String term) {
        return term.charAt(0) == READING || term.charAt(0) == AMOUNT ? term.charAt(term.length() - 1) - LENGTHS : 1;
    }

    @Override
    public boolean incrementToken() {
        if (next >= entries.size()) {
            return false;
        }
        clearAttributes();
        Entry entry = entries.get(next);
        step.setPositionIncrement(next == 0 ? entry.position() : entry.position() - entries.get(next - 1).position());
        term.setEmpty().append(entry.term());
        next++;
        return true;
    }

    @Override
    public void reset() {
        next = 0;
    }
}
