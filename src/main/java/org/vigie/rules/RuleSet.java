package org.vigie.rules;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;
import org.vigie.normalise.LetterTable;
import org.vigie.yaml.Problems;

/// All rules of a folder, compiled. Immutable and safe for use by several threads.
public final class RuleSet {

    private final List<CompiledRule> rules;
    private final Map<String, List<Phrase>> phrases;
    private final List<CompiledRule> running;
    private final Segment main;
    private final LetterTable letters = new LetterTable();
    private final Queue<Desk> desks = new ConcurrentLinkedQueue<>();
    private final String digest;

    RuleSet(RuleFolder folder) {
        this(folder.rules(), folder.rules().stream().filter(CompiledRule::runs).toList(), folder.phrases(),
                folder.lexicon(), folder.fields());
    }

    private RuleSet(List<CompiledRule> rules, List<CompiledRule> running, Map<String, List<Phrase>> phrases,
            Lexicon lexicon, Set<Field> fields) {
        Map<CompiledRule, CompiledRule> numbered = new IdentityHashMap<>();
        this.rules = rules.stream().map(rule -> numbered.computeIfAbsent(rule, one -> one.numbered(lexicon))).toList();
        this.running = running.stream().map(rule -> numbered.computeIfAbsent(rule, one -> one.numbered(lexicon)))
                .toList();
        this.phrases = phrases;
        this.main = new Segment(this.running, lexicon, fields);
        this.digest = Sha256.hex(this.running.stream().map(one -> one.rule().ref())
                .map(ref -> ref + " " + ref.digest()).collect(Collectors.joining("\n")));
    }

    Segment main() {
        return main;
    }

    /// Rules that stand in no folder; they cannot be searched for, see [#searches].
    ///
    /// @param rules by id
    /// @param lexicon holds all phrases that they look for
    /// @param fields the fields in which some rule looks for words or amounts
    static RuleSet of(List<CompiledRule> rules, Lexicon lexicon, Set<Field> fields) {
        return new RuleSet(rules, rules.stream().filter(CompiledRule::runs).toList(), Map.of(), lexicon, fields);
    }

    /// Reads every rule and list under a folder.
    ///
    /// @throws org.vigie.yaml.InvalidFilesException naming every mistake of every file at once
    public static RuleSet load(Path folder) {
        Problems problems = new Problems();
        RuleFolder read = RuleFolder.read(folder, problems);
        problems.throwIfAny();
        return new RuleSet(read);
    }

    /// All rules, retired ones too, by id.
    public List<Rule> rules() {
        return rules.stream().map(CompiledRule::rule).toList();
    }

    public Optional<Rule> rule(String id) {
        return compiled(id).map(CompiledRule::rule);
    }

    /// Some of the rules, and nothing else; a draft among them runs as if it were on trial.
    public RuleSet only(Collection<String> ids) {
        List<CompiledRule> some = rules.stream().filter(rule -> ids.contains(rule.rule().id()))
                .map(CompiledRule::onTrial).toList();
        return new RuleSet(some, some.stream().filter(CompiledRule::runs).toList(), phrases, main.lexicon(),
                main.fields());
    }

    List<CompiledRule> running() {
        return running;
    }

    Optional<CompiledRule> compiled(String id) {
        return rules.stream().filter(rule -> rule.rule().id().equals(id)).findFirst();
    }

    /// The same rules, of which one alone runs, whatever its status; nothing when there is no such rule.
    public Optional<RuleSet> alone(String id) {
        return compiled(id).map(rule -> new RuleSet(rules, List.of(rule), phrases, main.lexicon(), main.fields()));
    }

    /// What the rules that run look for, as a search can ask it, for captures made on the days from first to last.
    public List<RuleSearch> searches(LocalDate first, LocalDate last) {
        return running.stream().map(one -> Seeking.of(one, phrases, first, last)).toList();
    }

    /// SHA-256 over the digests of all rules that run, hex.
    public String digest() {
        return digest;
    }

    /// What every running rule (active or trial) says of a listing captured at that moment, by the law in force then;
    /// judgements that are not applicable are left out. By rule id. The day is that of UTC.
    public List<Judgement> judge(Listing listing, Instant capturedAt) {
        return judge(listing, capturedAt, main, new BitSet());
    }

    /// The same when some rules have changed, see [LiveRules].
    ///
    /// @param changed the rules that changed; the main segment when none has
    /// @param gone the rules of the main segment that no longer count
    List<Judgement> judge(Listing listing, Instant capturedAt, Segment changed, BitSet gone) {
        Desk kept = desks.poll();
        Desk desk = kept == null ? new Desk(main, letters) : kept;
        List<Judgement> judgements = desk.judge(listing, LocalDate.ofInstant(capturedAt, ZoneOffset.UTC), changed,
                gone);
        desks.add(desk);
        return judgements;
    }

    /// A listing as the rules of the folder see it, for as long as it is wanted.
    Sight sight(Listing listing, LocalDate day) {
        Page page = new Page(letters);
        page.read(listing, main.fields());
        return new Sight(listing, day, page, new Marks(main.lexicon(), page.sheet()), main.lexicon());
    }
}
