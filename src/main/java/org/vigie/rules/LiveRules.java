package org.vigie.rules;

import java.time.Instant;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;

/// A rule set of which single rules are exchanged while listings are judged. Changed rules stand in a small segment of
/// their own, and the main one is left as it is, so that a change takes the time of compiling the changed rules only;
/// a listing is judged by the rules as they were when its judging began. When many have changed, load the set anew.
/// Safe for use by several threads.
final class LiveRules {

    private final RuleSet base;
    private volatile State state;

    /// @param lists phrases of the changed rule by the name of their list
    private record Change(CompiledRule rule, Map<String, List<Phrase>> lists) {}

    /// @param gone rules of the main segment that no longer count
    private record State(Map<String, Change> changes, Segment changed, BitSet gone) {}

    LiveRules(RuleSet base) {
        this.base = base;
        this.state = new State(Map.of(), base.main(), new BitSet());
    }

    /// What the rules say now, see [RuleSet#judge].
    List<Judgement> judge(Listing listing, Instant capturedAt) {
        State now = state;
        return base.judge(listing, capturedAt, now.changed(), now.gone());
    }

    /// Puts a rule in the place of the one with its id, or beside the others. A rule that does not run, such as a
    /// retired one, takes the old one away.
    ///
    /// @param lists all phrases that the rule looks for, by the name of their list; the changed rules see the last
    ///     ones of a name
    synchronized void replace(CompiledRule rule, Map<String, List<Phrase>> lists) {
        Map<String, Change> changes = new TreeMap<>(state.changes());
        changes.put(rule.rule().id(), new Change(rule, Map.copyOf(lists)));
        BitSet gone = (BitSet) state.gone().clone();
        int index = base.main().indexOf(rule.rule().id());
        if (index >= 0) {
            gone.set(index);
        }
        Map<String, List<Phrase>> all = new TreeMap<>();
        changes.values().forEach(change -> all.putAll(change.lists()));
        Lexicon built = Lexicon.of(all);
        Set<Field> fields = EnumSet.noneOf(Field.class);
        changes.values().forEach(change -> fields.addAll(change.rule().textFields()));
        List<CompiledRule> running = changes.values().stream().map(Change::rule).filter(CompiledRule::runs)
                .map(one -> one.numbered(built)).toList();
        state = new State(changes, new Segment(running, built, fields), gone);
    }
}
