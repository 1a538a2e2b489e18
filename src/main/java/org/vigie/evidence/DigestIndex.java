package org.vigie.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalLong;

/// From what identifies a payload to the byte of the log where the line begins that sealed it first. Keeps the first
/// 16 bytes of SHA-256 of a key and no key itself: about 40 bytes an entry, so that ten million pages fit in memory.
/// Not safe for use by several threads.
final class DigestIndex {

    private static final long FREE = -1;

    private long[] high = new long[1024];
    private long[] low = new long[1024];
    private long[] values = filled(1024);
    private int size;

    private static long[] filled(int length) {
        long[] values = new long[length];
        Arrays.fill(values, FREE);
        return values;
    }

    /// Remembers a value (0 or more); the first one of a key stays.
    void put(String key, long value) {
        if (size >= values.length / 5 * 3) {
            grow();
        }
        ByteBuffer hash = hash(key);
        put(hash.getLong(0), hash.getLong(8), value);
    }

    OptionalLong get(String key) {
        ByteBuffer hash = hash(key);
        int slot = slot(hash.getLong(0), hash.getLong(8));
        return values[slot] == FREE ? OptionalLong.empty() : OptionalLong.of(values[slot]);
    }

    private void put(long keyHigh, long keyLow, long value) {
        int slot = slot(keyHigh, keyLow);
        if (values[slot] == FREE) {
            high[slot] = keyHigh;
            low[slot] = keyLow;
            values[slot] = value;
            size++;
        }
    }

    private int slot(long keyHigh, long keyLow) {
        int mask = values.length - 1;
        int slot = (int) keyLow & mask;
        while (values[slot] != FREE && (high[slot] != keyHigh || low[slot] != keyLow)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldHigh = high;
        long[] oldLow = low;
        long[] oldValues = values;
        int length = Math.multiplyExact(oldValues.length, 2);
        high = new long[length];
        low = new long[length];
        values = filled(length);
        size = 0;
        for (int i = 0; i < oldValues.length; i++) {
            if (oldValues[i] != FREE) {
                put(oldHigh[i], oldLow[i], oldValues[i]);
            }
        }
    }

    private static ByteBuffer hash(String key) {
        return ByteBuffer.wrap(Sha256.of(key.getBytes(StandardCharsets.UTF_8)));
    }
}
