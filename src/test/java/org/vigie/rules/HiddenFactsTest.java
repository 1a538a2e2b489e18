package org.vigie.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vigie.listing.Fact;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;

/// What was not read never makes a breach. Over every rule of the project, every example of every rule, and thousands
/// of random choices of facts to hide; the seed is fixed, so a failure repeats.
class HiddenFactsTest {

    private static final int ROUNDS = 60;

    @Test
    void hidingFactsNeverMakesABreach() {
        RuleSet rules = RuleSet.load(Path.of("rules"));
        List<CompiledRule> all = rules.rules().stream().map(rule -> rules.compiled(rule.id()).orElseThrow()).toList();
        Random random = new Random(20_261_124);
        int cases = 0;
        int softened = 0;
        for (CompiledRule source : all) {
            for (Example example : source.examples()) {
                for (CompiledRule rule : all) {
                    Verdict before = verdict(rules, rule, example, example.listing());
                    for (int round = 0; round < (rule == source ? ROUNDS : 3); round++) {
                        Listing hidden = hide(example.listing(), random);
                        Verdict after = verdict(rules, rule, example, hidden);
                        cases++;
                        if (after == Verdict.BREACH) {
                            assertThat(before).as("%s on \"%s\" of %s, read: %s", rule.rule().id(), example.name(),
                                    source.rule().id(), hidden.facts().keySet()).isEqualTo(Verdict.BREACH);
                        } else if (before == Verdict.BREACH) {
                            softened++;
                        }
                    }
                }
            }
        }
        assertThat(cases).isGreaterThan(5_000);
        assertThat(softened).as("hiding must matter, or the test proves nothing").isGreaterThan(500);
    }

    private static Verdict verdict(RuleSet rules, CompiledRule rule, Example example, Listing listing) {
        return Judge.judge(rule, rules.sight(listing, example.captured())).verdict();
    }

    /// The market is what a listing was fetched for, not evidence: it stays.
    private static Listing hide(Listing listing, Random random) {
        Set<Field> fields = listing.facts().isEmpty()
                ? EnumSet.noneOf(Field.class)
                : EnumSet.copyOf(listing.facts().keySet());
        fields.remove(Field.MARKET);
        List<Field> hidden = new ArrayList<>(fields);
        hidden.removeIf(field -> random.nextInt(3) > 0);
        Listing.Builder builder = Listing.of(listing.key(), listing.url());
        listing.facts().forEach((field, fact) -> {
            if (hidden.contains(field)) {
                builder.unread(field, "hidden by the test");
            } else if (fact instanceof Fact.Shown shown) {
                shown.readings().forEach(reading -> builder.show(field, reading.value(), reading.place()));
            } else if (fact instanceof Fact.Absent absent) {
                builder.absent(field, absent.where());
            }
        });
        return builder.build();
    }
}
