package org.vigie.web;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.vigie.rules.Rule;
import org.vigie.rules.RuleSet;

/// The rules as the pages read them. Called from several threads.
public interface RuleBook {

    /// All rules, retired ones too, by id.
    List<Rule> rules();

    default Optional<Rule> rule(String id) {
        return rules().stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    /// @param now hands out the rules as they are now
    static RuleBook of(Supplier<RuleSet> now) {
        return new RuleBook() {
            @Override
            public List<Rule> rules() {
                return now.get().rules();
            }

            @Override
            public Optional<Rule> rule(String id) {
                return now.get().rule(id);
            }
        };
    }
}
