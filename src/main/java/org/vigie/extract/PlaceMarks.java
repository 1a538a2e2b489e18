package org.vigie.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a page's text must hold for a selector to find anything: the names of its classes, ids and attributes. Only
/// plain selectors are understood; any other may find something on every page.
///
/// @param alternatives of each part between commas the marks, all of which must be on the page
/// @param ofOutline whether it looks only at an element that [Skim#outline] has
record PlaceMarks(List<List<Mark>> alternatives, boolean ofOutline) {

    /// @param name in lower case
    /// @param whole whether it is a name and not only a part of one
    record Mark(String name, boolean whole) {}

    private static final Pattern NOT = Pattern.compile(":not\\([^()]{0,200}\\)");
    private static final Pattern ATTRIBUTE = Pattern
            .compile("\\[([a-zA-Z][a-zA-Z0-9-]*)(?:[*^$~]?=[\"']?([a-zA-Z0-9_-]*)[^\\]]*)?\\]");
    private static final Pattern NAME = Pattern.compile("[.#]([a-zA-Z0-9_-]+)");
    private static final Pattern OUTLINE = Pattern.compile("(?:html|meta|link)(?:\\[[^\\]]*\\])*");
    private static final PlaceMarks ANY = new PlaceMarks(List.of(List.of()), false);

    static PlaceMarks of(String css) {
        String plain = NOT.matcher(css).replaceAll("");
        if (plain.indexOf('(') >= 0 || plain.indexOf('\\') >= 0 || plain.indexOf('|') >= 0) {
            return ANY;
        }
        List<List<Mark>> alternatives = new ArrayList<>();
        for (String part : plain.split(",", -1)) {
            if (part.chars().filter(c -> c == '[').count() != part.chars().filter(c -> c == ']').count()) {
                return ANY;
            }
            alternatives.add(marks(part));
        }
        return new PlaceMarks(List.copyOf(alternatives), OUTLINE.matcher(css.strip()).matches());
    }

    private static List<Mark> marks(String part) {
        List<Mark> marks = new ArrayList<>();
        Matcher attribute = ATTRIBUTE.matcher(part);
        while (attribute.find()) {
            String name = attribute.group(1).toLowerCase(Locale.ROOT);
            marks.add(new Mark(name, true));
            if ((name.equals("class") || name.equals("id")) && attribute.group(2) != null) {
                marks.add(new Mark(attribute.group(2).toLowerCase(Locale.ROOT), false));
            }
        }
        String plain = part.replaceAll("\\[[^\\]]*\\]", " ");
        Matcher name = NAME.matcher(plain);
        while (name.find()) {
            // Letters that are no ASCII may belong to the name.
            boolean whole = name.end() == plain.length() || plain.charAt(name.end()) < 0x80;
            marks.add(new Mark(name.group(1).toLowerCase(Locale.ROOT), whole));
        }
        return List.copyOf(marks);
    }

    /// Whether the selector may find something on a page.
    boolean mayStandIn(PageNames page) {
        for (List<Mark> marks : alternatives) {
            if (marks.stream().allMatch(mark -> mark.whole ? page.has(mark.name) : page.holds(mark.name))) {
                return true;
            }
        }
        return false;
    }
}
