package org.vigie.extract;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/// The names of a page's classes, ids and attributes, in lower case. A value is cut wherever a character stands that no
/// plain name has, so that all classes of a page are among the names, whatever parts them. Not safe for use by several
/// threads.
final class PageNames {

    private final Set<String> names = new HashSet<>();
    private final Set<String> values = new HashSet<>();
    private final Map<String, Boolean> inside = new HashMap<>();

    private final boolean any;

    PageNames() {
        this(false);
    }

    private PageNames(boolean any) {
        this.any = any;
    }

    /// Names that cannot be known: each may be there.
    static PageNames any() {
        return new PageNames(true);
    }

    /// The names in a tree.
    static PageNames of(Element root) {
        PageNames names = new PageNames();
        names.look(root);
        return names;
    }

    private void look(Element element) {
        if (element.attributesSize() > 0) {
            for (Attribute attribute : element.attributes()) {
                attribute(attribute.getKey());
                if (attribute.getKey().equals("class") || attribute.getKey().equals("id")) {
                    value(attribute.getValue());
                }
            }
        }
        for (int i = 0; i < element.childNodeSize(); i++) {
            Node child = element.childNode(i);
            if (child instanceof Element inner) {
                look(inner);
            }
        }
    }

    void attribute(String name) {
        names.add(name.toLowerCase(Locale.ROOT));
    }

    /// Adds the value of a class or an id.
    void value(String value) {
        if (!values.add(value)) {
            return;
        }
        String lower = value.toLowerCase(Locale.ROOT);
        int start = 0;
        for (int at = 0; at <= lower.length(); at++) {
            if (at == lower.length() || !isOfName(lower.charAt(at))) {
                if (at > start) {
                    names.add(lower.substring(start, at));
                }
                start = at + 1;
            }
        }
    }

    static boolean isOfName(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }

    /// Whether this is one of the names.
    boolean has(String name) {
        return any || names.contains(name);
    }

    /// Whether this is a part of one of the names.
    boolean holds(String part) {
        return any || inside.computeIfAbsent(part, each -> names.contains(each)
                || names.stream().anyMatch(name -> name.contains(each)));
    }
}
