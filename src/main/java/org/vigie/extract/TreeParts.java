package org.vigie.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.Evaluator;
import org.jspecify.annotations.Nullable;

/// The elements of a tree that readers ask for, found in one look at each element: a search of its own for each of them
/// would cost as much as the parse. All lists are in the page's order.
final class TreeParts {

    private final Document document;
    private final List<Element> outline = new ArrayList<>();
    private final List<Element> scripts = new ArrayList<>();
    private final List<Element> rows = new ArrayList<>();
    private final List<Element> terms = new ArrayList<>();
    private final List<Element> crossed = new ArrayList<>();
    private final List<Element> paths = new ArrayList<>();
    private @Nullable Element heading;
    private boolean items;
    private boolean types;

    TreeParts(Document document) {
        this.document = document;
        look(document);
    }

    /// Trees are at most 256 deep: the parser is told so.
    private void look(Element element) {
        part(element);
        for (int i = 0; i < element.childNodeSize(); i++) {
            Node child = element.childNode(i);
            if (child instanceof Element inner) {
                look(inner);
            }
        }
    }

    private void part(Element element) {
        String name = element.normalName();
        switch (name) {
            case "html", "meta", "link" -> outline.add(element);
            case "script" -> scripts.add(element);
            case "tr" -> rows.add(element);
            case "dt" -> terms.add(element);
            case "del", "s", "strike" -> crossed.add(element);
            case "h1" -> heading = heading == null ? element : heading;
            default -> {
            }
        }
        if (element.attributesSize() > 0) {
            Attributes attributes = element.attributes();
            items |= attributes.hasKey("itemscope") || attributes.hasKey("itemprop");
            types |= attributes.hasKey("typeof");
            if (speaksOfPath(attributes.get("class")) || speaksOfPath(attributes.get("id"))
                    || speaksOfPath(attributes.get("itemtype"))
                    || (name.equals("nav") && speaksOfPath(attributes.get("aria-label")))) {
                paths.add(element);
            }
        }
    }

    private static boolean speaksOfPath(String value) {
        return value.length() >= Breadcrumbs.WORD.length()
                && value.toLowerCase(Locale.ROOT).contains(Breadcrumbs.WORD);
    }

    Document document() {
        return document;
    }

    /// `html`, `meta` and `link`.
    List<Element> outline() {
        return outline;
    }

    /// The first of [#outline] that a selector finds.
    Optional<Element> inOutline(Evaluator css) {
        return outline.stream().filter(element -> element.is(css)).findFirst();
    }

    List<Element> scripts() {
        return scripts;
    }

    /// `tr`.
    List<Element> rows() {
        return rows;
    }

    /// `dt`.
    List<Element> terms() {
        return terms;
    }

    /// What [StatedPrices#CROSSED] finds.
    List<Element> crossed() {
        return crossed;
    }

    /// The first `h1`.
    Optional<Element> heading() {
        return Optional.ofNullable(heading);
    }

    /// Every element that could draw the path to an offer.
    List<Element> paths() {
        return paths;
    }

    /// Whether anything is marked up as microdata.
    boolean hasItems() {
        return items;
    }

    /// Whether anything has a type of RDFa.
    boolean hasTypes() {
        return types;
    }
}
