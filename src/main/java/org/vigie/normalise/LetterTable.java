package org.vigie.normalise;

/// What becomes of every character of the basic plane when a text is folded and cut into words: for most, one folded
/// character and its class, found by one look-up. Filled as characters are met, each entry being the same whoever
/// fills it; hence safe for use by several threads.
public final class LetterTable {

    /// Part of a word; the folded character stands in the low 16 bits of an entry.
    static final int WORD = 1 << 16;
    /// Between words.
    static final int GAP = 1 << 17;
    /// A word by itself, in a script without spaces.
    static final int UNSPACED = 1 << 18;
    /// Folds to nothing, or to several characters, or is half of one.
    static final int OTHER = 1 << 19;
    /// An ASCII digit; together with [#WORD].
    static final int DIGIT = 1 << 20;

    private static final int SLOTS = 1024;

    private final int[] entries = new int[1 << 16];
    private final Fold[] folds = new Fold[SLOTS];

    private record Fold(int point, String folded) {}

    public LetterTable() {
        for (int c = 0; c < 128; c++) {
            learn((char) c);
        }
    }

    /// The class of a character in the high bits; 0 when it was not met before, see [#learn].
    int[] entries() {
        return entries;
    }

    int learn(char c) {
        int entry = OTHER;
        if (!Character.isSurrogate(c)) {
            String folded = Folding.of(String.valueOf(c));
            if (folded.length() == 1 && !Character.isSurrogate(folded.charAt(0))) {
                char to = folded.charAt(0);
                entry = to | classOf(to);
            }
        }
        entries[c] = entry;
        return entry;
    }

    private static int classOf(char folded) {
        if (!Character.isLetterOrDigit(folded)) {
            return GAP;
        }
        if (Tokens.isUnspaced(folded)) {
            return UNSPACED;
        }
        return folded >= '0' && folded <= '9' ? WORD | DIGIT : WORD;
    }

    /// What a code point folds to, several characters or none.
    String fold(int point) {
        int slot = (point * 0x9E3779B1) >>> 22;
        Fold known = folds[slot];
        if (known != null && known.point == point) {
            return known.folded;
        }
        Fold learned = new Fold(point, Folding.of(Character.toString(point)));
        folds[slot] = learned;
        return learned.folded;
    }
}
