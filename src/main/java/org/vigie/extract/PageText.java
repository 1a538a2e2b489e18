package org.vigie.extract;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The text of a page, kept as its UTF-8 bytes. All that markup and JSON are made of is ASCII, and ASCII stands in the
/// bytes as it stands in the text: a reader looks through the bytes, and makes text only of the parts that it wants.
/// Places in it are places of bytes. Not safe for use by several threads.
final class PageText {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long NOT_ASCII = 0x8080808080808080L;

    private final byte[] bytes;
    private final String latin;
    private final boolean ascii;
    private @Nullable String text;

    private PageText(byte[] bytes, boolean ascii, @Nullable String text) {
        this.bytes = bytes;
        this.latin = ascii && text != null ? text : new String(bytes, StandardCharsets.ISO_8859_1);
        this.ascii = ascii;
        this.text = ascii ? this.latin : text;
    }

    static PageText of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        boolean ascii = asciiTo(bytes, 0) == bytes.length;
        return new PageText(bytes, ascii, text);
    }

    /// A page in UTF-8; nothing when the bytes are not.
    static Optional<PageText> ofUtf8(byte[] bytes) {
        int at = asciiTo(bytes, 0);
        if (at == bytes.length) {
            return Optional.of(new PageText(bytes, true, null));
        }
        return isUtf8(bytes, at) ? Optional.of(new PageText(bytes, false, null)) : Optional.empty();
    }

    /// The first place at or behind one where a byte is no ASCII; the end when there is none.
    static int asciiTo(byte[] bytes, int from) {
        int at = from;
        while (at + Long.BYTES <= bytes.length && ((long) EIGHT.get(bytes, at) & NOT_ASCII) == 0) {
            at += Long.BYTES;
        }
        while (at < bytes.length && bytes[at] >= 0) {
            at++;
        }
        return at;
    }

    /// Whether the bytes behind a place are UTF-8, after table 3-7 of the Unicode standard.
    private static boolean isUtf8(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length) {
            int lead = bytes[at];
            if (lead >= 0) {
                at = asciiTo(bytes, at);
                continue;
            }
            int length = lead >= (byte) 0xF0 ? 4 : lead >= (byte) 0xE0 ? 3 : 2;
            if (at + length > bytes.length || !isSequence(bytes, at, lead & 0xFF, bytes[at + 1] & 0xFF)) {
                return false;
            }
            for (int more = 2; more < length; more++) {
                if ((bytes[at + more] & 0xC0) != 0x80) {
                    return false;
                }
            }
            at += length;
        }
        return true;
    }

    private static boolean isSequence(byte[] bytes, int at, int lead, int second) {
        int least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        return lead >= 0xC2 && lead <= 0xF4 && second >= least && second <= most;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return bytes.length;
    }

    /// The bytes as characters: ASCII as it is, of all others each byte as one. To search in, not to show.
    String latin() {
        return latin;
    }

    /// Whether the page is ASCII.
    boolean isAscii() {
        return ascii;
    }

    /// The whole text.
    String text() {
        String whole = text;
        if (whole == null) {
            whole = new String(bytes, StandardCharsets.UTF_8);
            text = whole;
        }
        return whole;
    }

    /// The text between two places.
    String text(int from, int to) {
        return ascii ? latin.substring(from, to) : new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /// Whether nothing but blanks stands in it.
    boolean isBlank() {
        for (byte each : bytes) {
            if (each < 0) {
                return text().isBlank();
            }
            if (!Character.isWhitespace(each)) {
                return false;
            }
        }
        return true;
    }

    /// Whether a character is the first that is no blank.
    boolean begins(char first) {
        int at = 0;
        while (at < bytes.length && bytes[at] >= 0 && Character.isWhitespace(bytes[at])) {
            at++;
        }
        return at < bytes.length && bytes[at] == first;
    }

    /// Whether a text stands in it, as written.
    boolean contains(String part) {
        return isAscii(part) ? latin.contains(part) : text().contains(part);
    }

    private static boolean isAscii(String part) {
        return part.chars().allMatch(c -> c < 0x80);
    }

    /// Whether it has letters that are no ASCII, but whose lower or upper case is: `İ ı ſ K` (the last is the sign of
    /// the kelvin).
    boolean isOddlyWritten() {
        return !ascii && (latin.contains("\u00C4\u00B0") || latin.contains("\u00C4\u00B1")
                || latin.contains("\u00C5\u00BF") || latin.contains("\u00E2\u0084\u00AA"));
    }
}
