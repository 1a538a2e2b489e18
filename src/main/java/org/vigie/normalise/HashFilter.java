package org.vigie.normalise;

/// Says of most hashes that are not in a set that they are not: about one in fifty is let through. Four bits of one
/// number stand for a hash, so that asking takes one look at memory. Filled once, then only read; safe for use by
/// several threads from then on.
public final class HashFilter {

    private static final long PER_HASH = 12;

    private final long[] bits;

    /// @param size how many hashes will be added
    public HashFilter(int size) {
        this.bits = new long[(int) (size * PER_HASH / Long.SIZE) + 1];
    }

    /// @param spread a hash as [WordHash#spread] gives it
    public void add(long spread) {
        bits[slot(spread)] |= mask(spread);
    }

    /// False only when the hash was not added.
    public boolean mayHave(long spread) {
        long mask = mask(spread);
        return (bits[slot(spread)] & mask) == mask;
    }

    private int slot(long spread) {
        return (int) (((spread >>> 32) * bits.length) >>> 32);
    }

    private static long mask(long spread) {
        return 1L << spread | 1L << (spread >>> 6) | 1L << (spread >>> 12) | 1L << (spread >>> 18);
    }

    /// Bytes that it takes.
    public long bytes() {
        return 8L * bits.length;
    }
}
