package org.vigie.normalise;

/// Every beginning of every word of some lists, and the words themselves. Immutable once built; safe for use by several
/// threads.
///
/// About one in fifty other words is taken for one too, which costs a guess that leads nowhere: words that are found are
/// compared letter by letter.
public final class Beginnings {

    private final HashFilter beginnings;
    private final HashFilter words;

    private Beginnings(HashFilter beginnings, HashFilter words) {
        this.beginnings = beginnings;
        this.words = words;
    }

    /// Whether a hash is that of a beginning.
    public boolean has(long hash) {
        return beginnings.mayHave(WordHash.spread(hash));
    }

    /// Whether a hash is that of a whole word: there are far fewer of them.
    public boolean hasWord(long hash) {
        return words.mayHave(WordHash.spread(hash));
    }

    /// Bytes that it takes.
    public long bytes() {
        return beginnings.bytes() + words.bytes();
    }

    /// Collects words. Not safe for use by several threads.
    public static final class Builder {

        private final Hashes beginnings = new Hashes();
        private final Hashes words = new Hashes();

        public void add(CharSequence word) {
            long hash = 0;
            for (int i = 0; i < word.length(); i++) {
                hash = WordHash.next(hash, word.charAt(i));
                beginnings.add(hash == 0 ? 1 : hash);
            }
            words.add(hash == 0 ? 1 : hash);
        }

        public Beginnings build() {
            return new Beginnings(beginnings.filter(), words.filter());
        }
    }

    /// A set of hashes.
    private static final class Hashes {

        private long[] table = new long[64];
        private int size;

        void add(long key) {
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
            int at = (int) (((WordHash.spread(key) >>> 32) * table.length) >>> 32);
            while (table[at] != 0 && table[at] != key) {
                at = at + 1 == table.length ? 0 : at + 1;
            }
            return at;
        }

        HashFilter filter() {
            HashFilter filter = new HashFilter(size);
            for (long key : table) {
                if (key != 0) {
                    filter.add(WordHash.spread(key));
                }
            }
            return filter;
        }
    }
}
