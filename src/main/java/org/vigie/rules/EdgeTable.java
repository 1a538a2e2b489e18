package org.vigie.rules;

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

    private final long[] keys;
    private final int[] nodes;
    private final int[] words;
    private final char[] pool;

    private EdgeTable(long[] keys, int[] nodes, int[] words, char[] pool) {
        this.keys = keys;
        this.nodes = nodes;
        this.words = words;
        this.pool = pool;
    }

    /// The node that a word leads to; below zero when there is none.
    ///
    /// @param place where the word's letters stand on the sheet
    int step(int node, int kind, long hash, WordSheet sheet, int place, int length) {
        long key = key(node, kind, hash);
        int at = slot(key, keys.length);
        while (keys[at] != 0) {
            if (keys[at] == key && pool[words[at]] == length && sheet.same(place, length, pool, words[at] + 1)) {
                return nodes[at];
            }
            at = at + 1 == keys.length ? 0 : at + 1;
        }
        return -1;
    }

    long bytes() {
        return keys.length * 16L + pool.length * 2L;
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
            if (++size * 4L > keys.length * 3L) {
                resize(keys.length * 2);
            }
            return fresh;
        }

        private void resize(int length) {
            long[] oldKeys = keys;
            int[] oldNodes = nodes;
            int[] oldWords = words;
            keys = new long[length];
            nodes = new int[length];
            words = new int[length];
            for (int i = 0; i < oldKeys.length; i++) {
                if (oldKeys[i] != 0) {
                    int at = slot(oldKeys[i], length);
                    while (keys[at] != 0) {
                        at = at + 1 == length ? 0 : at + 1;
                    }
                    keys[at] = oldKeys[i];
                    nodes[at] = oldNodes[i];
                    words[at] = oldWords[i];
                }
            }
        }

        EdgeTable build(char[] pool) {
            resize(size + size / 2 + 2);
            return new EdgeTable(keys, nodes, words, pool);
        }
    }
}
