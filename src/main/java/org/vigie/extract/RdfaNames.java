package org.vigie.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// How names are written at one place of a page: the vocabulary of bare words, and the prefixes.
///
/// @param vocabulary what stands before a bare word; null when bare words mean nothing
record RdfaNames(@Nullable String vocabulary, Map<String, String> prefixes) {

    private static final int MOST_PREFIXES = 100;

    /// The prefixes that every page has: of <https://www.w3.org/2011/rdfa-context/rdfa-1.1> those that shops use, and
    /// those of Open Graph.
    static final RdfaNames INITIAL = new RdfaNames(null, Map.ofEntries(
            Map.entry("schema", "http://schema.org/"), Map.entry("gr", "http://purl.org/goodrelations/v1#"),
            Map.entry("og", "http://ogp.me/ns#"), Map.entry("v", "http://rdf.data-vocabulary.org/#"),
            Map.entry("dc", "http://purl.org/dc/terms/"), Map.entry("dcterms", "http://purl.org/dc/terms/"),
            Map.entry("dc11", "http://purl.org/dc/elements/1.1/"), Map.entry("cc", "http://creativecommons.org/ns#"),
            Map.entry("foaf", "http://xmlns.com/foaf/0.1/"),
            Map.entry("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
            Map.entry("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
            Map.entry("skos", "http://www.w3.org/2004/02/skos/core#"),
            Map.entry("sioc", "http://rdfs.org/sioc/ns#"), Map.entry("vcard", "http://www.w3.org/2006/vcard/ns#"),
            Map.entry("rev", "http://purl.org/stuff/rev#"), Map.entry("xsd", "http://www.w3.org/2001/XMLSchema#"),
            Map.entry("article", "http://ogp.me/ns/article#"), Map.entry("book", "http://ogp.me/ns/book#"),
            Map.entry("music", "http://ogp.me/ns/music#"), Map.entry("profile", "http://ogp.me/ns/profile#"),
            Map.entry("video", "http://ogp.me/ns/video#"), Map.entry("product", "http://ogp.me/ns/product#")));

    /// The names inside an element: its `vocab`, its `prefix`, and the namespaces of its `xmlns:` attributes.
    RdfaNames within(Element element) {
        String vocab = vocabulary;
        if (element.hasAttr("vocab")) {
            String own = element.attr("vocab").strip();
            vocab = own.isEmpty() ? null : own;
        }
        Map<String, String> own = new HashMap<>();
        for (Attribute attribute : element.attributes()) {
            if (attribute.getKey().startsWith("xmlns:") && own.size() < MOST_PREFIXES) {
                own.put(attribute.getKey().substring(6).toLowerCase(Locale.ROOT), attribute.getValue().strip());
            }
        }
        if (element.hasAttr("prefix")) {
            String[] words = element.attr("prefix").strip().split("\\s+", 2 * MOST_PREFIXES);
            for (int i = 0; i + 1 < words.length; i += 2) {
                if (words[i].endsWith(":")) {
                    own.put(words[i].substring(0, words[i].length() - 1).toLowerCase(Locale.ROOT), words[i + 1]);
                }
            }
        }
        if (own.isEmpty()) {
            return java.util.Objects.equals(vocab, vocabulary) ? this : new RdfaNames(vocab, prefixes);
        }
        Map<String, String> all = new HashMap<>(prefixes);
        own.forEach((prefix, address) -> {
            if (all.size() < INITIAL.prefixes.size() + MOST_PREFIXES) {
                all.put(prefix, address);
            }
        });
        return new RdfaNames(vocab, all);
    }

    /// The full names of the words in an attribute; words that mean nothing here are left out.
    List<String> full(String words) {
        List<String> full = new ArrayList<>();
        if (words.isBlank()) {
            return full;
        }
        for (String word : words.strip().split("\\s+", 50)) {
            int colon = word.indexOf(':');
            if (colon < 0) {
                if (vocabulary != null) {
                    full.add(vocabulary + word);
                }
            } else if (!word.startsWith("_:")) {
                String prefix = prefixes.get(word.substring(0, colon).toLowerCase(Locale.ROOT));
                full.add(
                        prefix == null || word.startsWith("//", colon + 1) ? word : prefix + word.substring(colon + 1));
            }
        }
        return full;
    }

    /// The address that `about` or `resource` gives: `[prefix:name]`, `prefix:name`, or an address.
    String resource(String written, String base) {
        String stripped = written.strip();
        if (stripped.startsWith("[") && stripped.endsWith("]")) {
            stripped = stripped.substring(1, stripped.length() - 1);
        }
        int colon = stripped.indexOf(':');
        if (colon >= 0 && !stripped.startsWith("//", colon + 1)) {
            String prefix = prefixes.get(stripped.substring(0, colon).toLowerCase(Locale.ROOT));
            return prefix == null ? stripped : prefix + stripped.substring(colon + 1);
        }
        if (stripped.isEmpty()) {
            return base;
        }
        int fragment = base.indexOf('#');
        String absolute = stripped.startsWith("#")
                ? (fragment < 0 ? base : base.substring(0, fragment)) + stripped
                : Address.absolute(base, stripped);
        return absolute.isEmpty() ? stripped : absolute;
    }
}
