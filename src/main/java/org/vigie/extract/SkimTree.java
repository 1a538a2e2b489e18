package org.vigie.extract;

import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Parser;
import org.jsoup.parser.Tag;
import org.vigie.extract.SkimName.Kind;

/// The tree of a page that was skimmed, as jsoup makes it of the page's text; but for what nobody reads: what comments
/// say, and blanks outside `body`.
final class SkimTree {

    private final PageText page;
    private final SkimTape tape;
    private final SkimTag tag;
    private final SkimText decoded = new SkimText();
    private final Map<String, Tag> unknown = new HashMap<>();
    private final Map<String, Tag> drawn = new HashMap<>();
    private final Document document;
    private Element current;
    private boolean hasBase;

    private SkimTree(PageText page, SkimTape tape, String url) {
        this.page = page;
        this.tape = tape;
        this.tag = new SkimTag(page);
        this.document = Document.createShell(url);
        this.current = document.head();
    }

    static Document of(PageText page, SkimTape tape, String url) {
        SkimTree tree = new SkimTree(page, tape, url);
        tree.build();
        return tree.document;
    }

    private void build() {
        Element leaf = current;
        for (int i = 0; i < tape.length(); i++) {
            switch (tape.event(i)) {
                case OPEN, DRAWN -> current = append(i);
                case CLOSE -> {
                    Element parent = current.parent();
                    current = parent == null ? current : parent;
                }
                case LEAF -> leaf = append(i);
                case CONTENT -> content(leaf, i);
                case TEXT -> text(i);
                case COMMENT -> current.appendChild(new Comment(""));
                case HTML -> {
                    if (document.head().parent() instanceof Element html) {
                        html.attributes().addAll(attributes(i));
                    }
                }
                case HEAD -> document.head().attributes().addAll(attributes(i));
                case BODY -> {
                    current = document.body();
                    current.attributes().addAll(attributes(i));
                }
            }
        }
    }

    private Attributes attributes(int event) {
        return tape.first(event) == SkimTape.NONE ? new Attributes() : tag.attributes(tape.first(event), decoded);
    }

    private Element append(int event) {
        SkimName name = tape.name(event);
        Element element = new Element(tag(name, tape.event(event) == SkimTape.Event.DRAWN), null,
                tape.first(event) == SkimTape.NONE ? null : tag.attributes(tape.first(event), decoded));
        current.appendChild(element);
        if (!hasBase && name.name().equals("base") && element.hasAttr("href")) {
            String address = element.absUrl("href");
            if (!address.isEmpty()) {
                hasBase = true;
                document.setBaseUri(address);
            }
        }
        return element;
    }

    private Tag tag(SkimName name, boolean inDrawing) {
        if (inDrawing || name.kind() == Kind.SVG) {
            return drawn.computeIfAbsent(name.name(),
                    each -> Tag.valueOf(each, Parser.NamespaceSvg, ParseSettings.htmlDefault));
        }
        Tag known = name.tag();
        return known != null
                ? known
                : unknown.computeIfAbsent(name.name(),
                        each -> Tag.valueOf(each, Parser.NamespaceHtml, ParseSettings.htmlDefault));
    }

    private void text(int event) {
        int from = tape.first(event);
        boolean first = current.childNodeSize() == 0 && current.normalName().equals("pre");
        from += first ? lineFeed(from) : 0;
        if (from < tape.second(event)) {
            current.appendChild(new TextNode(decoded.decode(page, from, tape.second(event), false)));
        }
    }

    /// The length of a line feed that begins an element; it does not count.
    private int lineFeed(int at) {
        return at < page.length() && page.bytes()[at] == '\n' ? 1 : 0;
    }

    private void content(Element leaf, int event) {
        int from = tape.first(event);
        int to = tape.second(event);
        if (from == to) {
            return;
        }
        switch (leaf.normalName()) {
            case "title" -> leaf.appendChild(new TextNode(decoded.decode(page, from, to, false)));
            case "textarea" -> leaf.appendChild(new TextNode(decoded.decode(page, from + lineFeed(from), to, false)));
            default -> leaf.appendChild(new DataNode(page.text(from, to)));
        }
    }
}
