package org.vigie.rules;

/// Three-valued truth after Kleene: unknown is what was not read.
enum Truth {
    TRUE,
    FALSE,
    UNKNOWN;

    static Truth of(boolean holds) {
        return holds ? TRUE : FALSE;
    }
}
