package org.vigie.extract;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.vigie.extract.SkimName.Kind;

/// One pass over a page without building its tree. It gives the page's outline (the attributes of `html`; `meta`,
/// `link`, `title` and `script` elements), its visible text and whether there are parts that only the tree tells. It
/// gives nothing of a page that is not nested by the rules, or that a parser could read in another way: then only the
/// tree is true. Linear in the size of the page.
final class Skim {

    /// Parts of a page that are read from the tree.
    enum Part {
        /// Rows of tables and lists whose name is that of a property.
        ROWS,
        /// Crossed-out text.
        CROSSED,
        /// Headings of the first rank.
        HEADING,
        NEXT,
        PATH
    }

    private static final SkimName TITLE = SkimName.of("title");
    private static final Set<String> CROSSED = Set.of("s", "del", "strike");
    /// A byte order mark.
    private static final String MARK = "\u00EF\u00BB\u00BF";

    private final PageText page;
    /// A character for each byte.
    private final String text;
    private final byte[] bytes;
    private final List<PageScript> scripts = new ArrayList<>();
    private final Document outline;
    private final Element head;
    private final SkimText visible = new SkimText();
    private final SkimLabels labels = new SkimLabels(visible);
    private final SkimTape tape = new SkimTape();
    private final SkimNesting nesting = new SkimNesting(visible, labels, tape);
    private final SkimTag tag;
    private final Set<Part> parts = EnumSet.noneOf(Part.class);
    private final SkimDrawing drawing = new SkimDrawing(nesting, tape);
    private boolean items;
    private boolean oddTree;
    private boolean oddlyNamed;
    private boolean started;
    private boolean headStarted;
    private boolean headEnded;
    private boolean body;
    private boolean ended;
    /// Whether nothing began since the body ended.
    private boolean behind;

    private Skim(PageText page, String url) {
        this.page = page;
        this.text = page.latin();
        this.outline = Document.createShell(url);
        this.head = outline.head();
        this.bytes = page.bytes();
        this.tag = new SkimTag(page);
    }

    /// Skims a page; nothing when its tree must be built.
    static Optional<Skim> of(PageText page, String url) {
        Skim skim = new Skim(page, url);
        skim.run();
        return skim.nesting.unsure() == null ? Optional.of(skim) : Optional.empty();
    }

    /// Why a page's tree must be built; nothing when it need not.
    static @Nullable String doubt(PageText page) {
        Skim skim = new Skim(page, "");
        skim.run();
        return skim.nesting.unsure();
    }

    /// The elements that say something to machines, without the rest of the page.
    Document outline() {
        return outline;
    }

    /// The page's scripts.
    List<PageScript> scripts() {
        return scripts;
    }

    /// The same as [VisibleText#of] the tree's body.
    String visible() {
        return visible.tidy();
    }

    /// Whether the number 30 may stand in the visible text; to be asked before it.
    boolean maySayThirty() {
        return visible.maySayThirty();
    }

    /// Whether something is said in microdata, or has a type of RDFa.
    boolean hasItems() {
        return items;
    }

    /// The page's tree; nothing when the parser has to make it.
    Optional<Document> tree() {
        return oddTree ? Optional.empty() : Optional.of(SkimTree.of(page, tape, outline.location()));
    }

    /// Whether a class or an id of the page is not written as it reads.
    boolean isOddlyNamed() {
        return oddlyNamed || page.isOddlyWritten();
    }

    /// The names of the page's classes, ids and attributes.
    PageNames names() {
        return tape.names(tag);
    }

    boolean has(Part part) {
        return part == Part.ROWS ? labels.known() : parts.contains(part);
    }

    private void unsure(String why) {
        nesting.unsure(why);
    }

    private void run() {
        if (text.indexOf('\0') >= 0 || text.startsWith(MARK)) {
            unsure("a character that parsers drop");
        }
        int at = 0;
        while (at < text.length() && nesting.unsure() == null) {
            int tagAt = text.indexOf('<', at);
            if (tagAt < 0) {
                words(at, text.length());
                return;
            }
            words(at, tagAt);
            at = markup(tagAt);
        }
    }

    private void words(int from, int to) {
        int start = from;
        while (start < to && SkimTag.isBlank(bytes[start])) {
            start++;
        }
        if (start == to) {
            if (from < to && (body || !nesting.isEmpty()) && !behind) {
                tape.text(from, to);
                if (visible.isSeen()) {
                    visible.append(' ');
                }
            }
            return;
        }
        if (nesting.isInTableFrame()) {
            unsure("text directly in a table");
        }
        if (ended) {
            unsure("text after the end");
        }
        boolean inside = body || !nesting.isEmpty();
        begun();
        oddTree |= !body && nesting.has(Kind.NOSCRIPT);
        tape.text(inside ? from : start, to);
        if (visible.isSeen()) {
            visible.append(page, from, to);
        }
    }

    private void begun() {
        started = true;
        if (nesting.isEmpty()) {
            startBody(SkimTape.NONE);
        }
    }

    /// What begins with `<`.
    ///
    /// @return place after it
    private int markup(int at) {
        byte next = at + 1 < bytes.length ? bytes[at + 1] : 0;
        if (SkimRaw.isLetter(next)) {
            return tag(at + 1, false);
        }
        if (next == '/') {
            return at + 2 < text.length() && SkimRaw.isLetter(bytes[at + 2]) ? tag(at + 2, true) : bogus(at);
        }
        if (next == '!') {
            return comment(at);
        }
        if (next == '?' || next == 0) {
            return bogus(at);
        }
        words(at, at + 1);
        return at + 1;
    }

    private int bogus(int at) {
        int end = text.indexOf('>', at);
        if (end < 0 || bytes[at + 1] != '?') {
            unsure("markup that is neither tag nor comment");
        }
        return end + 1;
    }

    private void note(boolean comment) {
        if (comment && body && !behind) {
            tape.comment();
        }
    }

    private int comment(int at) {
        if (text.startsWith("--", at + 2)) {
            int end = text.indexOf("-->", at + 4);
            if (end < 0 || bytes[at + 4] == '>' || text.startsWith("->", at + 4)
                    || text.indexOf("--!", at + 4, end) >= 0) {
                unsure("a comment that parsers end in different places");
            }
            note(true);
            return end + 3;
        }
        int end = text.indexOf('>', at);
        boolean type = text.regionMatches(true, at + 2, "doctype", 0, 7);
        if (end < 0 || (type && started) || text.startsWith("[CDATA[", at + 2)) {
            unsure("a declaration that parsers read in different ways");
        }
        note(!type);
        return end + 1;
    }

    private int tag(int start, boolean end) {
        int at = start;
        while (at < text.length() && SkimRaw.isNameChar(bytes[at])) {
            at++;
        }
        int after = at < text.length() && (SkimTag.isBlank(bytes[at]) || bytes[at] == '/'
                || bytes[at] == '>') ? tag.read(at) : -1;
        if (after < 0) {
            unsure("a tag that parsers read in different ways");
            return text.length();
        }
        int attributes = !end && bytes[at] != '>' ? at : SkimTape.NONE;
        tape.attributes(attributes);
        SkimName name = SkimName.of(bytes, start, at);
        oddlyNamed |= tag.isOddlyNamed();
        note(Part.PATH, tag.isPath());
        items |= tag.isItem();
        if (name.kind() == Kind.UNSURE) {
            unsure("<" + name.name() + ">");
        } else if (end) {
            end(name);
        } else if (!drawing.isEmpty()) {
            drawing.inside(name, tag.isSelfClosing());
        } else {
            return begin(name, after, attributes);
        }
        return after;
    }

    private void end(SkimName name) {
        if (!drawing.isEmpty()) {
            drawing.end(name);
            return;
        }
        headEnded |= name.kind() == Kind.HEAD;
        behind = name.kind() == Kind.BODY || name.kind() == Kind.HTML;
        if (behind) {
            ended = true;
            begun();
        }
        nesting.end(name);
    }

    private int begin(SkimName name, int after, int attributes) {
        if (tag.isSelfClosing() && !name.isLeaf() && name.kind() != Kind.SVG) {
            unsure("<" + name.name() + "/>");
        }
        if (name.kind() == Kind.HTML || name.kind() == Kind.HEAD || name.kind() == Kind.BODY) {
            frame(name.kind(), attributes);
            return after;
        }
        started = true;
        behind = false;
        if (nesting.isEmpty() && !name.isOfHead(headEnded)) {
            startBody(SkimTape.NONE);
        }
        switch (name.kind()) {
            case META -> outline(name);
            case TITLE, SCRIPT, STYLE, RAW -> {
                return raw(name, after);
            }
            case HEADING -> note(Part.HEADING, name.name().equals("h1"));
            case ANCHOR -> note(Part.NEXT, tag.isNext());
            case FORMATTING, PLAIN -> note(Part.CROSSED, CROSSED.contains(name.name()));
            case SVG -> {
                if (!tag.isSelfClosing()) {
                    drawing.begin(name);
                }
            }
            default -> {
            }
        }
        oddTree |= !body && nesting.has(Kind.NOSCRIPT) && (name.kind() == Kind.VOID || name.name().equals("base"));
        oddTree |= (name.kind() == Kind.SVG || name.name().equals("pre")) && nesting.has(Kind.NOSCRIPT);
        boolean leaf = name.isLeaf() || (name.kind() == Kind.SVG && tag.isSelfClosing());
        nesting.begin(name, tag.isHidden(), leaf);
        if (!body && nesting.has(Kind.NOSCRIPT) && name.kind() != Kind.NOSCRIPT && name.kind() != Kind.META
                && name.kind() != Kind.VOID) {
            unsure("<" + name.name() + "> in the head's <noscript>");
        }
        return after;
    }

    private void note(Part part, boolean there) {
        if (there) {
            parts.add(part);
        }
    }

    private void frame(Kind kind, int attributes) {
        boolean fits = switch (kind) {
            case HTML -> !started;
            case HEAD -> !headStarted && !body && head.childNodeSize() == 0;
            default -> !body && nesting.isEmpty();
        };
        if (!fits) {
            unsure("a second <" + kind.name().toLowerCase(Locale.ROOT) + ">");
        }
        started = true;
        if (kind == Kind.HTML) {
            Element html = head.parent() == null ? head : head.parent();
            html.clearAttributes();
            tag.attributes(html);
            tape.frame(SkimTape.Event.HTML, attributes);
        } else if (kind == Kind.HEAD) {
            headStarted = true;
            tape.frame(SkimTape.Event.HEAD, attributes);
        } else {
            startBody(attributes);
        }
    }

    private void startBody(int attributes) {
        if (!body) {
            body = true;
            tape.frame(SkimTape.Event.BODY, attributes);
        }
    }

    private Element outline(SkimName name) {
        Element element = new Element(name.name());
        tag.attributes(element);
        head.appendChild(element);
        return element;
    }

    /// An element whose content is no markup.
    ///
    /// @return place after its end tag
    private int raw(SkimName name, int from) {
        nesting.begin(name, tag.isHidden(), true);
        if (nesting.has(Kind.NOSCRIPT) && name.kind() != Kind.STYLE && !(body && name.name().equals("iframe"))) {
            unsure("<" + name.name() + "> in <noscript>");
        }
        if (name.is(TITLE) && (body || !nesting.isEmpty())) {
            unsure("<title> in the body");
        }
        int end = SkimRaw.end(text, name.name(), from);
        tape.content(from, end);
        if (end < 0) {
            unsure("<" + name.name() + "> without its end");
            return text.length();
        }
        if (name.kind() == Kind.SCRIPT) {
            scripts.add(new PageScript(outline(name), page, from, end));
            int comment = text.indexOf("<!--", from, end);
            if (comment >= 0 && text.substring(comment, end).toLowerCase(Locale.ROOT).contains("<script")) {
                unsure("a script in a comment in a script");
            }
        } else if (name.is(TITLE)) {
            outline(name).appendText(SkimTag.decoded(page.text(from, end), false));
        }
        return text.indexOf('>', end) + 1;
    }
}
