package org.vigie.rules;

import org.vigie.normalise.HashFilter;
import org.vigie.normalise.WordHash;
import org.vigie.normalise.WordSheet;

/// Steps from a node of the tree of phrases to the next one by a word, in arrays. Immutable once built; safe for use by
/// several threads.
final class EdgeTable {

    /// The word as it stands.
    static final int WHOLE = 0;
    /// The word as the start of a longer one.
    static final int START = 1;
    /// As its end.
    static final int END = 2;
    /// Inside it.
    static final int INSIDE = 3;

    private static final long NODE = 0xA0761D6478BD642FL;

    /// What [#step] gives when there is no step.
    static final int NONE = Integer.MIN_VALUE;

    /// In twos: the key, then the value in the high half and the word's place in the pool in the low half.
    private final long[] table;
    private final int slots;
    private final char[] pool;
    private final HashFilter filter;

    private EdgeTable(long[] table, char[] pool, HashFilter filter) {
        this.filter = filter;
        this.table = table;
        this.slots = table.length / 2;
        this.pool = pool;
    }

    /// The value of the step by a word, or [#NONE].
    ///
    /// @param place where the word's letters stand on the sheet
    int step(int node, int kind, long hash, WordSheet sheet, int place, int length) {
        long key = key(node, kind, hash);
        return filter.mayHave(key) ? find(key, sheet, place, length) : NONE;
    }

    private int find(long key, WordSheet sheet, int place, int length) {
        int at = slot(key, slots);
        while (table[2 * at] != 0) {
            if (table[2 * at] == key) {
                long value = table[2 * at + 1];
                int word = (int) value;
                if (pool[word] == length && sheet.same(place, length, pool, word + 1)) {
                    return (int) (value >>> 32);
                }
            }
            at = at + 1 == slots ? 0 : at + 1;
        }
        return NONE;
    }

    long bytes() {
        return table.length * 8L + filter.bytes();
    }

    long poolBytes() {
        return pool.length * 2L;
    }

    private static long key(int node, int kind, long hash) {
        long key = WordHash.spread(hash + (node * 4L + kind) * NODE);
        return key == 0 ? 1 : key;
    }

    private static int slot(long key, int length) {
        return (int) Math.unsignedMultiplyHigh(key, length);
    }

    /// Collects steps. Not safe for use by several threads.
    static final class Builder {

        private long[] keys = new long[64];
        private int[] nodes = new int[64];
        private int[] words = new int[64];
        private int[] froms = new int[64];
        private int size;

        /// The node a word leads to, or `fresh` after adding it.
        ///
        /// @param word place of the word in the pool, the same for equal words
        int step(int node, int kind, long hash, int word, int fresh) {
            long key = key(node, kind, hash);
            int at = slot(key, keys.length);
            while (keys[at] != 0) {
                if (keys[at] == key && words[at] == word) {
                    return nodes[at];
                }
                at = at + 1 == keys.length ? 0 : at + 1;
            }
            keys[at] = key;
            nodes[at] = fresh;
            words[at] = word;
            froms[at] = node * 4 + kind;
            if (++size * 4L > keys.length * 3L) {
                resize(keys.length * 2);
            }
            return fresh;
        }

        private void resize(int length) {
            long[] oldKeys = keys;
            int[] oldNodes = nodes;
            int[] oldWords = words;
            int[] oldFroms = froms;
            keys = new long[length];
            nodes = new int[length];
            words = new int[length];
            froms = new int[length];
            for (int i = 0; i < oldKeys.length; i++) {
                if (oldKeys[i] != 0) {
                    int at = slot(oldKeys[i], length);
                    while (keys[at] != 0) {
                        at = at + 1 == length ? 0 : at + 1;
                    }
                    keys[at] = oldKeys[i];
                    nodes[at] = oldNodes[i];
                    words[at] = oldWords[i];
                    froms[at] = oldFroms[i];
                }
            }
        }

        /// @param value what each node's number becomes; below zero only for nodes from which no step leads
        EdgeTable build(char[] pool, int[] value) {
            int slots = size + size / 4 + 2;
            long[] table = new long[2 * slots];
            HashFilter filter = new HashFilter(size);
            for (int i = 0; i < keys.length; i++) {
                if (keys[i] != 0) {
                    String word = new String(pool, words[i] + 1, pool[words[i]]);
                    long key = key(value[froms[i] >> 2], froms[i] & 3, WordHash.of(word));
                    int at = slot(key, slots);
                    while (table[2 * at] != 0) {
                        at = at + 1 == slots ? 0 : at + 1;
                    }
                    table[2 * at] = key;
                    filter.add(key);
                    table[2 * at + 1] = ((long) value[nodes[i]] << 32) | words[i];
                }
            }
            return new EdgeTable(table, pool, filter);
        }
    }
}
