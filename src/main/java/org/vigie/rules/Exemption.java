package org.vigie.rules;

/// An exception of a rule: the only part that says no.
///
/// @param doubtOnly whether it answers only what is possibly a breach, and leaves what is surely one
record Exemption(String id, String reason, Condition when, boolean doubtOnly) {}
