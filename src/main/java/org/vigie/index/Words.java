package org.vigie.index;

import java.util.ArrayList;
import java.util.List;

/// Reads what an analyst types. Any text has a reading:
///
/// ```
/// words = { space | item } ;
/// item  = [ "-" ] ( quoted | word ) ;
/// quoted = '"' any-but-quote '"' ;     (also “…”, „…”, «…»; a quote that is never closed is a space)
/// word  = characters up to a space or a quote ;
/// ```
///
final class Words {

    /// What stands behind this many characters is not read.
    static final int MAX_CHARACTERS = 2_000;

    private static final String QUOTES = "\"\u201C\u201D\u201E\u201F\u00AB\u00BB\uFF02";

    private final String text;
    private int at;

    private Words(String text) {
        this.text = text;
    }

    /// @param excluded whether a `-` stood before it
    record Item(String text, boolean excluded) {}

    static List<Item> items(String words) {
        String text = words.length() > MAX_CHARACTERS ? words.substring(0, MAX_CHARACTERS) : words;
        return new Words(text).read();
    }

    private List<Item> read() {
        List<Item> items = new ArrayList<>();
        while (at < text.length()) {
            if (isSpace(text.charAt(at))) {
                at++;
                continue;
            }
            boolean excluded = text.charAt(at) == '-' && at + 1 < text.length() && !isSpace(text.charAt(at + 1));
            if (excluded) {
                at++;
            }
            if (isQuote(text.charAt(at))) {
                quoted(excluded, items);
            } else {
                int start = at;
                while (at < text.length() && !isSpace(text.charAt(at)) && !isQuote(text.charAt(at))) {
                    at++;
                }
                items.add(new Item(text.substring(start, at), excluded));
            }
        }
        return items;
    }

    private void quoted(boolean excluded, List<Item> items) {
        int start = ++at;
        int end = start;
        while (end < text.length() && !isQuote(text.charAt(end))) {
            end++;
        }
        if (end < text.length()) {
            items.add(new Item(text.substring(start, end).strip(), excluded));
            at = end + 1;
        }
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
    }

    private static boolean isQuote(char c) {
        return QUOTES.indexOf(c) >= 0;
    }
}
