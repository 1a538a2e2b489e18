package org.vigie.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.vigie.listing.Listing;

/// After single rules were exchanged, the set judges as one compiled from scratch.
class LiveRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void exchangedRulesJudgeAsIfTheyHadAlwaysBeenThere() {
        Random random = new Random(8);
        int judged = 0;
        for (int round = 0; round < 30; round++) {
            RandomRules made = new RandomRules(random);
            LiveRules live = new LiveRules(made.set());
            List<CompiledRule> rules = new ArrayList<>(made.rules());
            for (int change = 0; change < 3; change++) {
                int number = random.nextInt(rules.size());
                CompiledRule fresh = made.rule(number);
                rules.set(number, fresh);
                live.replace(fresh, made.lists());
            }
            RuleSet scratch = RuleSet.of(rules, Lexicon.of(made.lists()), made.fields());
            for (int i = 0; i < 40; i++) {
                Listing listing = RandomListings.of(made.words(), random);
                List<Judgement> expected = scratch.judge(listing, NOW);
                assertThat(live.judge(listing, NOW)).isEqualTo(expected);
                judged += expected.size();
            }
        }
        assertThat(judged).isGreaterThan(500);
    }
}
