package org.vigie.extract;

import java.util.List;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// A script of a page, whose text stays where it is until somebody asks for it. Not safe for use by several threads.
final class PageScript {

    private final Element element;
    private final int from;
    private int to;
    private @Nullable PageText page;
    private @Nullable String code;

    /// @param element the script's tag, without its text
    /// @param from place of the script's text in the page
    PageScript(Element element, PageText page, int from, int to) {
        this.element = element;
        this.page = page;
        this.from = from;
        this.to = to;
    }

    private PageScript(Element element, String code) {
        this.element = element;
        this.code = code;
        this.from = 0;
        this.to = 0;
    }

    /// The script of an element of a tree.
    static PageScript of(Element element) {
        // jsoup puts a script's text together anew each time that it is asked, though there is but one part.
        return new PageScript(element, element.childNodeSize() == 1 && element.childNode(0) instanceof DataNode data
                ? data.getWholeData()
                : element.data());
    }

    static List<PageScript> of(List<Element> elements) {
        return elements.stream().map(PageScript::of).toList();
    }

    /// The script's tag; its text is not in it.
    Element element() {
        return element;
    }

    /// The text that the script's own stands in, between [#from] and [#to].
    PageText page() {
        PageText known = page;
        if (known == null) {
            known = PageText.of(code());
            page = known;
            to = known.length();
        }
        return known;
    }

    int from() {
        return from;
    }

    int to() {
        page();
        return to;
    }

    /// Whether a text stands in it.
    ///
    /// @param key in UTF-8, a character for each byte
    boolean holds(String key) {
        return page().latin().indexOf(key, from, to) >= 0;
    }

    /// The script's text.
    String code() {
        String known = code;
        if (known == null) {
            known = page == null ? "" : page.text(from, to);
            code = known;
        }
        return known;
    }
}
