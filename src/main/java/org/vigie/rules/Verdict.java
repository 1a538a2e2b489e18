package org.vigie.rules;

import java.util.Locale;

/// What a rule says of a listing. Never "compliant": clear means that this rule found no breach in what was read.
public enum Verdict {
    /// What was read shows the breach, whatever the unread parts may hold.
    BREACH,
    /// A breach is possible; the judgement names the fields to be read or stated.
    UNDECIDED,
    /// The rule applies, and what it asks about was read and is not a breach.
    CLEAR,
    /// The rule does not concern this listing, this market or this date.
    NOT_APPLICABLE;

    /// The word in JSON, tables and the index: `not-applicable`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
