package org.vigie.rules;

import java.util.Locale;

/// Where a rule is in its life.
public enum Status {
    /// Never runs by itself.
    DRAFT,
    /// Runs, and its findings are reported apart.
    TRIAL,
    /// Runs.
    ACTIVE,
    /// Kept for ever, no longer runs.
    RETIRED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
