package org.vigie.rules;

/// Made rules for benchmarks of other rooms.
public final class MadeRuleSets {

    private MadeRuleSets() {
    }

    /// So many rules, of the size that people write by hand.
    public static RuleSet of(int size) {
        return new MadeRules(new MadeWords(), true).set(size);
    }
}
