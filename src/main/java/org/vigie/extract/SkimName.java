package org.vigie.extract;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Parser;
import org.jsoup.parser.Tag;
import org.jspecify.annotations.Nullable;

/// An element's name and what it does to the tree, after section 13.2.6 of the HTML standard.
///
/// @param tag what jsoup calls it; null when HTML does not know it: unknown names nest like `span`
/// @param isBreak whether its beginning and end break the line of the visible text
/// @param special whether it stops the search for an element that an end tag may close
record SkimName(String name, Kind kind, @Nullable Tag tag, boolean isBreak, boolean unseen, boolean special) {

    /// How an element nests.
    enum Kind {
        HTML,
        HEAD,
        BODY,
        META,
        VOID,
        BREAK_RULE,
        SCRIPT,
        STYLE,
        TITLE,
        RAW,
        NOSCRIPT,
        TEMPLATE,
        SVG,
        BLOCK,
        MAIN,
        P,
        LI,
        TERM,
        HEADING,
        FORM,
        BUTTON,
        ANCHOR,
        FORMATTING,
        PLAIN,
        SELECT,
        OPTION,
        OPTGROUP,
        TABLE,
        SECTION,
        ROW,
        CELL,
        CAPTION,
        COLGROUP,
        COL,
        UNSURE
    }

    private static final Set<String> UNSEEN = Set.of("script", "style", "noscript", "template", "head", "svg",
            "iframe", "object", "select", "option", "textarea");

    private static final int SLOTS = 1024;
    private static final Map<String, SkimName> ALL = all();
    private static final SkimName[] TABLE = table();

    private static Map<String, SkimName> all() {
        Map<String, SkimName> all = new HashMap<>();
        put(all, Kind.HTML, "html");
        put(all, Kind.HEAD, "head");
        put(all, Kind.BODY, "body");
        put(all, Kind.META, "meta link base basefont bgsound");
        put(all, Kind.VOID, "area br embed img input wbr param source track");
        put(all, Kind.BREAK_RULE, "hr");
        put(all, Kind.SCRIPT, "script");
        put(all, Kind.STYLE, "style");
        put(all, Kind.TITLE, "title");
        put(all, Kind.RAW, "textarea iframe");
        put(all, Kind.NOSCRIPT, "noscript");
        put(all, Kind.TEMPLATE, "template");
        put(all, Kind.SVG, "svg");
        put(all, Kind.BLOCK, "address article aside blockquote center details dir div dl fieldset figcaption figure "
                + "footer header hgroup menu nav ol section summary ul pre");
        put(all, Kind.MAIN, "main dialog search");
        put(all, Kind.P, "p");
        put(all, Kind.LI, "li");
        put(all, Kind.TERM, "dd dt");
        put(all, Kind.HEADING, "h1 h2 h3 h4 h5 h6");
        put(all, Kind.FORM, "form");
        put(all, Kind.BUTTON, "button");
        put(all, Kind.ANCHOR, "a");
        put(all, Kind.FORMATTING, "b big code em font i s small strike strong tt u");
        put(all, Kind.PLAIN, "span label abbr cite del ins kbd mark q samp sub sup time var video audio picture canvas "
                + "object data datalist output progress meter map bdi bdo dfn legend");
        put(all, Kind.SELECT, "select");
        put(all, Kind.OPTION, "option");
        put(all, Kind.OPTGROUP, "optgroup");
        put(all, Kind.TABLE, "table");
        put(all, Kind.SECTION, "tbody thead tfoot");
        put(all, Kind.ROW, "tr");
        put(all, Kind.CELL, "td th");
        put(all, Kind.CAPTION, "caption");
        put(all, Kind.COLGROUP, "colgroup");
        put(all, Kind.COL, "col");
        put(all, Kind.UNSURE, "math frameset frame noframes noembed xmp plaintext listing image isindex keygen nobr "
                + "ruby rt rp rb rtc applet marquee foreignobject command device slot");
        return all;
    }

    private static void put(Map<String, SkimName> all, Kind kind, String names) {
        for (String name : names.split(" ", -1)) {
            all.put(name,
                    new SkimName(name, kind, tagOf(name), breaks(name), UNSEEN.contains(name), special(name, kind)));
        }
    }

    private static boolean breaks(String name) {
        return name.equals("br") || (!name.equals("td") && !name.equals("th")
                && tagOf(name).isBlock());
    }

    private static Tag tagOf(String name) {
        return Tag.valueOf(name, Parser.NamespaceHtml, ParseSettings.htmlDefault);
    }

    /// Whether HTML knows it.
    boolean known() {
        return tag != null;
    }

    private static boolean special(String name, Kind kind) {
        return switch (kind) {
            case ANCHOR, FORMATTING, PLAIN, OPTION, OPTGROUP -> name.equals("object");
            default -> true;
        };
    }

    private static SkimName[] table() {
        SkimName[] table = new SkimName[SLOTS];
        for (SkimName each : ALL.values()) {
            int slot = hash(ascii(each.name), 0, each.name.length()) & (SLOTS - 1);
            while (table[slot] != null) {
                slot = (slot + 1) & (SLOTS - 1);
            }
            table[slot] = each;
        }
        return table;
    }

    private static int hash(byte[] text, int from, int to) {
        int hash = to - from;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + (text[i] | 0x20);
        }
        return hash ^ (hash >>> 10);
    }

    private static byte[] ascii(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }

    /// The element of a name in lower case.
    static SkimName of(String name) {
        return of(ascii(name), 0, name.length());
    }

    /// The element whose name stands at a place, whatever its case.
    static SkimName of(byte[] text, int from, int to) {
        int slot = hash(text, from, to) & (SLOTS - 1);
        for (SkimName each = TABLE[slot]; each != null; each = TABLE[slot]) {
            if (each.name.length() == to - from && each.stands(text, from)) {
                return each;
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        return new SkimName(new String(text, from, to - from, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT),
                Kind.PLAIN, null, false, false, false);
    }

    /// Whether the name stands at a place; it is made of letters and digits, whose case is one bit.
    private boolean stands(byte[] text, int from) {
        for (int i = 0; i < name.length(); i++) {
            if ((text[from + i] | 0x20) != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    boolean is(SkimName other) {
        return this == other || (tag == null && name.equals(other.name));
    }

    /// Whether it may stand in the head.
    ///
    /// @param ended whether the head has ended
    boolean isOfHead(boolean ended) {
        return switch (kind) {
            case META, SCRIPT, STYLE, TITLE, TEMPLATE -> true;
            case NOSCRIPT -> !ended;
            default -> false;
        };
    }

    /// Whether it has no content and no end.
    boolean isLeaf() {
        return kind == Kind.META || kind == Kind.VOID || kind == Kind.BREAK_RULE || kind == Kind.COL;
    }

    boolean isCell() {
        return kind == Kind.CELL;
    }

    /// Whether only parts of a table may stand directly in it.
    boolean isTableFrame() {
        return kind == Kind.TABLE || kind == Kind.SECTION || kind == Kind.ROW || kind == Kind.COLGROUP;
    }

    /// Whether a paragraph ends where it begins.
    boolean endsParagraph() {
        return switch (kind) {
            case BLOCK, P, LI, TERM, HEADING, FORM, BREAK_RULE -> true;
            default -> false;
        };
    }

    /// Whether its own end may be left out.
    boolean endIsImplied() {
        return kind == Kind.P || kind == Kind.LI || kind == Kind.TERM || kind == Kind.OPTION || kind == Kind.OPTGROUP;
    }
}
