package org.vigie.normalise;

/// A 64-bit hash of a word that can be put together from those of its parts, so that two neighbouring words are looked
/// up as one without being copied. Words that people choose may share a hash; whoever finds one compares the letters.
public final class WordHash {

    /// No word of a list is longer; longer ones are never looked up.
    public static final int MAX_LENGTH = 4095;

    static final long BASE = 0x9E3779B97F4A7C15L;
    private static final long[] POWERS = powers();

    private WordHash() {
    }

    public static long of(CharSequence word) {
        long hash = 0;
        for (int i = 0; i < word.length(); i++) {
            hash = next(hash, word.charAt(i));
        }
        return hash;
    }

    /// The hash of a word and one more character.
    public static long next(long hash, char c) {
        return hash * BASE + c;
    }

    /// The hash of two words in a row.
    ///
    /// @param length of the second one, at most [#MAX_LENGTH]
    public static long joined(long first, long second, int length) {
        return first * POWERS[length] + second;
    }

    /// Spreads a hash over all bits, for tables.
    public static long spread(long hash) {
        long mixed = (hash ^ (hash >>> 32)) * 0xD6E8FEB86659FD93L;
        return mixed ^ (mixed >>> 32);
    }

    private static long[] powers() {
        long[] powers = new long[MAX_LENGTH + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * BASE;
        }
        return powers;
    }
}
