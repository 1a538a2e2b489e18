package org.vigie.extract;

import java.util.Locale;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/// One tag of a page, read where it stands: its name and, of its attributes, what the reader has a use for. The same
/// object reads tag after tag. Not safe for use by several threads.
final class SkimTag {

    private static final int MOST_ATTRIBUTES = 200;
    private static final String[] COMMON = {"class", "href", "id", "src", "style", "alt", "title", "type", "name",
            "value", "content", "itemprop", "role", "target"};

    private final PageText page;
    /// A character for each byte.
    private final String text;
    private final byte[] bytes;
    private int nameStart;
    private int nameEnd;
    private int valueStart;
    private int valueEnd;
    private int attributesFrom;
    private boolean hidden;
    private boolean item;
    private boolean next;
    private boolean path;
    private boolean oddlyNamed;
    private boolean selfClosing;

    SkimTag(PageText page) {
        this.page = page;
        this.text = page.latin();
        this.bytes = page.bytes();
    }

    /// Reads the attributes of a tag.
    ///
    /// @param from place after the tag's name
    /// @return place after the tag's `>`, or -1 when it is written in a way that parsers read differently
    int read(int from) {
        attributesFrom = from;
        hidden = false;
        item = false;
        next = false;
        path = false;
        oddlyNamed = false;
        selfClosing = false;
        boolean styled = false;
        int count = 0;
        int at = from;
        while (true) {
            at = attribute(at);
            if (at < 0 || nameEnd == nameStart) {
                return at;
            }
            if (++count > MOST_ATTRIBUTES) {
                return -1;
            }
            switch (nameEnd - nameStart) {
                case 2 -> {
                    if (named("id")) {
                        name();
                    }
                }
                case 3 -> next |= named("rel") && value().toLowerCase(Locale.ROOT).contains("next");
                case 5 -> {
                    if (!styled && named("style")) {
                        styled = true;
                        hidden |= hides(value());
                    } else if (named("class")) {
                        name();
                    }
                }
                case 6 -> {
                    hidden |= named("hidden");
                    item |= named("typeof");
                }
                case 8 -> {
                    if (named("itemtype")) {
                        path |= hasReference() || holds(Breadcrumbs.WORD);
                    } else {
                        item |= named("itemprop");
                    }
                }
                case 9 -> item |= named("itemscope");
                case 10 -> path |= named("aria-label") && (hasReference() || holds(Breadcrumbs.WORD));
                default -> {
                }
            }
        }
    }

    private static boolean hides(String style) {
        if (style.length() < 12) {
            return false;
        }
        String plain = style.toLowerCase(Locale.ROOT).replace(" ", "");
        return plain.contains("display:none") || plain.contains("visibility:hidden");
    }

    private boolean named(String name) {
        for (int i = 0; i < name.length(); i++) {
            if ((bytes[nameStart + i] | 0x20) != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// The next attribute; no name when the tag ends here.
    ///
    /// @return place after it, or after the `>` of the tag; -1 for what parsers read differently
    private int attribute(int from) {
        int at = from;
        int length = text.length();
        while (true) {
            if (at >= length) {
                return -1;
            }
            byte c = bytes[at];
            if (c == '>') {
                nameStart = nameEnd = at;
                return at + 1;
            }
            if (c == '/') {
                selfClosing = at + 1 < length && bytes[at + 1] == '>';
            } else if (!isBlank(c)) {
                break;
            }
            at++;
        }
        nameStart = at;
        while (at < length && isNameChar(bytes[at])) {
            at++;
        }
        nameEnd = at;
        at = blanks(at);
        valueStart = valueEnd = nameEnd;
        if (at >= length || nameEnd == nameStart) {
            return -1;
        }
        byte after = bytes[at];
        if (after == '=') {
            return value(blanks(at + 1));
        }
        return isNameChar(after) || after == '>' || after == '/' ? at : -1;
    }

    private int value(int from) {
        int length = text.length();
        if (from >= length) {
            return -1;
        }
        byte quote = bytes[from];
        if (quote == '"' || quote == '\'') {
            int end = text.indexOf(quote, from + 1);
            valueStart = from + 1;
            valueEnd = end;
            return end < 0 ? -1 : end + 1;
        }
        int at = from;
        while (at < length && !isBlank(bytes[at]) && bytes[at] != '>') {
            byte c = bytes[at];
            if (c == '"' || c == '\'' || c == '<' || c == '`') {
                return -1;
            }
            at++;
        }
        valueStart = from;
        valueEnd = at;
        return at >= length || at == from ? -1 : at;
    }

    private int blanks(int from) {
        int at = from;
        while (at < text.length() && isBlank(bytes[at])) {
            at++;
        }
        return at;
    }

    private static boolean isNameChar(byte c) {
        return c > ' ' && c < 0x7F && c != '"' && c != '\'' && c != '<' && c != '>' && c != '/' && c != '=';
    }

    static boolean isBlank(int c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    }

    /// A class or an id.
    private void name() {
        boolean odd = hasReference();
        oddlyNamed |= odd;
        path |= odd || holds(Breadcrumbs.WORD);
    }

    /// Whether the value holds a word of lower case letters, in whatever case.
    private boolean holds(String word) {
        char first = word.charAt(0);
        for (int at = valueStart; at <= valueEnd - word.length(); at++) {
            if ((bytes[at] | 0x20) == first && text.regionMatches(true, at, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }

    private boolean hasReference() {
        return text.indexOf('&', valueStart, valueEnd) >= 0;
    }

    private String value() {
        return decoded(page.text(valueStart, valueEnd), true);
    }

    /// A text with its character references resolved.
    static String decoded(String raw, boolean attribute) {
        return raw.indexOf('&') < 0 ? raw : Parser.unescapeEntities(raw, attribute);
    }

    /// All attributes of the tag that was read last, put on an element; of two of one name the first.
    void attributes(Element element) {
        int at = attribute(attributesFrom);
        while (at >= 0 && nameEnd > nameStart) {
            String name = text.substring(nameStart, nameEnd).toLowerCase(Locale.ROOT);
            if (!element.hasAttr(name)) {
                element.attr(name, value());
            }
            at = attribute(at);
        }
    }

    /// All attributes at a place behind a tag's name; of two of one name the first.
    Attributes attributes(int from, SkimText decoded) {
        Attributes all = new Attributes();
        int at = attribute(from);
        while (at >= 0 && nameEnd > nameStart) {
            String name = attributeName();
            if (!all.hasKey(name)) {
                all.add(name, decoded.decode(page, valueStart, valueEnd, true));
            }
            at = attribute(at);
        }
        return all;
    }

    private String attributeName() {
        for (String name : COMMON) {
            if (name.length() == nameEnd - nameStart && named(name)) {
                return name;
            }
        }
        return text.substring(nameStart, nameEnd).toLowerCase(Locale.ROOT);
    }

    /// Adds the names of a tag's attributes, classes and id.
    void names(int from, PageNames names) {
        int at = attribute(from);
        while (at >= 0 && nameEnd > nameStart) {
            names.attribute(text.substring(nameStart, nameEnd));
            if ((nameEnd - nameStart == 5 && named("class")) || (nameEnd - nameStart == 2 && named("id"))) {
                names.value(page.text(valueStart, valueEnd));
            }
            at = attribute(at);
        }
    }

    boolean isHidden() {
        return hidden;
    }

    /// Whether it says something in microdata, or has a type of RDFa.
    boolean isItem() {
        return item;
    }

    /// Whether its class or id is not written as it reads.
    boolean isOddlyNamed() {
        return oddlyNamed;
    }

    /// Whether it leads to the next page of a list.
    boolean isNext() {
        return next;
    }

    /// Whether it may be the path to the offer.
    boolean isPath() {
        return path;
    }

    boolean isSelfClosing() {
        return selfClosing;
    }
}
