package org.vigie.rules;

import java.util.Arrays;
import org.vigie.normalise.WordHash;

/// Every word of every list once, its length before its letters, in one array. Used while phrases are collected.
final class WordPool {

    private char[] pool = new char[256];
    private int used;
    private int[] table = new int[64];
    private int size;

    /// The place of a word, which is the same for equal words.
    int place(String word) {
        int at = slot(WordHash.of(word), table.length);
        while (table[at] != 0) {
            int place = table[at] - 1;
            if (pool[place] == word.length() && same(place + 1, word)) {
                return place;
            }
            at = at + 1 == table.length ? 0 : at + 1;
        }
        int place = write(word);
        table[at] = place + 1;
        if (++size * 3L > table.length * 2L) {
            grow();
        }
        return place;
    }

    private boolean same(int from, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (pool[from + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int write(String word) {
        if (word.length() > WordHash.MAX_LENGTH) {
            throw new IllegalArgumentException("a word of a list has more than " + WordHash.MAX_LENGTH + " characters");
        }
        if (pool.length < used + word.length() + 1) {
            pool = Arrays.copyOf(pool, (used + word.length() + 1) * 2);
        }
        int place = used;
        pool[used++] = (char) word.length();
        word.getChars(0, word.length(), pool, used);
        used += word.length();
        return place;
    }

    private void grow() {
        int[] old = table;
        table = new int[old.length * 2];
        for (int entry : old) {
            if (entry != 0) {
                int place = entry - 1;
                int at = slot(WordHash.of(new String(pool, place + 1, pool[place])), table.length);
                while (table[at] != 0) {
                    at = at + 1 == table.length ? 0 : at + 1;
                }
                table[at] = entry;
            }
        }
    }

    private static int slot(long hash, int length) {
        return (int) Math.unsignedMultiplyHigh(WordHash.spread(hash), length);
    }

    char[] letters() {
        return Arrays.copyOf(pool, used);
    }
}
