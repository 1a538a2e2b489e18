package org.vigie.extract;

import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/// What a reader sees of a part of a page: words in a row, a line for each block. Scripts, styles, templates and parts
/// marked hidden do not count.
final class VisibleText {

    private static final Set<String> UNSEEN = Set.of("script", "style", "noscript", "template", "head", "svg",
            "iframe", "object", "select", "option", "textarea");

    private VisibleText() {
    }

    /// The text with a line for each block.
    static String of(Element element) {
        Lines lines = new Lines(element, true);
        element.filter(lines);
        return lines.text();
    }

    /// The text with a line for each block, hidden parts too: what an author wrote into one value.
    static String whole(Element element) {
        Lines lines = new Lines(element, false);
        element.filter(lines);
        return lines.text();
    }

    /// The same in one line.
    static String line(Element element) {
        return whole(element).replace('\n', ' ').strip();
    }

    /// The same, of at most so many characters before blanks are tidied.
    static String line(Element element, int most) {
        Lines lines = new Lines(element, false, most);
        element.filter(lines);
        return lines.text().replace('\n', ' ').strip();
    }

    /// Markup inside a text becomes plain text; a text without markup stays as it is but for its outer blanks.
    static String ofMarkup(String text) {
        if (text.indexOf('<') < 0 && text.indexOf('&') < 0) {
            return tidy(text);
        }
        return of(Jsoup.parseBodyFragment(text).body());
    }

    /// Runs of blanks become one; lines stay.
    static String tidy(String text) {
        return tidy(text.toCharArray(), text.length(), true);
    }

    /// The same of the first characters of an array, which is used up.
    ///
    /// @param feeds whether a line feed ends a line, as U+2028 does
    static String tidy(char[] text, int length, boolean feeds) {
        int out = 0;
        boolean blank = false;
        boolean line = false;
        for (int i = 0; i < length; i++) {
            char c = text[i];
            if ((c > ' ' && c < 0x7F) || (c > 0xA0 && c < 0x1680)) {
                // Most characters; they need no look at their properties.
            } else if (c == ' ' || (!feeds && (c == '\n' || c == '\r'))) {
                blank = true;
                continue;
            } else if (c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029') {
                line = true;
                continue;
            } else if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
                blank = true;
                continue;
            }
            if (out > 0 && (line || blank)) {
                text[out++] = line ? '\n' : ' ';
            }
            blank = false;
            line = false;
            text[out++] = c;
        }
        return new String(text, 0, out);
    }

    /// Without blanks and direction marks at the ends; those inside stay: they may be a way to hide words.
    static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT;
    }

    static boolean isHidden(Element element) {
        if (element.hasAttr("hidden")) {
            return true;
        }
        String style = element.attr("style");
        if (style.isEmpty()) {
            return false;
        }
        String plain = style.toLowerCase(Locale.ROOT).replace(" ", "");
        return plain.contains("display:none") || plain.contains("visibility:hidden");
    }

    private static final class Lines implements NodeFilter {

        private final StringBuilder out = new StringBuilder();
        private final Element root;
        private final boolean onlySeen;
        private final int most;

        Lines(Element root, boolean onlySeen) {
            this(root, onlySeen, Integer.MAX_VALUE);
        }

        Lines(Element root, boolean onlySeen, int most) {
            this.root = root;
            this.onlySeen = onlySeen;
            this.most = most;
        }

        @Override
        public FilterResult head(Node node, int depth) {
            if (out.length() > most) {
                return FilterResult.STOP;
            }
            if (node instanceof TextNode text) {
                // One more than the most is enough: a text may be far longer, and read for each mark around it.
                String whole = text.getWholeText();
                int end = (int) Math.min(whole.length(), (long) most - out.length() + 1);
                out.append(whole.substring(0, end).replace('\n', ' ').replace('\r', ' '));
            } else if (node instanceof Element element) {
                boolean unseen = UNSEEN.contains(element.normalName()) || (onlySeen && isHidden(element));
                if (unseen && !element.equals(root)) {
                    return FilterResult.SKIP_ENTIRELY;
                }
                breakAt(element);
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element) {
                breakAt(element);
            }
            return FilterResult.CONTINUE;
        }

        private void breakAt(Element element) {
            String name = element.normalName();
            if (name.equals("br") || (element.isBlock() && !name.equals("td") && !name.equals("th"))) {
                out.append('\n');
            } else if (name.equals("td") || name.equals("th")) {
                out.append(' ');
            }
        }

        String text() {
            return tidy(out.length() > most ? out.substring(0, most) : out.toString());
        }
    }
}
