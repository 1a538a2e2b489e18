package org.vigie.extract;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector.SelectorParseException;
import org.jspecify.annotations.Nullable;

/// A place on a page, compiled: CSS, or CSS and `@attribute`.
///
/// @param attribute attribute to read; null for the element's text
/// @param source as it was written
/// @param marks what a page must hold for it to find anything
record PagePlace(Evaluator css, @Nullable String attribute, String source, PlaceMarks marks) {

    private static final Pattern ATTRIBUTE = Pattern.compile("@([a-zA-Z][a-zA-Z0-9-]*)$");

    /// @throws IllegalArgumentException saying what is wrong with the CSS
    static PagePlace of(String source) {
        Matcher matcher = ATTRIBUTE.matcher(source);
        boolean found = matcher.find();
        String css = found ? source.substring(0, matcher.start()) : source;
        try {
            return new PagePlace(QueryParser.parse(css.strip()), found ? matcher.group(1) : null, source,
                    PlaceMarks.of(css));
        } catch (SelectorParseException | IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    static Optional<String> mistake(String source) {
        try {
            of(source);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    Elements all(Element in) {
        return in.select(css);
    }

    Optional<Element> first(Element in) {
        return Optional.ofNullable(in.selectFirst(css));
    }

    /// What the element says at this place: the attribute, or its text. Of `meta` the content, of `input` the value.
    String value(Element element) {
        if (attribute != null) {
            String absolute = attribute.equals("href") || attribute.equals("src") ? element.absUrl(attribute) : "";
            return absolute.isEmpty() ? element.attr(attribute) : absolute;
        }
        return switch (element.normalName()) {
            case "meta" -> element.attr("content");
            case "input" -> element.attr("value");
            default -> VisibleText.whole(element);
        };
    }

    /// The address that an element leads to or shows.
    String address(Element element) {
        if (attribute != null) {
            String absolute = element.absUrl(attribute);
            return absolute.isEmpty() ? element.attr(attribute) : absolute;
        }
        for (String name : new String[]{"data-src", "data-original", "src", "href", "content"}) {
            String absolute = element.absUrl(name);
            if (!absolute.isEmpty()) {
                return absolute;
            }
        }
        return "";
    }
}
