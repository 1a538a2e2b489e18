package org.vigie.rules;

/// What a finding cites: a rule, its version, and what exactly the rule was.
///
/// @param id `R0007`
/// @param version from 1
/// @param digest SHA-256, in hex, of everything the rule reads: its own file's logic and its lists
public record RuleRef(String id, int version, String digest) {

    /// `R0007 v2`.
    @Override
    public String toString() {
        return id + " v" + version;
    }
}
