package org.vigie.rules;

import java.util.Locale;

/// How bad a breach is; says nothing of how sure we are.
public enum Severity {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
