package org.vigie.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// What a page says of itself by Open Graph (<https://ogp.me>): properties in order, those that repeat are a list.
///
/// @param namespaces prefix to address, of the prefixes used or declared
/// @param properties in the page's order
record OpenGraph(Map<String, String> namespaces, List<Property> properties) {

    private static final int MOST = 2_000;
    private static final Map<String, String> KNOWN = Map.of("og", "http://ogp.me/ns#", "music",
            "http://ogp.me/ns/music#", "video", "http://ogp.me/ns/video#", "article", "http://ogp.me/ns/article#",
            "book", "http://ogp.me/ns/book#", "profile", "http://ogp.me/ns/profile#", "product",
            "http://ogp.me/ns/product#");

    private static final Map<String, String> KNOWN_BY_ADDRESS = KNOWN.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(entry -> plain(entry.getValue()), Map.Entry::getKey));

    /// @param name in lower case, with its prefix: `og:title`
    record Property(String name, String content) {}

    /// Reads the `meta` elements with a `property` of a known or declared prefix, wherever they stand: many pages put
    /// them into the body, or break the head before them.
    static OpenGraph read(Document document) {
        Map<String, String> namespaces = new TreeMap<>();
        for (String name : List.of("html", "head")) {
            Element element = document.selectFirst(name);
            if (element != null && element.hasAttr("prefix")) {
                declared(element.attr("prefix"), namespaces);
            }
        }
        List<Property> properties = new ArrayList<>();
        for (Element meta : document.getElementsByTag("meta")) {
            if (!meta.hasAttr("property") || !meta.hasAttr("content")) {
                continue;
            }
            for (String written : new TreeSet<>(List.of(meta.attr("property").strip().split("\\s+", 20)))) {
                String name = written.toLowerCase(Locale.ROOT);
                int colon = name.indexOf(':');
                String prefix = colon < 0 ? "" : name.substring(0, colon);
                String known = KNOWN.get(prefix);
                if (known != null) {
                    namespaces.put(prefix, known);
                }
                if (namespaces.containsKey(prefix) && properties.size() < MOST) {
                    properties.add(new Property(name, meta.attr("content")));
                }
            }
        }
        return new OpenGraph(namespaces, properties);
    }

    /// The names that a `property` gives, in lower case and with the prefixes that everybody uses, whatever prefix the page
    /// declares for them.
    ///
    /// @param prefixes the attribute `prefix` of the page's root; may be empty
    static List<String> names(String property, String prefixes) {
        Map<String, String> own = new TreeMap<>();
        if (!prefixes.isBlank()) {
            declared(prefixes, own);
        }
        List<String> names = new ArrayList<>();
        for (String written : property.strip().toLowerCase(Locale.ROOT).split("\\s+", 20)) {
            int colon = written.indexOf(':');
            String address = colon < 0 ? null : own.get(written.substring(0, colon));
            String prefix = address == null ? null : KNOWN_BY_ADDRESS.get(plain(address));
            names.add(prefix == null ? written : prefix + written.substring(colon));
        }
        return names;
    }

    private static String plain(String address) {
        return address.replaceFirst("^https?://(?:www\\.)?", "").replaceFirst("[#/]+$", "");
    }

    private static void declared(String prefixes, Map<String, String> namespaces) {
        String[] words = prefixes.strip().split("\\s+", 200);
        for (int i = 0; i + 1 < words.length; i += 2) {
            if (words[i].endsWith(":") && words[i].length() > 1) {
                namespaces.put(words[i].substring(0, words[i].length() - 1).toLowerCase(Locale.ROOT), words[i + 1]);
            }
        }
    }
}
