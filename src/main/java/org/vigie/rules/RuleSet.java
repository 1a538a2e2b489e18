package org.vigie.rules;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.vigie.listing.Listing;
import org.vigie.yaml.Problems;

/// All rules of a folder, compiled. Immutable and safe for use by several threads.
public final class RuleSet {

    private final RuleFolder folder;
    private final List<Running> running;
    private final String digest;

    /// A rule that runs, with the lists of which one must be found for it to wake.
    private record Running(CompiledRule rule, Optional<Set<String>> needs) {}

    RuleSet(RuleFolder folder) {
        this(folder, folder.rules().stream().filter(CompiledRule::runs).toList());
    }

    private RuleSet(RuleFolder folder, List<CompiledRule> runs) {
        this.folder = folder;
        this.running = runs.stream().map(rule -> new Running(rule, rule.applies().needs())).toList();
        this.digest = Sha256.hex(running.stream().map(one -> one.rule().rule().ref())
                .map(ref -> ref + " " + ref.digest()).collect(Collectors.joining("\n")));
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
        return folder.rules().stream().map(CompiledRule::rule).toList();
    }

    public Optional<Rule> rule(String id) {
        return compiled(id).map(CompiledRule::rule);
    }

    Optional<CompiledRule> compiled(String id) {
        return folder.rules().stream().filter(rule -> rule.rule().id().equals(id)).findFirst();
    }

    /// The same rules, of which one alone runs, whatever its status; nothing when there is no such rule.
    public Optional<RuleSet> alone(String id) {
        return compiled(id).map(rule -> new RuleSet(folder, List.of(rule)));
    }

    /// What the rules that run look for, as a search can ask it, for captures made on the days from first to last.
    public List<RuleSearch> searches(LocalDate first, LocalDate last) {
        return running.stream().map(one -> Seeking.of(one.rule(), folder.phrases(), first, last)).toList();
    }

    /// SHA-256 over the digests of all rules that run, hex.
    public String digest() {
        return digest;
    }

    /// What every running rule (active or trial) says of a listing captured at that moment, by the law in force then;
    /// judgements that are not applicable are left out. By rule id. The day is that of UTC.
    public List<Judgement> judge(Listing listing, Instant capturedAt) {
        Sight sight = sight(listing, LocalDate.ofInstant(capturedAt, ZoneOffset.UTC));
        List<Judgement> judgements = new ArrayList<>();
        for (Running one : running) {
            if (one.needs().isEmpty() || sight.hasAny(one.needs().get())) {
                Judgement judgement = Judge.judge(one.rule(), sight);
                if (judgement.verdict() != Verdict.NOT_APPLICABLE) {
                    judgements.add(judgement);
                }
            }
        }
        return List.copyOf(judgements);
    }

    Sight sight(Listing listing, LocalDate day) {
        return new Sight(listing, day, folder.lexicon(), folder.fields());
    }
}
