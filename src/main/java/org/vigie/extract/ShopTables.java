package org.vigie.extract;

import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.vigie.listing.Place;

/// Tables and definition lists of shops without a file: rows whose name we know. Other rows may be about anything.
final class ShopTables {

    private static final int MOST = 2_000;

    private ShopTables() {
    }

    static void read(TreeParts parts, Findings findings) {
        int rows = 0;
        for (Element row : parts.rows()) {
            Elements cells = row.children();
            if (++rows > MOST) {
                return;
            }
            if (cells.size() == 2
                    && (cells.get(0).normalName().equals("th") || cells.get(0).normalName().equals("td"))) {
                pair(cells.get(0), cells.get(1), "table tr", findings);
            }
        }
        for (Element term : parts.terms()) {
            Element definition = term.nextElementSibling();
            if (++rows > MOST) {
                return;
            }
            if (definition != null && definition.normalName().equals("dd")) {
                pair(term, definition, "dl dt", findings);
            }
        }
    }

    private static void pair(Element name, Element value, String where, Findings findings) {
        String label = VisibleText.line(name);
        if (label.length() <= 80 && PropertyNames.isKnown(label)) {
            findings.attribute(label, VisibleText.of(value), new Place("dom", where));
        }
    }
}
