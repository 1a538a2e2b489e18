package org.vigie.normalise;

import java.util.Arrays;

/// The words that a reader may see where a page writes something else: letters spaced or dotted apart
/// (`j a m m e r`, `j.a.m.m.e.r`), a word cut in two (`jam-mer`, `knuckle duster`), digits and signs for letters
/// (`j4mm3r`, `l@ser`).
///
/// A word is put together only as long as it is the beginning of a word of some list, so that a wrong guess ends after
/// a token or two, whatever the text. Most words show no sign of a disguise, which is seen by one look-up.
///
/// Works on the words of a [WordSheet], and writes the letters of its guesses behind them. Made to be used again. For
/// one thread.
public final class Guesses {

    private static final int MAX_DIGITS = 6;
    private static final int MAX_READINGS = 16;
    /// Shorter joined words occur by accident.
    private static final int MIN_JOINED = 4;
    private static final int MAX_FRAGMENT = 3;
    private static final int MIN_LETTERS = 3;
    private static final int MIN_FRAGMENTS = 6;
    private static final int MIN_TWO_WORDS = 8;
    private static final char[] LETTERS = letters();

    private final WordSheet sheet;
    private final Beginnings beginnings;
    private int behindText;

    // Guesses of all words so far; those of one word stand together.
    private final Words found = new Words();
    private int[] next = new int[16];
    private int[] first = new int[64];
    private int[] last = new int[64];

    /// Words being put together; given back after each token.
    private final Words parts = new Words();
    /// Which ones of a word are read as l, one bit each, for every reading.
    private final int[] picks = new int[2 * MAX_READINGS];
    private final int[] morePicks = new int[2 * MAX_READINGS];

    /// Words by the place of their letters on the sheet.
    private static final class Words {

        private int[] at = new int[32];
        private int[] length = new int[32];
        private long[] hash = new long[32];
        private int size;

        void add(int place, int count, long sum) {
            if (size == at.length) {
                at = Arrays.copyOf(at, size * 2);
                length = Arrays.copyOf(length, size * 2);
                hash = Arrays.copyOf(hash, size * 2);
            }
            at[size] = place;
            length[size] = count;
            hash[size++] = sum;
        }
    }

    public Guesses(WordSheet sheet, Beginnings beginnings) {
        this.sheet = sheet;
        this.beginnings = beginnings;
    }

    /// Starts with the words of one text, those from `from` to before `to`.
    public void start(int from, int to) {
        found.size = 0;
        behindText = to;
        if (first.length < to) {
            first = new int[to * 2];
            last = new int[to * 2];
        }
        Arrays.fill(first, from, to, -1);
    }

    /// The first guess at a word of the text, besides the word as it stands; guesses go from there to before [#last].
    public int first(int word) {
        if (first[word] < 0) {
            first[word] = found.size;
            if (isSuspect(word)) {
                guess(word);
            }
            last[word] = found.size;
        }
        return first[word];
    }

    /// Behind the last guess at a word, once [#first] was asked.
    public int last(int word) {
        return last[word];
    }

    /// Where the letters of a guess stand on the sheet.
    public int at(int guess) {
        return found.at[guess];
    }

    public int length(int guess) {
        return found.length[guess];
    }

    public long hash(int guess) {
        return found.hash[guess];
    }

    /// The word behind those that a guess takes.
    public int next(int guess) {
        return next[guess];
    }

    /// False only when nothing can be guessed at a word.
    private boolean isSuspect(int word) {
        if (sheet.isUnspaced(word)) {
            return false;
        }
        if (sheet.hasDigit(word)) {
            return true;
        }
        int gap = sheet.gap(word);
        if (gap == 0) {
            return false;
        }
        int other = word + 1;
        if (sheet.hasDigit(other) || ((gap & WordSheet.SIGN) != 0 && letterOf(sheet.sign(word)) != 0)) {
            return beginnings.has(sheet.hash(word));
        }
        boolean joins = (gap & (WordSheet.SIGN | WordSheet.BLANK)) != 0;
        boolean spells = (gap & WordSheet.SHORT) != 0 && sheet.length(word) <= MAX_FRAGMENT
                && sheet.length(other) <= MAX_FRAGMENT;
        if (!spells && (gap & WordSheet.SIGN) == 0) {
            return joins && sheet.length(word) + sheet.length(other) >= MIN_TWO_WORDS
                    && isWord(sheet.hash(word), sheet.hash(other), sheet.length(other));
        }
        return begins(sheet.hash(word), sheet.hash(other), sheet.length(other));
    }

    /// Two words with a space between them are never the beginning of a longer guess.
    private boolean isWord(long word, long continuation, int length) {
        return length <= WordHash.MAX_LENGTH && beginnings.hasWord(WordHash.joined(word, continuation, length));
    }

    private boolean begins(long word, long continuation, int length) {
        return length <= WordHash.MAX_LENGTH && beginnings.has(WordHash.joined(word, continuation, length));
    }

    private void guess(int word) {
        parts.size = 0;
        int plain = sheet.length(word);
        readings(word);
        int begun = parts.size;
        for (int i = 1; i < begun && plain >= MIN_JOINED; i++) {
            offer(i, word + 1);
        }
        for (int i = 0; i < begun; i++) {
            if (beginnings.has(parts.hash[i])) {
                parts.add(parts.at[i], parts.length[i], parts.hash[i]);
            }
        }
        int end = parts.size;
        if (end > begun) {
            joined(word, begun, end);
            parts.size = end;
            if (plain <= MAX_FRAGMENT) {
                spelled(word, begun, end);
            }
        }
    }

    /// Parts tied by one sign, or two words written apart.
    private void joined(int word, int begun, int end) {
        int low = begun;
        int high = end;
        for (int i = word; i + 1 < behindText && low < high; i++) {
            int gap = sheet.gap(i);
            boolean sign = (gap & WordSheet.SIGN) != 0;
            boolean space = i == word && (gap & WordSheet.BLANK) != 0;
            if (!sign && !space) {
                return;
            }
            int next = parts.size;
            readings(i + 1);
            int nextEnd = parts.size;
            char letter = sign ? letterOf(sheet.sign(i)) : 0;
            int withLetter = parts.size;
            if (letter != 0) {
                withLetter(low, high, letter);
            }
            int longer = parts.size;
            longer(low, high, next, nextEnd);
            longer(withLetter, longer, next, nextEnd);
            low = longer;
            high = parts.size;
            offer(low, high, sign ? MIN_JOINED : MIN_TWO_WORDS, i + 2);
            if (space) {
                return;
            }
        }
    }

    /// Runs of single letters, and of fragments of a few letters.
    private void spelled(int word, int begun, int end) {
        int low = begun;
        int high = end;
        boolean single = sheet.length(word) == 1;
        for (int i = word; i + 1 < behindText && low < high; i++) {
            int length = sheet.length(i + 1);
            if (length > MAX_FRAGMENT || (sheet.gap(i) & WordSheet.SHORT) == 0) {
                return;
            }
            single &= length == 1;
            int next = parts.size;
            readings(i + 1);
            int longer = parts.size;
            longer(low, high, next, longer);
            low = longer;
            high = parts.size;
            if (i > word) {
                offer(low, high, single ? MIN_LETTERS : MIN_FRAGMENTS, i + 2);
            }
        }
    }

    private void offer(int low, int high, int least, int behind) {
        for (int i = low; i < high; i++) {
            if (parts.length[i] >= least) {
                offer(i, behind);
            }
        }
    }

    private void offer(int part, int behind) {
        if (found.size == next.length) {
            next = Arrays.copyOf(next, next.length * 2);
        }
        next[found.size] = behind;
        found.add(parts.at[part], parts.length[part], parts.hash[part]);
    }

    /// Adds every word with every continuation that is still the beginning of a known word.
    private void longer(int low, int high, int next, int nextEnd) {
        int before = parts.size;
        for (int i = low; i < high; i++) {
            for (int k = next; k < nextEnd && parts.size - before < MAX_READINGS; k++) {
                if (begins(parts.hash[i], parts.hash[k], parts.length[k])) {
                    parts.add(sheet.copy(parts.at[i], parts.length[i], parts.at[k], parts.length[k]),
                            parts.length[i] + parts.length[k],
                            WordHash.joined(parts.hash[i], parts.hash[k], parts.length[k]));
                }
            }
        }
    }

    private void withLetter(int low, int high, char letter) {
        int before = parts.size;
        for (int i = low; i < high && parts.size - before < MAX_READINGS; i++) {
            long hash = WordHash.next(parts.hash[i], letter);
            if (beginnings.has(hash)) {
                int at = sheet.copy(parts.at[i], parts.length[i], 0, 0);
                sheet.append(letter);
                parts.add(at, parts.length[i] + 1, hash);
            }
        }
    }

    /// Adds a word as it stands, and with letters for its digits.
    private void readings(int word) {
        int at = sheet.at(word);
        int length = sheet.length(word);
        int digits = 0;
        int ones = 0;
        for (int i = at; i < at + length && sheet.hasDigit(word); i++) {
            char c = sheet.letter(i);
            digits += letterOf(c) != 0 ? 1 : 0;
            ones += c == '1' ? 1 : 0;
        }
        parts.add(at, length, sheet.hash(word));
        if (digits > 0 && digits <= MAX_DIGITS) {
            decode(at, length, ones);
        }
    }

    /// Adds the readings with letters for digits, a one being read as i or l.
    private void decode(int at, int length, int ones) {
        int[] ells = picks;
        int count = 1;
        ells[0] = 0;
        for (int one = 0; one < ones; one++) {
            int longer = 0;
            for (int k = 0; k < count; k++) {
                morePicks[longer++] = ells[k];
                if (longer < MAX_READINGS) {
                    morePicks[longer++] = ells[k] | (1 << one);
                }
            }
            System.arraycopy(morePicks, 0, ells, 0, longer);
            count = longer;
        }
        for (int k = 0; k < count; k++) {
            write(at, length, ells[k]);
        }
    }

    /// @param ells which ones, by their number in the word, are read as l
    private void write(int at, int length, int ells) {
        int to = sheet.mark();
        long hash = 0;
        int seen = 0;
        for (int i = at; i < at + length; i++) {
            char c = sheet.letter(i);
            char letter = letterOf(c);
            if (c == '1' && (ells & (1 << seen++)) != 0) {
                letter = 'l';
            }
            char written = letter == 0 ? c : letter;
            sheet.append(written);
            hash = WordHash.next(hash, written);
        }
        parts.add(to, length, hash);
    }

    /// The letter that a digit or sign stands for; 0 when it stands for none.
    private static char letterOf(char sign) {
        return sign < LETTERS.length ? LETTERS[sign] : sign == '€' ? 'e' : 0;
    }

    private static char[] letters() {
        char[] letters = new char[128];
        String signs = "01!|34@5$7+89";
        String read = "oiiieaassttbg";
        for (int i = 0; i < signs.length(); i++) {
            letters[signs.charAt(i)] = read.charAt(i);
        }
        return letters;
    }
}
