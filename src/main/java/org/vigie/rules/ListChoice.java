package org.vigie.rules;

import java.util.Arrays;

/// Of which lists the places are made out, and of which they are to be. Made to be used again. For one thread.
final class ListChoice {

    private static final long[] NONE = new long[0];

    private final long[] settled;
    /// More lists whose places are made out, of somebody else's.
    private long[] settledToo = NONE;
    private final long[] wanted;
    private int[] wantedLists = new int[16];
    private int wantedSize;

    /// @param lists number of lists
    ListChoice(int lists) {
        this.settled = new long[(lists + 63) >> 6];
        this.wanted = new long[settled.length];
    }

    void clear() {
        Arrays.fill(settled, 0);
        settledToo = NONE;
    }

    /// Says that some lists are made out.
    ///
    /// @param lists one bit each; not to be changed later
    void settled(long[] lists) {
        settledToo = lists;
    }

    boolean isSettled(int list) {
        long bits = settled[list >> 6] | (settledToo.length == 0 ? 0 : settledToo[list >> 6]);
        return (bits & (1L << list)) != 0;
    }

    void want(int list) {
        if (list < 0 || isSettled(list)) {
            return;
        }
        settled[list >> 6] |= 1L << list;
        wanted[list >> 6] |= 1L << list;
        if (wantedSize == wantedLists.length) {
            wantedLists = Arrays.copyOf(wantedLists, wantedSize * 2);
        }
        wantedLists[wantedSize++] = list;
    }

    boolean wantsAny() {
        return wantedSize > 0;
    }

    /// The wanted lists, one bit each.
    long[] wanted() {
        return wanted;
    }

    /// Forgets what was wanted, once it is made out.
    void done() {
        for (int i = 0; i < wantedSize; i++) {
            wanted[wantedLists[i] >> 6] = 0;
        }
        wantedSize = 0;
    }
}
