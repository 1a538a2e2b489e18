package org.vigie.rules;

import org.vigie.normalise.WordSheet;

/// Which four letters some phrase's first word begins with that may be the start, the end or the inside of a longer
/// word; so that most words are seen not to hold one without a look-up for each of their parts. Immutable once built;
/// safe for use by several threads.
final class OpenWords {

    static final int LETTERS = 4;

    private final long[][] bits = new long[4][];

    /// Notes one that phrases begin with; ones under four letters open into nothing.
    void add(int kind, String form) {
        if (form.length() < LETTERS) {
            return;
        }
        if (bits[kind] == null) {
            bits[kind] = new long[1 << 10];
        }
        int from = kind == EdgeTable.END ? form.length() - LETTERS : 0;
        int bit = bit(four(form.charAt(from), form.charAt(from + 1), form.charAt(from + 2), form.charAt(from + 3)));
        bits[kind][bit >>> 6] |= 1L << bit;
    }

    boolean isEmpty() {
        return bits[EdgeTable.START] == null && bits[EdgeTable.END] == null && bits[EdgeTable.INSIDE] == null;
    }

    /// Whether a word may hold one.
    boolean mayHold(WordSheet sheet, int place, int length) {
        if (length < LETTERS) {
            return false;
        }
        if (has(EdgeTable.START, sheet, place) || has(EdgeTable.END, sheet, place + length - LETTERS)) {
            return true;
        }
        long[] inside = bits[EdgeTable.INSIDE];
        if (inside == null) {
            return false;
        }
        long four = four((char) 0, sheet.letter(place), sheet.letter(place + 1), sheet.letter(place + 2));
        for (int i = place + LETTERS - 1; i < place + length; i++) {
            four = (four << 16) | sheet.letter(i);
            int bit = bit(four);
            if ((inside[bit >>> 6] & (1L << bit)) != 0) {
                return true;
            }
        }
        return false;
    }

    private boolean has(int kind, WordSheet sheet, int at) {
        long[] set = bits[kind];
        if (set == null) {
            return false;
        }
        int bit = bit(four(sheet.letter(at), sheet.letter(at + 1), sheet.letter(at + 2), sheet.letter(at + 3)));
        return (set[bit >>> 6] & (1L << bit)) != 0;
    }

    private static long four(char a, char b, char c, char d) {
        return ((long) a << 48) | ((long) b << 32) | ((long) c << 16) | d;
    }

    private static int bit(long four) {
        return (int) ((four * 0x9E3779B97F4A7C15L) >>> 48);
    }
}
