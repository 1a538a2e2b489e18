package org.vigie.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Dublin Core in `meta` and `link` elements, as DCMI's recommendation "Expressing Dublin Core metadata using
/// HTML/XHTML
/// meta and link elements" writes it: a name is `DC.title` or `DCTERMS.issued`, and a `link rel="schema.DC"` says what
/// the prefix stands for.
///
/// @param namespaces prefix to address, as the page declares them
/// @param terms in the page's order
record DublinCore(Map<String, String> namespaces, List<Term> terms) {

    private static final int MOST = 500;

    /// @param name without prefix, in lower case; qualifiers stay (`date.modified`)
    /// @param value content or address
    record Term(String prefix, String name, String value) {}

    static DublinCore read(Document document) {
        Map<String, String> namespaces = new TreeMap<>();
        for (Element link : document.select("link[rel^=schema.], link[rel^=SCHEMA.]")) {
            String prefix = link.attr("rel").strip().substring("schema.".length());
            if (!prefix.isEmpty() && link.attr("href").strip().startsWith("http://purl.org/dc/")) {
                namespaces.putIfAbsent(prefix, link.attr("href").strip());
            }
        }
        List<Term> terms = new ArrayList<>();
        for (Element element : document.select("meta[name][content], link[rel][href]")) {
            boolean meta = element.normalName().equals("meta");
            String name = element.attr(meta ? "name" : "rel").strip().toLowerCase(Locale.ROOT);
            int dot = Math.max(name.indexOf('.'), name.indexOf(':'));
            String prefix = dot < 0 ? "" : name.substring(0, dot);
            boolean known = prefix.equals("dc") || prefix.equals("dcterms")
                    || namespaces.keySet().stream().anyMatch(prefix::equalsIgnoreCase);
            if (known && terms.size() < MOST) {
                terms.add(new Term(prefix, name.substring(dot + 1),
                        VisibleText.tidy(element.attr(meta ? "content" : "href")).replace('\n', ' ')));
            }
        }
        return new DublinCore(namespaces, terms);
    }

    /// The first value of a name, with whatever prefix; empty when there is none.
    String first(String name) {
        return terms.stream().filter(term -> term.name.equals(name)).map(Term::value)
                .filter(value -> !value.isBlank()).findFirst().orElse("");
    }
}
