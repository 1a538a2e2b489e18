package org.vigie.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/// The path that leads to an offer, read from the part of a page that draws it. What counts as a crumb follows the
/// rules that zyte-parsers (BSD-3-Clause) found: every link, and text between links; not what a menu inside the path
/// holds; where items are marked up, those and their neighbours; else those beside the usual separator. Not safe for
/// use by several threads.
final class Breadcrumbs {

    /// One step of a path.
    ///
    /// @param name as shown, without separators; empty when only the link is known
    /// @param url absolute where the base allows; empty when the step is no link
    record Crumb(String name, String url) {}

    private record Found(Crumb crumb, boolean marked) {}

    /// What stands in the name of every place that is looked for.
    static final String WORD = "bread";

    private static final List<Evaluator> PLACES = List.of("[itemtype$=/BreadcrumbList]",
            "nav[aria-label*=breadcrumb i]", "[class~=(?i)(^|[\\s_-])bread-?crumbs?([\\s_-]|$)]",
            "[id~=(?i)^bread-?crumbs?$]").stream().map(QueryParser::parse).toList();
    private static final int DEEPEST = 10;
    private static final int MOST = 200;
    private static final int LONGEST_NAME = 1_000;

    private final List<Found> found = new ArrayList<>();
    /// For each crumb found, the separator behind it; empty when there is none.
    private final List<String> separators = new ArrayList<>();

    private Breadcrumbs() {
    }

    /// The crumbs in an element, from wide to narrow.
    static List<Crumb> read(Element element) {
        Breadcrumbs breadcrumbs = new Breadcrumbs();
        breadcrumbs.walk(element, 0, false, false);
        return breadcrumbs.chosen();
    }

    /// The part of a page that draws its path; nothing when no element says that it does.
    static Optional<Element> place(TreeParts parts) {
        for (Evaluator css : PLACES) {
            for (Element place : parts.paths()) {
                if (place.is(css)) {
                    return Optional.of(place);
                }
            }
        }
        return Optional.empty();
    }

    private void walk(Element element, int depth, boolean inList, boolean marked) {
        String tag = element.normalName();
        if (tag.equals("button") || tag.equals("script") || tag.equals("style") || found.size() >= MOST) {
            return;
        }
        if (tag.equals("a") || isLeaf(element) || isText(element)) {
            leaf(element, marked);
            return;
        }
        boolean list = tag.equals("ul") || tag.equals("ol");
        if (depth >= DEEPEST || (list && isMenu(element, inList))) {
            return;
        }
        boolean inside = marked || isItem(element);
        boolean behind = false;
        for (Node child : element.childNodes()) {
            if (child instanceof Element inner) {
                walk(inner, depth + 1, inList || list, inside);
                behind = true;
            } else if (child instanceof Comment) {
                behind = true;
            } else if (behind && child instanceof TextNode text) {
                add(text.getWholeText(), "", inside);
            }
        }
    }

    private static boolean isLeaf(Element element) {
        return element.childNodes().stream().noneMatch(child -> child instanceof Element || child instanceof Comment);
    }

    /// Words with some of them set off: `SKU: <b>12</b>`.
    private static boolean isText(Element element) {
        Node first = element.firstChild();
        return first instanceof TextNode text && !CrumbText.of(VisibleText.tidy(text.getWholeText())).name().isEmpty()
                && element.childrenSize() == 1 && isLeaf(element.child(0)) && element.selectFirst("a") == null;
    }

    private void leaf(Element element, boolean marked) {
        String text = VisibleText.line(element, LONGEST_NAME);
        add(text.isEmpty() ? element.attr("title") : text, address(element), marked);
    }

    /// Where a step leads; a link to a place on the same page leads nowhere.
    private static String address(Element element) {
        for (String attribute : element.normalName().equals("a") ? List.of("href", "data-url") : List.of("data-url")) {
            String written = element.attr(attribute).strip();
            if (!written.isEmpty() && !written.startsWith("#")
                    && !written.regionMatches(true, 0, "javascript:", 0, 11)) {
                return Address.clean(MarkupText.address(element, attribute));
            }
        }
        return "";
    }

    private void add(String text, String url, boolean marked) {
        CrumbText parts = CrumbText.of(VisibleText.tidy(text).replace('\n', ' ').strip());
        if (!parts.left().isEmpty() && !separators.isEmpty() && separators.getLast().isEmpty()) {
            separators.set(separators.size() - 1, parts.left());
        }
        boolean label = url.isEmpty() && (parts.name().isEmpty() || parts.name().endsWith(":"));
        boolean again = !found.isEmpty() && !parts.name().isEmpty() && found.getLast().crumb.url.isEmpty()
                && found.getLast().crumb.name.equals(parts.name());
        if (again) {
            found.removeLast();
            separators.removeLast();
        }
        if (!label) {
            found.add(new Found(new Crumb(parts.name(), url), marked));
            separators.add(parts.right());
        }
    }

    /// Microdata or RDFa says of an element that it is one step.
    private static boolean isItem(Element element) {
        String types = (element.attr("itemtype") + " " + element.attr("typeof")).toLowerCase(Locale.ROOT);
        return types.contains("data-vocabulary.org/breadcrumb") || types.contains("listitem");
    }

    /// A list that is called a menu, or stands in another list and has several entries. One entry continues the path:
    /// some shops put each step into a list inside the step before.
    private static boolean isMenu(Element list, boolean inList) {
        boolean marked = list.attr("itemtype").endsWith("/BreadcrumbList");
        if (inList && !marked && list.childrenSize() > 1) {
            return true;
        }
        for (String name : list.classNames()) {
            String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
            if (plain.contains("dropdown") || plain.contains("actions")) {
                return true;
            }
        }
        return false;
    }

    private List<Crumb> chosen() {
        if (found.size() == 1 && found.getFirst().crumb.url.isEmpty()) {
            return CrumbText.split(found.getFirst().crumb.name).stream().map(name -> new Crumb(name, "")).toList();
        }
        List<Crumb> chosen = found.stream().anyMatch(Found::marked) ? markedOnes() : separatedOnes();
        return withoutWayBack(chosen);
    }

    /// The marked crumbs, with one before them (home) and one behind (the offer).
    private List<Crumb> markedOnes() {
        int first = found.size();
        int last = -1;
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i).marked) {
                first = Math.min(first, i);
                last = i;
            }
        }
        List<Crumb> chosen = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i).marked || i == first - 1 || i == last + 1) {
                chosen.add(found.get(i).crumb);
            }
        }
        return chosen;
    }

    /// The crumbs beside the separator that is used most; all when there is none.
    private List<Crumb> separatedOnes() {
        Map<String, Integer> counts = new HashMap<>();
        String most = "";
        for (String separator : separators) {
            if (!separator.isEmpty()) {
                counts.merge(separator, 1, Integer::sum);
            }
        }
        for (String separator : separators) {
            if (counts.getOrDefault(separator, 0) > counts.getOrDefault(most, 0)) {
                most = separator;
            }
        }
        List<Crumb> chosen = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            if (most.isEmpty() || separators.get(i).equals(most) || (i > 0 && separators.get(i - 1).equals(most))) {
                chosen.add(found.get(i).crumb);
            }
        }
        return chosen;
    }

    /// Without a "back" link at the beginning or end, which leads where another crumb leads.
    private static List<Crumb> withoutWayBack(List<Crumb> crumbs) {
        if (crumbs.size() < 2) {
            return crumbs;
        }
        String first = crumbs.getFirst().url;
        if (!first.isEmpty() && leads(crumbs.subList(1, crumbs.size()), first)) {
            return crumbs.subList(1, crumbs.size());
        }
        String last = crumbs.getLast().url;
        return !last.isEmpty() && leads(crumbs.subList(1, crumbs.size() - 1), last)
                ? crumbs.subList(0, crumbs.size() - 1)
                : crumbs;
    }

    private static boolean leads(List<Crumb> crumbs, String url) {
        return crumbs.stream().anyMatch(crumb -> Objects.equals(crumb.url, url));
    }
}
