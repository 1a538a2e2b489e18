package org.vigie.demo;

import java.util.Locale;

/// What the author of an offer means a scan to find for a topic.
public enum Intended {
    /// The page shows the breach.
    BREACH,
    /// The page leaves open what would decide.
    UNDECIDED,
    /// Neither of them: the rules of the topic are clear, or do not concern the offer.
    CLEAR;

    /// The word in data and reports: `breach`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
