package org.vigie.extract.feed;

import java.io.IOException;
import java.io.Reader;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts the items (`item` of RSS 2.0, `entry` of Atom) out of an XML feed as they stand in the text, so that each can
/// be
/// parsed by itself: one that is not well-formed does not take the rest with it, and no document type, and so no
/// entity, is ever in force.
final class ItemScanner {

    /// An item of more characters is broken: most likely its end is missing.
    static final int MOST_CHARS = 2_000_000;

    private static final Pattern ITEM = Pattern
            .compile("<((?:[A-Za-z_][A-Za-z0-9_.-]{0,40}:)?(?:item|entry))(?=[\\s/>])");
    private static final Pattern NAMESPACE = Pattern.compile(
            "\\s(xmlns(?::[A-Za-z0-9_.-]{1,40})?)\\s{0,5}=\\s{0,5}(\"[^\"<&]{0,200}\"|'[^'<&]{0,200}')");

    private final Reader in;
    private final Map<String, String> namespaces = new LinkedHashMap<>();
    private long line = 1;
    private boolean doctype;
    private boolean pushed;
    private String found = "";
    private long foundLine;

    ItemScanner(Reader in) {
        this.in = in;
    }

    /// @param line of its beginning, from 1
    /// @param text the item from its first to its last tag; as far as it goes when it is broken
    /// @param broken why it has no end; empty when it has one
    record Item(long line, String text, Optional<String> broken) {}

    /// Namespaces declared above the items, by the attribute that declares them, in quotes.
    Map<String, String> namespaces() {
        return Collections.unmodifiableMap(namespaces);
    }

    /// Whether a document type was declared.
    boolean doctype() {
        return doctype;
    }

    /// The next item; empty at the end.
    Optional<Item> next() throws IOException {
        String tag = found;
        long begin = foundLine;
        found = "";
        while (tag.isEmpty()) {
            if (!text(new StringBuilder())) {
                return Optional.empty();
            }
            begin = line;
            String markup = markup();
            if (itemName(markup).isEmpty()) {
                above(markup);
            } else {
                tag = markup;
            }
        }
        return Optional.of(tag.endsWith("/>") ? new Item(begin, tag, Optional.empty()) : item(begin, tag));
    }

    private Item item(long begin, String tag) throws IOException {
        String name = itemName(tag);
        StringBuilder item = new StringBuilder(tag);
        while (item.length() <= MOST_CHARS) {
            if (!text(item)) {
                return new Item(begin, item.toString(), Optional.of("the file ends inside this item"));
            }
            long at = line;
            String markup = markup();
            if (itemName(markup).equals(name)) {
                found = markup;
                foundLine = at;
                return new Item(begin, item.toString(), Optional.of("has no end before the next item begins"));
            }
            item.append(markup);
            if (markup.startsWith("</" + name) && markup.substring(2 + name.length()).strip().equals(">")) {
                return new Item(begin, item.toString(), Optional.empty());
            }
        }
        return new Item(begin, "", Optional.of("has more than " + MOST_CHARS + " characters"));
    }

    /// Takes text up to the next `<`, as much of it as may be of use.
    ///
    /// @return whether there is one
    private boolean text(StringBuilder into) throws IOException {
        if (pushed) {
            pushed = false;
            return true;
        }
        int c = read();
        while (c >= 0 && c != '<') {
            if (into.length() <= MOST_CHARS) {
                into.append((char) c);
            }
            c = read();
        }
        return c >= 0;
    }

    /// Takes a tag, a comment or a CDATA section whose `<` is taken already. A `<` inside a tag is the beginning of
    /// the next one: XML allows it nowhere.
    private String markup() throws IOException {
        StringBuilder markup = new StringBuilder("<");
        while (markup.length() <= MOST_CHARS) {
            int c = read();
            if (c < 0) {
                return markup.toString();
            }
            boolean comment = begins(markup, "<!--");
            boolean data = begins(markup, "<![CDATA[");
            if (c == '<' && !comment && !data) {
                pushed = true;
                return markup.toString();
            }
            markup.append((char) c);
            if (c == '>' && endsWith(markup, comment ? "-->" : data ? "]]>" : ">")) {
                return markup.toString();
            }
        }
        return markup.toString();
    }

    private static boolean begins(StringBuilder text, String with) {
        return text.length() >= with.length() && text.substring(0, with.length()).equals(with);
    }

    private static boolean endsWith(StringBuilder text, String end) {
        return text.length() >= end.length() && text.substring(text.length() - end.length()).equals(end);
    }

    /// The name in a tag that begins an item; empty for any other markup.
    private static String itemName(String markup) {
        Matcher matcher = ITEM.matcher(markup);
        return matcher.lookingAt() ? matcher.group(1) : "";
    }

    private void above(String markup) {
        doctype |= markup.startsWith("<!DOCTYPE");
        if (markup.length() > 1 && Character.isLetter(markup.charAt(1))) {
            Matcher matcher = NAMESPACE.matcher(markup);
            while (matcher.find() && namespaces.size() < 50) {
                namespaces.putIfAbsent(matcher.group(1), matcher.group(2));
            }
        }
    }

    private int read() throws IOException {
        int c = in.read();
        if (c == '\n') {
            line++;
        }
        return c;
    }
}
