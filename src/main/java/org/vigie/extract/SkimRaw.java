package org.vigie.extract;

/// Where content that is no markup (scripts, styles, titles) ends, and which characters make a tag's name.
final class SkimRaw {

    private SkimRaw() {
    }

    /// Place of the end tag of an element whose content is no markup; -1 when there is none that every parser takes for
    /// one.
    static int end(String text, String name, int from) {
        for (int at = text.indexOf("</", from); at >= 0; at = text.indexOf("</", at + 2)) {
            int after = at + 2 + name.length();
            if (text.regionMatches(true, at + 2, name, 0, name.length()) && after < text.length()
                    && !isNameChar(text.charAt(after))) {
                int close = after;
                while (close < text.length() && SkimTag.isBlank(text.charAt(close))) {
                    close++;
                }
                return close < text.length() && text.charAt(close) == '>' ? at : -1;
            }
        }
        return -1;
    }

    static boolean isNameChar(int c) {
        return isLetter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':';
    }

    static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
