package org.vigie.extract;

import java.util.Locale;
import java.util.Set;

/// How deeply the elements of a page or the values of a JSON document stand in each other, told from the text alone:
/// what is nested without end is refused before a tree is built of it.
///
/// It counts as authors write: an end tag closes all that stands inside its element, and elements whose end tags may
/// be left out close each other. Linear in the size of the text but for end tags that close nothing, which look
/// through at most [#LOOK] open elements.
final class Nesting {

    /// No browser draws a page so deep: Chromium takes elements below 512 out of their parents.
    static final int MOST = 1_000;

    private static final int LOOK = 64;
    private static final Set<String> ALONE = Set.of("area", "base", "basefont", "bgsound", "br", "col", "embed",
            "frame", "hr", "image", "img", "input", "keygen", "link", "meta", "param", "source", "track", "wbr");
    private static final Set<String> ENDS_ITSELF = Set.of("p", "li", "dt", "dd", "tr", "td", "th", "option", "optgroup",
            "a", "button", "body", "html", "head", "rp", "rt", "thead", "tbody", "tfoot");
    private static final Set<String> RAW = Set.of("script", "style", "textarea", "title", "noscript", "xmp", "iframe",
            "noembed", "noframes");

    private final String text;
    private final String[] open = new String[MOST + 1];
    private int depth;

    private Nesting(String text) {
        this.text = text;
    }

    /// Whether elements are nested deeper than [#MOST].
    static boolean isTooDeep(String html) {
        return new Nesting(html).run();
    }

    private boolean run() {
        int at = text.indexOf('<');
        while (at >= 0 && at + 1 < text.length()) {
            at = text.indexOf('<', tag(at));
            if (depth > MOST) {
                return true;
            }
        }
        return false;
    }

    /// @return where reading goes on
    private int tag(int at) {
        if (text.startsWith("<!--", at)) {
            int end = text.indexOf("-->", at + 4);
            return end < 0 ? text.length() : end;
        }
        boolean end = text.charAt(at + 1) == '/';
        int from = at + (end ? 2 : 1);
        int to = from;
        while (to < text.length() && to - from < 40 && isName(text.charAt(to))) {
            to++;
        }
        if (to == from || !isLetter(text.charAt(from))) {
            return at + 1;
        }
        String name = text.substring(from, to).toLowerCase(Locale.ROOT);
        if (end) {
            close(name);
            return to;
        }
        if (ALONE.contains(name)) {
            return to;
        }
        if (RAW.contains(name)) {
            return raw(name, to);
        }
        if (ENDS_ITSELF.contains(name)) {
            endLike(name);
        }
        if (depth <= MOST) {
            open[depth++] = name;
        }
        return to;
    }

    /// Behind the content that is no markup.
    private int raw(String name, int at) {
        for (int end = text.indexOf("</", at); end >= 0; end = text.indexOf("</", end + 2)) {
            if (text.regionMatches(true, end + 2, name, 0, name.length())) {
                return end + 2;
            }
        }
        return text.length();
    }

    /// Ends the element of the same name that was left open, with what was left open inside it: `<tr><td>a<tr>`.
    private void endLike(String name) {
        for (int i = depth - 1; i >= Math.max(0, depth - LOOK) && ENDS_ITSELF.contains(open[i]); i--) {
            if (open[i].equals(name)) {
                depth = i;
                return;
            }
        }
    }

    private void close(String name) {
        for (int i = depth - 1; i >= Math.max(0, depth - LOOK); i--) {
            if (open[i].equals(name)) {
                depth = i;
                return;
            }
        }
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isName(char c) {
        return isLetter(c) || (c >= '0' && c <= '9') || c == '-' || c == ':';
    }

    /// Whether a text is JSON, by its beginning, whose values are nested deeper than [LenientJson#MAX_DEPTH].
    static boolean isTooDeepJson(PageText text) {
        if (text.begins('<')) {
            return false;
        }
        String start = text.text().stripLeading();
        if (!start.startsWith("{") && !start.startsWith("[")) {
            return false;
        }
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < start.length(); i++) {
            char c = start.charAt(i);
            if (quoted) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                if (++depth > LenientJson.MAX_DEPTH) {
                    return true;
                }
            } else if (c == '}' || c == ']') {
                depth--;
            }
        }
        return false;
    }
}
