package org.vigie.normalise;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Takes away what a reader does not see or does not heed: case, accents, ligatures, styled letters, invisible
/// characters, and letters of other scripts that look like Latin ones.
///
/// Look-alikes are folded wherever they stand, also in words wholly of another script, because a seller who hides a
/// word may hide all of it. The price is that short Russian or Greek words may equal Latin ones.
public final class Folding {

    /// Letters with no decomposition, small capitals, and look-alikes that must be told before lower-casing.
    private static final Map<Integer, String> LETTERS = letters();

    private Folding() {
    }

    public static FoldedText fold(String text) {
        StringBuilder folded = new StringBuilder(text.length() + 8);
        int[] starts = new int[text.length() + 16];
        int[] ends = new int[text.length() + 16];
        int next;
        for (int at = 0; at < text.length(); at = next) {
            int point = text.codePointAt(at);
            next = at + Character.charCount(point);
            int before = folded.length();
            if (point < 128) {
                folded.append((char) (point >= 'A' && point <= 'Z' ? point + 32 : point));
            } else {
                append(point, folded);
            }
            if (folded.length() > starts.length) {
                starts = Arrays.copyOf(starts, folded.length() * 2);
                ends = Arrays.copyOf(ends, folded.length() * 2);
            }
            Arrays.fill(starts, before, folded.length(), at);
            Arrays.fill(ends, before, folded.length(), next);
            if (folded.length() == before && before > 0 && isMark(point)) {
                ends[before - 1] = next;
            }
        }
        return new FoldedText(folded.toString(), starts, ends);
    }

    /// The folded form alone.
    public static String of(String text) {
        return fold(text).folded();
    }

    private static void append(int point, StringBuilder folded) {
        if (isInvisible(point) || isMark(point)) {
            return;
        }
        String letter = LETTERS.get(point);
        if (letter != null) {
            folded.append(letter);
            return;
        }
        if (enclosed(point, folded)) {
            return;
        }
        Normalizer.Form form = decomposes(point) ? Normalizer.Form.NFKD : Normalizer.Form.NFKC;
        Normalizer.normalize(Character.toString(point), form).codePoints().forEach(part -> {
            if (!isMark(part)) {
                int lower = Character.toLowerCase(part);
                String mapped = LETTERS.getOrDefault(part, LETTERS.get(lower));
                if (mapped == null) {
                    folded.appendCodePoint(lower);
                } else {
                    folded.append(mapped);
                }
            }
        });
    }

    /// Accents carry no word in these scripts; in kana and most others the marks are letters.
    private static boolean decomposes(int point) {
        return switch (Character.UnicodeScript.of(point)) {
            case LATIN, GREEK, CYRILLIC, COMMON, INHERITED -> true;
            default -> false;
        };
    }

    static boolean isMark(int point) {
        return within(point, 0x300, 0x36F) || within(point, 0x483, 0x489) || within(point, 0x1AB0, 0x1AFF)
                || within(point, 0x1DC0, 0x1DFF) || within(point, 0x20D0, 0x20FF) || within(point, 0xFE20, 0xFE2F);
    }

    /// Format characters (zero-width spaces, soft hyphen, direction marks), variation selectors and blank letters.
    private static boolean isInvisible(int point) {
        return Character.getType(point) == Character.FORMAT || within(point, 0xFE00, 0xFE0F)
                || within(point, 0xE0100, 0xE01EF) || within(point, 0x180B, 0x180D) || within(point, 0x115F, 0x1160)
                || point == 0x3164 || point == 0xFFA0;
    }

    private static boolean within(int point, int first, int last) {
        return point >= first && point <= last;
    }

    /// Letters in squares, circles and flags, which have no decomposition.
    private static boolean enclosed(int point, StringBuilder folded) {
        for (int first : new int[]{0x1F150, 0x1F170, 0x1F1E6}) {
            if (point >= first && point < first + 26) {
                folded.append((char) ('a' + point - first));
                return true;
            }
        }
        return false;
    }

    private static Map<Integer, String> letters() {
        Map<Integer, String> letters = new HashMap<>();
        pairs(letters, "ßẞæÆœŒøØđĐłŁıðÐþÞħĦŧŦŋŊſƒɡɑɩ",
                "ss ss ae ae oe oe o o d d l l i d d th th h h t t n n s f g a i".split(" "));
        each(letters, "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnopqrstuvwyz");
        // Cyrillic, then capital Greek, then small Greek
        each(letters, "авекмнорстухіјѕԁһӏԛԝѵгпьАВЕКМНОРСТУХІЈЅԀҺӀԚԜѴ", "abekmhopctyxijsdhlqwvrnbabekmhopctyxijsdhlqwv");
        each(letters, "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "abezhikmnoptyx");
        each(letters, "αβεικνορτυχηγωμ", "abeikvoptuxnywu");
        letters.put(0x2800, " ");
        return Map.copyOf(letters);
    }

    private static void each(Map<Integer, String> letters, String from, String to) {
        pairs(letters, from, to.split(""));
    }

    private static void pairs(Map<Integer, String> letters, String from, String[] to) {
        int[] points = from.codePoints().toArray();
        if (points.length != to.length) {
            throw new IllegalStateException("letters and their folded forms differ in number: " + from);
        }
        for (int i = 0; i < points.length; i++) {
            letters.put(points[i], to[i]);
        }
    }
}
