package org.vigie.extract;

import org.vigie.extract.SkimName.Kind;

/// Watches the cells and terms of a page for the names of properties that the reader knows. Where it cannot read one
/// it takes it for known.
final class SkimLabels {

    private static final int LONGEST = 80;
    private static final int NONE = -1;

    private final SkimText text;
    private int start = NONE;
    private boolean known;

    SkimLabels(SkimText text) {
        this.text = text;
    }

    /// Whether a table or list of the page may tell a property.
    boolean known() {
        return known;
    }

    /// An element begins.
    ///
    /// @param hidden whether it is marked so: a label's hidden parts count, but are not in the visible text
    void begin(SkimName name, boolean hidden, boolean seen) {
        boolean label = isLabel(name);
        if (start != NONE && (hidden || label)) {
            known = true;
        }
        if (label && !known) {
            known = hidden || !seen;
            start = text.length();
        }
    }

    void end(SkimName name) {
        if (start != NONE && isLabel(name)) {
            if (!known) {
                String label = VisibleText.tidy(text.from(start)).replace('\n', ' ').strip();
                known = label.length() <= LONGEST && PropertyNames.isKnown(label);
            }
            start = NONE;
        }
    }

    private static boolean isLabel(SkimName name) {
        return name.kind() == Kind.CELL || name.name().equals("dt");
    }
}
