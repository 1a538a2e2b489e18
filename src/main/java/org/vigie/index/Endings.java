package org.vigie.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.lucene.util.BytesRef;
import org.vigie.rules.Sought.Part;

/// Tells which of some parts a word ends with or holds, so that the words of a segment are gone through once for all
/// parts. Four bytes of a part are looked for first: most words hold those of none. Immutable; safe for use by several
/// threads.
final class Endings {

    private static final int BYTES = 4;

    private final Map<Integer, List<Form>> ends = new HashMap<>();
    private final Map<Integer, List<Form>> insides = new HashMap<>();
    private final long[] endBits = new long[1 << 8];
    private final long[] insideBits = new long[1 << 8];

    private record Form(Part part, byte[] bytes) {

        boolean stands(byte[] in, int at, int behind) {
            if (at + bytes.length > behind) {
                return false;
            }
            for (int i = 0; i < bytes.length; i++) {
                if (in[at + i] != bytes[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    /// @param parts of at least four letters
    Endings(Collection<Part> parts) {
        for (Part part : parts) {
            BytesRef bytes = new BytesRef(part.form());
            Form form = new Form(part, BytesRef.deepCopyOf(bytes).bytes);
            if (part.openEnd()) {
                put(four(form.bytes, 0), form, insides, insideBits);
            } else {
                put(four(form.bytes, bytes.length - BYTES), form, ends, endBits);
            }
        }
    }

    private static void put(int four, Form form, Map<Integer, List<Form>> into, long[] bits) {
        into.computeIfAbsent(four, one -> new ArrayList<>()).add(form);
        bits[slot(four) >> 6] |= 1L << slot(four);
    }

    private static int four(byte[] bytes, int at) {
        return bytes[at] << 24 | (bytes[at + 1] & 0xFF) << 16 | (bytes[at + 2] & 0xFF) << 8 | (bytes[at + 3] & 0xFF);
    }

    private static int slot(int four) {
        return (four * 0x9E3779B1) >>> 18;
    }

    /// Hands out every part that a word ends with or holds, once.
    ///
    /// @param from where its letters begin
    /// @param behind behind its letters
    <T> void of(byte[] bytes, int from, int behind, T what, BiConsumer<Part, T> taker) {
        if (behind - from < BYTES) {
            return;
        }
        int last = four(bytes, behind - BYTES);
        if ((endBits[slot(last) >> 6] & (1L << slot(last))) != 0) {
            for (Form form : ends.getOrDefault(last, List.of())) {
                int at = behind - form.bytes.length;
                if (at >= from && form.stands(bytes, at, behind)) {
                    taker.accept(form.part, what);
                }
            }
        }
        if (insides.isEmpty()) {
            return;
        }
        int four = four(bytes, from) >>> 8;
        for (int i = from + BYTES - 1; i < behind; i++) {
            four = four << 8 | (bytes[i] & 0xFF);
            if ((insideBits[slot(four) >> 6] & (1L << slot(four))) != 0) {
                inside(four, bytes, from, i - BYTES + 1, behind, what, taker);
            }
        }
    }

    private <T> void inside(int four, byte[] bytes, int from, int at, int behind, T what,
            BiConsumer<Part, T> taker) {
        for (Form form : insides.getOrDefault(four, List.of())) {
            if (form.stands(bytes, at, behind) && !stoodBefore(form, bytes, from, at, behind)) {
                taker.accept(form.part, what);
            }
        }
    }

    private static boolean stoodBefore(Form form, byte[] bytes, int from, int at, int behind) {
        for (int i = from; i < at; i++) {
            if (form.stands(bytes, i, behind)) {
                return true;
            }
        }
        return false;
    }
}
