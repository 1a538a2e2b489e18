package org.vigie.normalise;

/// Says of most hashes that are not in a set that they are not, by one bit each: about one in ten is let through.
/// Filled once, then only read; safe for use by several threads from then on.
public final class HashFilter {

    private final long[] bits;
    private final int shift;

    /// @param size how many hashes will be added
    public HashFilter(int size) {
        int order = Math.max(9, 64 - Long.numberOfLeadingZeros(size * 6L));
        this.shift = 64 - order;
        this.bits = new long[1 << (order - 6)];
    }

    /// @param spread a hash as [WordHash#spread] gives it
    public void add(long spread) {
        int bit = (int) (spread >>> shift);
        bits[bit >>> 6] |= 1L << bit;
    }

    /// False only when the hash was not added.
    public boolean mayHave(long spread) {
        int bit = (int) (spread >>> shift);
        return (bits[bit >>> 6] & (1L << bit)) != 0;
    }

    /// Bytes that it takes.
    public long bytes() {
        return 8L * bits.length;
    }
}
