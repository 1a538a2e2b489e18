package org.vigie.extract;

import java.util.Arrays;

/// The visible text as it is met, before its blanks are made one. What [VisibleText] makes of a tree.
final class SkimText {

    /// Stands for the end of a line; line feeds of the page are blanks.
    private static final char BREAK = '\u2028';

    private static final String[] COMMON = {"&amp;", "&nbsp;", "&#39;", "&quot;", "&lt;", "&gt;", "&#x27;"};
    private static final String MEANT = "&\u00a0'\"<>'";

    private char[] out = new char[16_384];
    private int length;
    private int unseen;

    boolean isSeen() {
        return unseen == 0;
    }

    int length() {
        return length;
    }

    String from(int start) {
        return new String(out, start, length - start);
    }

    /// Adds text of the page, with its character references resolved: those that are most common here.
    void append(PageText page, int from, int to) {
        append(page, from, to, false);
    }

    private void append(PageText page, int from, int to, boolean attribute) {
        String text = page.latin();
        int done = from;
        for (int at = text.indexOf('&', from, to); at >= 0; at = text.indexOf('&', done, to)) {
            int length = 0;
            for (int i = 0; i < COMMON.length && length == 0; i++) {
                if (text.startsWith(COMMON[i], at)) {
                    plain(page, done, at);
                    append(MEANT.charAt(i));
                    length = COMMON[i].length();
                }
            }
            if (length == 0) {
                String rest = SkimTag.decoded(page.text(done, to), attribute);
                grow(rest.length());
                rest.getChars(0, rest.length(), out, this.length);
                this.length += rest.length();
                return;
            }
            done = at + length;
        }
        plain(page, done, to);
    }

    /// Text of the page, with its character references resolved; what was added before is gone.
    ///
    /// @param attribute whether it is the value of an attribute
    String decode(PageText page, int from, int to, boolean attribute) {
        if (page.latin().indexOf('&', from, to) < 0) {
            return page.text(from, to);
        }
        length = 0;
        append(page, from, to, attribute);
        return from(0);
    }

    /// Adds text as it stands.
    private void plain(PageText page, int from, int to) {
        grow(to - from);
        if (page.isAscii()) {
            page.latin().getChars(from, to, out, length);
            length += to - from;
            return;
        }
        byte[] bytes = page.bytes();
        int at = from;
        int end = length;
        while (at < to) {
            int lead = bytes[at++];
            if (lead >= 0) {
                out[end++] = (char) lead;
            } else if (lead < (byte) 0xE0) {
                out[end++] = (char) ((lead & 0x1F) << 6 | (bytes[at++] & 0x3F));
            } else if (lead < (byte) 0xF0) {
                out[end++] = (char) ((lead & 0x0F) << 12 | (bytes[at] & 0x3F) << 6 | (bytes[at + 1] & 0x3F));
                at += 2;
            } else {
                int point = (lead & 0x07) << 18 | (bytes[at] & 0x3F) << 12 | (bytes[at + 1] & 0x3F) << 6
                        | (bytes[at + 2] & 0x3F);
                out[end++] = Character.highSurrogate(point);
                out[end++] = Character.lowSurrogate(point);
                at += 3;
            }
        }
        length = end;
    }

    void append(char c) {
        grow(1);
        out[length++] = c;
    }

    private void grow(int more) {
        if (length + more > out.length) {
            out = Arrays.copyOf(out, Math.max(out.length * 2, length + more));
        }
    }

    /// An element begins.
    ///
    /// @return whether it and all in it is not seen; then [#endUnseen] must follow at its end
    boolean begin(SkimName name, boolean hidden) {
        if (unseen > 0 || hidden || name.unseen()) {
            unseen++;
            return true;
        }
        breakAt(name);
        return false;
    }

    void endUnseen() {
        unseen--;
    }

    void breakAt(SkimName name) {
        if (unseen == 0) {
            if (name.isBreak()) {
                append(BREAK);
            } else if (name.isCell()) {
                append(' ');
            }
        }
    }

    /// Whether the number 30 may stand in the text, also where it is written with other characters than `3` and `0`.
    boolean maySayThirty() {
        for (int at = 0; at < length; at++) {
            char c = out[at];
            if (c == '3') {
                char next = at + 1 < length ? out[at + 1] : ' ';
                if (next == '0' || (next >= 0x7F && next != 0xA0 && next != '€' && next != BREAK)) {
                    return true;
                }
            } else if (c >= 0xB2 && mayBeNumber(c)) {
                return true;
            }
        }
        return false;
    }

    /// Whether a character that is no ASCII may mean digits: not letters of Europe, dashes, quotes, signs of currency.
    private static boolean mayBeNumber(char c) {
        return c < 0xBA || (c > 0x52F && c < 0x2010) || (c > 0x202F && c < 0x20A0) || c > 0x20CF;
    }

    /// The text; may be asked for once, at the end.
    String tidy() {
        return VisibleText.tidy(out, length, false);
    }
}
