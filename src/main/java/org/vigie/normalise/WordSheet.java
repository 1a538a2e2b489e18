package org.vigie.normalise;

import java.util.Arrays;

/// Texts folded and cut into words in one pass, the same words as [Tokens], with the hash of each and its place in the
/// original. Words of all texts count on; sentences count within a text.
///
/// Made to be used again: [#clear] keeps the room it has. For one thread.
public final class WordSheet {

    /// Between a word and the next one of its text stands exactly one character, and it is not white.
    public static final int SIGN = 1;
    /// Between them stands only white, and no line end.
    public static final int BLANK = 2;
    /// Between them stand at most three characters, and no line end.
    public static final int SHORT = 4;

    /// The word holds an ASCII digit.
    static final int DIGIT = 1;
    /// The word is a character of a script without spaces.
    static final int UNSPACED = 2;

    private static final int KEEP = 1 << 20;

    private final LetterTable letters;
    private final int[] classes;
    private char[] raw = new char[256];
    private char[] chars = new char[512];
    private int used;
    private int size;
    private int[] at = new int[64];
    private int[] length = new int[64];
    private long[] hash = new long[64];
    private int[] start = new int[64];
    private int[] end = new int[64];
    private int[] sentence = new int[64];
    private byte[] kind = new byte[64];
    private byte[] gap = new byte[64];

    // Of the text being cut.
    private int first;
    private int textUsed;
    private boolean open;
    private int from;
    private int wordStart;
    private int wordEnd;
    private long wordHash;
    private int wordClass;

    public WordSheet(LetterTable letters) {
        this.letters = letters;
        this.classes = letters.entries();
    }

    /// Forgets all texts.
    public void clear() {
        if (chars.length > KEEP) {
            chars = new char[512];
            raw = new char[256];
        }
        used = 0;
        size = 0;
    }

    /// Cuts one more text; its words are those from the size before to the size after.
    public void add(String text) {
        int n = text.length();
        if (raw.length < n) {
            raw = new char[n + n / 2];
        }
        text.getChars(0, n, raw, 0);
        room(n + 1);
        first = size;
        textUsed = used;
        open = false;
        int i = 0;
        while (i < n) {
            int entry = classes[raw[i]];
            if (entry == 0) {
                entry = letters.learn(raw[i]);
            }
            if ((entry & LetterTable.WORD) != 0) {
                i = word(i, n);
            } else if ((entry & LetterTable.GAP) != 0) {
                close();
                chars[used++] = (char) entry;
                i++;
            } else if ((entry & LetterTable.UNSPACED) != 0) {
                close();
                single((char) entry, i, i + 1);
                i++;
            } else {
                int point = Character.codePointAt(raw, i, n);
                if (point < 0x10000 && Character.isSurrogate((char) point)) {
                    byOldWay(text);
                    return;
                }
                other(point, i, n);
                i += Character.charCount(point);
            }
        }
        close();
        if (size > first) {
            gap[size - 1] = 0;
        }
    }

    /// A run of simple word characters: the loop that takes the time.
    private int word(int begin, int n) {
        char[] in = raw;
        char[] out = chars;
        int[] table = classes;
        int i = begin;
        int to = used;
        long sum = 0;
        int seen = 0;
        if (open) {
            sum = wordHash;
            seen = wordClass;
        } else {
            open = true;
            from = used;
            wordStart = begin;
        }
        int entry = table[in[i]];
        do {
            char c = (char) entry;
            out[to++] = c;
            sum = sum * WordHash.BASE + c;
            seen |= entry;
            i++;
            if (i == n) {
                break;
            }
            entry = table[in[i]];
        } while ((entry & LetterTable.WORD) != 0);
        used = to;
        wordHash = sum;
        wordClass = seen;
        wordEnd = i;
        return i;
    }

    /// A character that folds to none or several.
    private void other(int point, int i, int n) {
        String folded = letters.fold(point);
        int next = i + Character.charCount(point);
        if (folded.isEmpty()) {
            if (Folding.isMark(point)) {
                mark(next);
            }
            return;
        }
        room(n - i + folded.length());
        for (int k = 0; k < folded.length();) {
            int part = folded.codePointAt(k);
            int chars16 = Character.charCount(part);
            if (!Character.isLetterOrDigit(part)) {
                close();
                put(part);
            } else if (Tokens.isUnspaced(part)) {
                close();
                begin(i);
                extend(part, next);
                wordClass |= LetterTable.UNSPACED;
                close();
            } else {
                if (!open) {
                    begin(i);
                }
                extend(part, next);
            }
            k += chars16;
        }
    }

    /// A mark belongs to the character before it.
    private void mark(int next) {
        if (open) {
            wordEnd = next;
        } else if (size > first && at[size - 1] + length[size - 1] == used) {
            end[size - 1] = next;
        }
    }

    private void begin(int i) {
        open = true;
        from = used;
        wordStart = i;
        wordHash = 0;
        wordClass = 0;
    }

    private void extend(int part, int next) {
        int before = used;
        put(part);
        for (int k = before; k < used; k++) {
            wordHash = WordHash.next(wordHash, chars[k]);
        }
        wordClass |= part >= '0' && part <= '9' ? LetterTable.DIGIT : 0;
        wordEnd = next;
    }

    private void put(int part) {
        used += Character.toChars(part, chars, used);
    }

    private void single(char c, int begin, int next) {
        from = used;
        chars[used++] = c;
        wordStart = begin;
        wordEnd = next;
        wordHash = c;
        wordClass = LetterTable.UNSPACED;
        open = true;
        close();
    }

    private void close() {
        if (!open) {
            return;
        }
        open = false;
        if (size == at.length) {
            grow();
        }
        int t = size++;
        at[t] = from;
        length[t] = used - from;
        hash[t] = wordHash;
        start[t] = wordStart;
        end[t] = wordEnd;
        kind[t] = (byte) (((wordClass & LetterTable.DIGIT) != 0 ? DIGIT : 0)
                | ((wordClass & LetterTable.UNSPACED) != 0 ? UNSPACED : 0));
        if (t == first) {
            sentence[t] = 0;
            return;
        }
        int last = at[t - 1] + length[t - 1];
        if (from - last == 1 && chars[last] == ' ') {
            gap[t - 1] = BLANK | SHORT;
            sentence[t] = sentence[t - 1];
        } else {
            gap[t - 1] = (byte) gap(last, from);
            sentence[t] = sentence[t - 1] + (Tokens.endsSentence(chars, last, from) ? 1 : 0);
        }
    }

    private int gap(int low, int high) {
        boolean blank = true;
        boolean line = false;
        for (int i = low; i < high; i++) {
            line |= chars[i] == '\n';
            blank &= Character.isWhitespace(chars[i]);
        }
        return (high - low == 1 && !blank ? SIGN : 0) | (blank && !line ? BLANK : 0)
                | (high - low <= 3 && !line ? SHORT : 0);
    }

    /// A text with half characters in it, which only the slow way gets right.
    private void byOldWay(String text) {
        Tokens tokens = Tokens.of(text);
        used = textUsed;
        size = first;
        open = false;
        String folded = tokens.folded();
        room(folded.length());
        int base = used;
        for (int t = 0; t < tokens.size(); t++) {
            String form = tokens.form(t);
            int begin = tokens.foldedFrom(t);
            folded.getChars(used - base, begin + form.length(), chars, used);
            Span span = tokens.span(t, t + 1);
            from = base + begin;
            used = from + form.length();
            wordStart = span.start();
            wordEnd = span.end();
            wordHash = WordHash.of(form);
            wordClass = Tokens.isUnspaced(form.codePointAt(0)) ? LetterTable.UNSPACED : 0;
            wordClass |= form.chars().anyMatch(c -> c >= '0' && c <= '9') ? LetterTable.DIGIT : 0;
            open = true;
            close();
        }
        if (size > first) {
            gap[size - 1] = 0;
        }
    }

    private void room(int more) {
        if (chars.length - used < more + 8) {
            chars = Arrays.copyOf(chars, Math.max(chars.length * 2, used + more + 8));
        }
    }

    private void grow() {
        int to = at.length * 2;
        at = Arrays.copyOf(at, to);
        length = Arrays.copyOf(length, to);
        hash = Arrays.copyOf(hash, to);
        start = Arrays.copyOf(start, to);
        end = Arrays.copyOf(end, to);
        sentence = Arrays.copyOf(sentence, to);
        kind = Arrays.copyOf(kind, to);
        gap = Arrays.copyOf(gap, to);
    }

    /// Number of words of all texts.
    public int size() {
        return size;
    }

    /// Where the letters of a word begin, see [#same] and [#letter].
    public int at(int word) {
        return at[word];
    }

    public int length(int word) {
        return length[word];
    }

    public long hash(int word) {
        return hash[word];
    }

    /// First character of a word in the original text.
    public int start(int word) {
        return start[word];
    }

    /// Behind the last character of a word in the original text.
    public int end(int word) {
        return end[word];
    }

    /// Number of the sentence a word stands in, from 0 in every text.
    public int sentence(int word) {
        return sentence[word];
    }

    boolean hasDigit(int word) {
        return (kind[word] & DIGIT) != 0;
    }

    boolean isUnspaced(int word) {
        return (kind[word] & UNSPACED) != 0;
    }

    /// What stands between a word and the next one of its text: a sum of [#SIGN], [#BLANK] and [#SHORT]; 0 behind the
    /// last.
    int gap(int word) {
        return gap[word];
    }

    /// The one character behind a word that a sign follows.
    char sign(int word) {
        return chars[at[word] + length[word]];
    }

    public char letter(int place) {
        return chars[place];
    }

    /// Whether the letters from a place on are those of a word in a pool.
    public boolean same(int place, int count, char[] pool, int poolFrom) {
        return Arrays.equals(chars, place, place + count, pool, poolFrom, poolFrom + count);
    }

    // Room behind the texts for words put together by guesses; lost at the next text.

    int mark() {
        return used;
    }

    /// Adds letters behind all others and says where; they stay until [#clear].
    int copy(int place, int count, int place2, int count2) {
        room(count + count2);
        int to = used;
        System.arraycopy(chars, place, chars, to, count);
        System.arraycopy(chars, place2, chars, to + count, count2);
        used += count + count2;
        return to;
    }

    int append(char c) {
        room(1);
        chars[used] = c;
        return used++;
    }
}
