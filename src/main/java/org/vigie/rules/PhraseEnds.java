package org.vigie.rules;

import java.util.Arrays;

/// Where phrases end, in the order of their first words. Made to be used again. For one thread.
final class PhraseEnds {

    private static final int ROW = 4;

    private int[] rows = new int[256];
    private int size;

    void clear() {
        size = 0;
    }

    /// @param node of the tree, or the complement of an entry, see [Lexicon]
    /// @param start first word
    /// @param behind behind the last word
    /// @param text number of the text
    void add(int node, int start, int behind, int text) {
        int row = size++ * ROW;
        if (row == rows.length) {
            rows = Arrays.copyOf(rows, row * 2);
        }
        rows[row] = node;
        rows[row + 1] = start;
        rows[row + 2] = behind;
        rows[row + 3] = text;
    }

    int size() {
        return size;
    }

    int node(int end) {
        return rows[end * ROW];
    }

    int start(int end) {
        return rows[end * ROW + 1];
    }

    int behind(int end) {
        return rows[end * ROW + 2];
    }

    int text(int end) {
        return rows[end * ROW + 3];
    }
}
