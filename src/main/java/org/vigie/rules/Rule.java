package org.vigie.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A rule as people see it: everything but its compiled conditions.
///
/// @param topic what kind of offence, in the vocabulary of the topics list
/// @param jurisdiction whose law: `EU`, `FR`
/// @param markets countries (ISO 3166-1 alpha-2) whose consumers the rule protects; a listing whose market is shown
///     and is none of these is not applicable
/// @param laws the provisions, each with its dates; the rule judges a capture only while one of them is in force
/// @param penalty maximum penalty as the source gives it
/// @param limits what the rule cannot see, false positives and negatives, as sentences
/// @param file where it was read, relative to the rules folder
/// @param source the file's text
public record Rule(RuleRef ref, String title, String topic, Status status, Severity severity, Confidence confidence,
        String jurisdiction, Set<String> markets, List<Law> laws, Optional<String> penalty, String limits,
        String file, String source) {

    public String id() {
        return ref.id();
    }
}
