package org.vigie.normalise;

/// Every beginning of every word of some lists, each as 16 bits of its hash, in one array. Immutable once built; safe
/// for use by several threads.
///
/// About one in ten thousand other words is taken for a beginning too, which costs a guess that leads nowhere: words
/// that are found are compared letter by letter.
public final class Beginnings {

    private final HashFilter filter;
    private final short[] table;

    private Beginnings(HashFilter filter, short[] table) {
        this.filter = filter;
        this.table = table;
    }

    /// Whether a hash is that of a beginning.
    public boolean has(long hash) {
        long mixed = WordHash.spread(hash);
        return filter.mayHave(mixed) && isMarked(mixed);
    }

    private boolean isMarked(long mixed) {
        short mark = mark(mixed);
        int at = slot(mixed, table.length);
        while (table[at] != 0) {
            if (table[at] == mark) {
                return true;
            }
            at = at + 1 == table.length ? 0 : at + 1;
        }
        return false;
    }

    /// Bytes that it takes.
    public long bytes() {
        return 2L * table.length + filter.bytes();
    }

    private static short mark(long mixed) {
        short mark = (short) mixed;
        return mark == 0 ? 1 : mark;
    }

    private static int slot(long mixed, int length) {
        return (int) (((mixed >>> 32) * length) >>> 32);
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
            int at = free(key);
            if (table[at] == key) {
                return;
            }
            table[at] = key;
            if (++size * 3L > table.length * 2L) {
                long[] old = table;
                table = new long[old.length * 2];
                for (long one : old) {
                    if (one != 0) {
                        table[free(one)] = one;
                    }
                }
            }
        }

        private int free(long key) {
            int at = slot(WordHash.spread(key), table.length);
            while (table[at] != 0 && table[at] != key) {
                at = at + 1 == table.length ? 0 : at + 1;
            }
            return at;
        }

        public Beginnings build() {
            short[] marks = new short[(int) Math.max(8, size * 8L / 5)];
            HashFilter filter = new HashFilter(size);
            for (long key : table) {
                if (key != 0) {
                    long mixed = WordHash.spread(key);
                    filter.add(mixed);
                    int at = slot(mixed, marks.length);
                    while (marks[at] != 0 && marks[at] != mark(mixed)) {
                        at = at + 1 == marks.length ? 0 : at + 1;
                    }
                    marks[at] = mark(mixed);
                }
            }
            return new Beginnings(filter, marks);
        }
    }
}
