package org.vigie.extract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jsoup.nodes.Element;
import org.vigie.listing.Field;
import org.vigie.listing.Place;

/// Dublin Core in `meta` and `link` elements, as DCMI's recommendation "Expressing Dublin Core metadata using
/// HTML/XHTML
/// meta and link elements" writes it: a name is `DC.title` or `DCTERMS.issued`, and a `link rel="schema.DC"` says what
/// the prefix stands for.
///
/// @param terms in the page's order
record DublinCore(List<Term> terms) {

    private static final int MOST = 500;
    private static final Map<String, Field> FIELDS = Map.of("title", Field.TITLE, "description", Field.DESCRIPTION,
            "abstract", Field.DESCRIPTION, "language", Field.LANGUAGE);
    private static final String SCHEMA = "schema.";

    /// @param name without prefix, in lower case; qualifiers stay (`date.modified`)
    /// @param value content or address
    record Term(String prefix, String name, String value) {}

    /// Reads the `meta` and `link` elements among some, in the page's order.
    static DublinCore read(List<Element> elements) {
        Map<String, String> namespaces = new TreeMap<>();
        for (Element link : elements) {
            String rel = link.attr("rel").strip();
            if (!isSchema(rel)) {
                continue;
            }
            String prefix = rel.substring(SCHEMA.length());
            if (!prefix.isEmpty() && link.attr("href").strip().startsWith("http://purl.org/dc/")) {
                namespaces.putIfAbsent(prefix, link.attr("href").strip());
            }
        }
        List<Term> terms = new ArrayList<>();
        for (Element element : elements) {
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
        return new DublinCore(terms);
    }

    /// Whether a `link` says what a prefix of Dublin Core stands for.
    static boolean isSchema(String rel) {
        return rel.regionMatches(true, 0, SCHEMA, 0, SCHEMA.length());
    }

    /// Adds what the terms say of an offer, of each prefix the first.
    void read(Findings findings) {
        Set<String> seen = new HashSet<>();
        for (Term term : terms) {
            Field field = FIELDS.get(term.name);
            if (field != null && !term.value.isBlank() && seen.add(term.prefix + "." + term.name)) {
                findings.text(field, term.value, new Place("meta", term.prefix + "." + term.name));
            }
        }
    }
}
