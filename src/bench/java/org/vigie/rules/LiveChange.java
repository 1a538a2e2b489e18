package org.vigie.rules;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.vigie.listing.Listing;

/// How long it takes to exchange one rule of many, until the first listing has been judged by the new one.
///
/// Argument: number of rules, 100,000 when there is none.
public final class LiveChange {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private LiveChange() {
    }

    public static void main(String[] args) {
        int size = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        MadeWords words = new MadeWords();
        MadeRules made = new MadeRules(words, false);
        RuleSet set = made.set(size);
        LiveRules live = new LiveRules(set);
        Listing listing = new MadeListings(words).row(1).listing();
        live.judge(listing, NOW);
        for (int change = 0; change < 10; change++) {
            MadeRules.Spec spec = made.spec(change * 97);
            CompiledRule rule = MadeRules.rule(spec, new Lexicon.Builder());
            Map<String, List<Phrase>> lists = MadeRules.lists(spec);
            long start = Cpu.nanos();
            long wall = System.nanoTime();
            live.replace(rule, lists);
            live.judge(listing, NOW);
            System.out.printf(Locale.ROOT, "%,d rules, change %d: %.2f ms of processor, %.2f ms%n", size, change + 1,
                    (Cpu.nanos() - start) / 1e6, (System.nanoTime() - wall) / 1e6);
        }
    }
}
