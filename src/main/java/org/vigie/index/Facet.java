package org.vigie.index;

import java.util.Locale;
import java.util.Optional;

/// The ways in which a search can be narrowed and counted.
public enum Facet {
    RULE,
    TOPIC,
    SEVERITY,
    VERDICT,
    MARKETPLACE,
    SELLER,
    COUNTRY,
    LANGUAGE,
    DATE;

    /// The word in addresses, options and JSON.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether it speaks of findings; the others speak of listings.
    public boolean ofFinding() {
        return this == RULE || this == TOPIC || this == SEVERITY || this == VERDICT;
    }

    public static Optional<Facet> ofKey(String key) {
        for (Facet facet : values()) {
            if (facet.key().equals(key)) {
                return Optional.of(facet);
            }
        }
        return Optional.empty();
    }
}
