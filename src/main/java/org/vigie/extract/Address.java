package org.vigie.extract;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Web addresses as pages write them: protocol-relative, with blanks, or wrapped by a web archive.
final class Address {

    private static final Pattern ARCHIVED = Pattern
            .compile("^https?://web\\.archive\\.org/web/\\d{4,14}[a-z_]{0,4}/(?=https?:)");
    /// Parts of a query that say which offer it is; every other part may be the visitor's.
    private static final Set<String> IDENTIFYING = Set.of("id", "itemid", "item_id", "item", "productid",
            "product_id", "pid", "sku", "goods_id", "articleid", "asin", "ean");

    private Address() {
    }

    /// The address without what an archive put before it; `https:` before `//`; blanks at the ends gone.
    static String clean(String url) {
        String stripped = url.strip();
        if (stripped.startsWith("//")) {
            stripped = "https:" + stripped;
        }
        Matcher archived = ARCHIVED.matcher(stripped);
        return archived.find() ? stripped.substring(archived.end()) : stripped;
    }

    static boolean isWeb(String url) {
        return url.regionMatches(true, 0, "http://", 0, 7) || url.regionMatches(true, 0, "https://", 0, 8);
    }

    /// The host in lower case without a port; empty when there is none.
    static String host(String url) {
        int start = url.indexOf("://");
        if (start < 0) {
            return "";
        }
        int end = end(url, start + 3);
        String authority = url.substring(start + 3, end);
        authority = authority.substring(authority.lastIndexOf('@') + 1);
        int port = authority.lastIndexOf(':');
        if (port >= 0 && authority.indexOf(']') < port) {
            authority = authority.substring(0, port);
        }
        return authority.toLowerCase(Locale.ROOT);
    }

    /// What identifies an offer of an unknown shop: the path, and of the query the parts that name a product.
    static String canonicalPath(String url) {
        int start = url.indexOf("://");
        String rest = start < 0 ? url : url.substring(end(url, start + 3));
        int fragment = rest.indexOf('#');
        rest = fragment < 0 ? rest : rest.substring(0, fragment);
        int query = rest.indexOf('?');
        String path = query < 0 ? rest : rest.substring(0, query);
        List<String> kept = new ArrayList<>();
        if (query >= 0) {
            for (String part : new TreeSet<>(List.of(rest.substring(query + 1).split("&")))) {
                int equals = part.indexOf('=');
                if (equals > 0 && IDENTIFYING.contains(part.substring(0, equals).toLowerCase(Locale.ROOT))) {
                    kept.add(part);
                }
            }
        }
        return kept.isEmpty() ? path : path + "?" + String.join("&", kept);
    }

    private static int end(String url, int from) {
        for (int i = from; i < url.length(); i++) {
            if ("/?#\\".indexOf(url.charAt(i)) >= 0) {
                return i;
            }
        }
        return url.length();
    }

    /// A link made absolute; empty when it leads to no web page.
    static String absolute(String base, String link) {
        String cleaned = clean(link).replace(" ", "%20");
        if (isWeb(cleaned)) {
            return cleaned;
        }
        if (cleaned.isEmpty() || cleaned.startsWith("#") || !isWeb(base)) {
            return "";
        }
        if (cleaned.startsWith("?")) {
            int end = base.indexOf('?') >= 0 ? base.indexOf('?') : base.indexOf('#');
            return (end < 0 ? base : base.substring(0, end)) + cleaned;
        }
        try {
            URI uri = new URI(base.replace(" ", "%20")).resolve(cleaned);
            String resolved = uri.toString();
            return isWeb(resolved) ? resolved : "";
        } catch (URISyntaxException | IllegalArgumentException e) {
            return "";
        }
    }
}
