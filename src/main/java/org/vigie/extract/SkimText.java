package org.vigie.extract;

/// The visible text as it is met, before its blanks are made one. What [VisibleText] makes of a tree.
final class SkimText {

    private final StringBuilder out = new StringBuilder(16_384);
    private int unseen;

    boolean isSeen() {
        return unseen == 0;
    }

    int length() {
        return out.length();
    }

    String from(int start) {
        return out.substring(start);
    }

    void append(CharSequence text, int from, int to) {
        int start = out.length();
        out.append(text, from, to);
        for (int i = start; i < out.length(); i++) {
            char c = out.charAt(i);
            if (c == '\n' || c == '\r') {
                out.setCharAt(i, ' ');
            }
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
                out.append('\n');
            } else if (name.isCell()) {
                out.append(' ');
            }
        }
    }

    String tidy() {
        return VisibleText.tidy(out.toString());
    }
}
