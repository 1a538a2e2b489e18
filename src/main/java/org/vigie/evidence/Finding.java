package org.vigie.evidence;

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
public record Finding(String id, RuleRef rule, String ruleTitle, String topic, String severity, boolean trial,
        String law, Verdict verdict, List<Quote> quotes, List<Field> toRead, Optional<String> exception) {}
