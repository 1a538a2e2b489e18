package org.vigie.extract;

import java.util.Arrays;

/// The visible text as it is met, before its blanks are made one. What [VisibleText] makes of a tree.
final class SkimText {

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

    void append(String text, int from, int to) {
        grow(to - from);
        text.getChars(from, to, out, length);
        int end = length + to - from;
        for (int i = length; i < end; i++) {
            if (out[i] == '\n' || out[i] == '\r') {
                out[i] = ' ';
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
                append('\n');
            } else if (name.isCell()) {
                append(' ');
            }
        }
    }

    /// The text; may be asked for once, at the end.
    String tidy() {
        return VisibleText.tidy(out, length);
    }
}
