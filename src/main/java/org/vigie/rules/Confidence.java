package org.vigie.rules;

import java.util.Locale;

/// How surely a page alone shows a breach of the rule; says nothing of how bad it is.
public enum Confidence {
    LOW,
    MEDIUM,
    HIGH;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
