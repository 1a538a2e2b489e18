package org.vigie.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vigie.listing.Field;
import org.vigie.rules.Quote;
import org.vigie.rules.RuleRef;
import org.vigie.rules.Verdict;

/// A breach, or a possible one, that a rule sees in a listing; with what it cites.
///
/// @param id the same for the same rule version on the same facts of the same listing, whenever it is seen:
///     the first 16 bytes of SHA-256 over those, hex
/// @param topic the rule's topic
/// @param severity word of the rule's severity
/// @param trial whether the rule is on trial
/// @param verdict breach or undecided
/// @param hunt when the rule was run over what had been archived before, and of which capture it speaks; empty when it
///     was judged as it was captured
public record Finding(String id, RuleRef rule, String ruleTitle, String topic, String severity, boolean trial,
        String law, Verdict verdict, List<Quote> quotes, List<Field> toRead, Optional<String> exception,
        Optional<Hunt> hunt) {

    /// A hunt for a rule through the archive.
    ///
    /// @param at when it was hunted
    /// @param run the run that did
    /// @param captured when the capture was made; by the law of that day it was judged
    /// @param capture WARC-Record-ID of the capture
    public record Hunt(Instant at, String run, Instant captured, String capture) {}

    /// A finding judged as it was captured.
    public Finding(String id, RuleRef rule, String ruleTitle, String topic, String severity, boolean trial, String law,
            Verdict verdict, List<Quote> quotes, List<Field> toRead, Optional<String> exception) {
        this(id, rule, ruleTitle, topic, severity, trial, law, verdict, quotes, toRead, exception, Optional.empty());
    }

    /// The same, made by a hunt.
    public Finding hunted(Hunt by) {
        return new Finding(id, rule, ruleTitle, topic, severity, trial, law, verdict, quotes, toRead, exception,
                Optional.of(by));
    }
}
