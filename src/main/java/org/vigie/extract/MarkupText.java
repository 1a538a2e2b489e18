package org.vigie.extract;

import org.jsoup.nodes.Element;

/// Texts and addresses in marked-up elements. A page may mark up a text a thousand times over, one mark inside the
/// other: a value has at most [#LONGEST] characters, and all of one reading together at most [#ALL]. Not safe for use
/// by several threads.
final class MarkupText {

    static final int LONGEST = 100_000;
    static final int ALL = 10_000_000;

    private int left = ALL;

    /// What an author wrote into an element, in one line; empty when the reading has taken its share.
    String of(Element element) {
        if (left <= 0) {
            return "";
        }
        String text = VisibleText.line(element, LONGEST);
        left -= Math.max(text.length(), 20);
        return text;
    }

    /// An address as absolute as the page allows: without a base it stays as the page writes it.
    static String address(Element element, String attribute) {
        String written = element.attr(attribute).strip();
        if (written.isEmpty()) {
            return "";
        }
        String absolute = element.absUrl(attribute);
        return absolute.isEmpty() ? written : absolute;
    }
}
