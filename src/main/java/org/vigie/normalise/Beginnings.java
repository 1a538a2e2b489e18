package org.vigie.normalise;

import java.util.Arrays;

/// Every beginning of every word of some lists, by hash. Immutable once built; safe for use by several threads.
///
/// Two beginnings may share a hash, which costs a guess that leads nowhere: words that are found are compared letter by
/// letter.
public final class Beginnings {

    private final long[] filter;
    private final int filterShift;
    private final long[] table;

    private Beginnings(long[] table, int size) {
        this.table = table;
        int bits = 64 - Long.numberOfLeadingZeros(Math.max(64, size * 12L));
        this.filterShift = 64 - bits;
        this.filter = new long[1 << (bits - 6)];
        for (long key : table) {
            if (key != 0) {
                long bit = spread(key) >>> filterShift;
                filter[(int) (bit >>> 6)] |= 1L << bit;
            }
        }
    }

    /// Whether a hash is that of a beginning.
    public boolean has(long hash) {
        long key = hash == 0 ? 1 : hash;
        long mixed = spread(key);
        long bit = mixed >>> filterShift;
        return (filter[(int) (bit >>> 6)] & (1L << bit)) != 0 && find(table, key, mixed) < 0;
    }

    /// Bytes that it takes.
    public long bytes() {
        return 8L * (filter.length + table.length);
    }

    private static long spread(long key) {
        return WordHash.spread(key);
    }

    /// The place of a key as a number below zero, or the place where it would stand.
    private static int find(long[] table, long key, long mixed) {
        int at = (int) Math.unsignedMultiplyHigh(mixed << 20, table.length);
        while (table[at] != 0) {
            if (table[at] == key) {
                return ~at;
            }
            at = at + 1 == table.length ? 0 : at + 1;
        }
        return at;
    }

    /// Collects words. Not safe for use by several threads.
    public static final class Builder {

        private long[] table = new long[64];
        private int size;

        public void add(CharSequence word) {
            long hash = 0;
            for (int i = 0; i < word.length(); i++) {
                hash = WordHash.next(hash, word.charAt(i));
                add(hash == 0 ? 1 : hash);
            }
        }

        private void add(long key) {
            int at = find(table, key, spread(key));
            if (at < 0) {
                return;
            }
            table[at] = key;
            if (++size * 3L > table.length * 2L) {
                resize(table.length * 2);
            }
        }

        private void resize(int length) {
            long[] old = table;
            table = new long[length];
            for (long key : old) {
                if (key != 0) {
                    table[find(table, key, spread(key))] = key;
                }
            }
        }

        public Beginnings build() {
            resize(Math.max(8, (int) (size * 3L / 2 + 1)));
            return new Beginnings(Arrays.copyOf(table, table.length), size);
        }
    }
}
