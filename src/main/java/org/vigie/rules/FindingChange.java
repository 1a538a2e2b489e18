package org.vigie.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.vigie.listing.Listing;

/// What two rule sets say differently of one listing, for one rule. A finding is a breach or an undecided verdict.
///
/// @param before the finding of the first set; nothing when the second one adds it
/// @param after the finding of the second set; nothing when it is gone
public record FindingChange(Optional<Judgement> before, Optional<Judgement> after) {

    /// The rule that the change is about.
    public Rule rule() {
        return after.or(() -> before).orElseThrow().rule();
    }

    /// Every finding that one set has and the other has not, or that differs in verdict, quoted words and their
    /// places, fields to read or exception; by rule id. A new version that says the same is no change.
    public static List<FindingChange> between(RuleSet before, RuleSet after, Listing listing, Instant at) {
        Map<String, Judgement> old = findings(before, listing, at);
        Map<String, Judgement> now = findings(after, listing, at);
        Map<String, FindingChange> changes = new TreeMap<>();
        old.forEach((id, judgement) -> changes.put(id,
                new FindingChange(Optional.of(judgement), Optional.ofNullable(now.get(id)))));
        now.forEach((id, judgement) -> changes.putIfAbsent(id,
                new FindingChange(Optional.empty(), Optional.of(judgement))));
        List<FindingChange> different = new ArrayList<>(changes.values());
        different.removeIf(FindingChange::same);
        return List.copyOf(different);
    }

    private boolean same() {
        return before.isPresent() && after.isPresent() && before.get().verdict() == after.get().verdict()
                && before.get().quotes().equals(after.get().quotes())
                && before.get().toRead().equals(after.get().toRead())
                && before.get().exception().equals(after.get().exception());
    }

    private static Map<String, Judgement> findings(RuleSet rules, Listing listing, Instant at) {
        Map<String, Judgement> findings = new TreeMap<>();
        for (Judgement judgement : rules.judge(listing, at)) {
            if (judgement.verdict() == Verdict.BREACH || judgement.verdict() == Verdict.UNDECIDED) {
                findings.put(judgement.rule().id(), judgement);
            }
        }
        return findings;
    }
}
