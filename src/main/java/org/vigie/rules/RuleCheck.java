package org.vigie.rules;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vigie.yaml.Problem;
import org.vigie.yaml.Problems;

/// Checks a whole rules folder: what `vigie rules verify` runs.
///
/// - Every file is well-formed, every id is used once, every list is used.
/// - Every example gets the verdict, exception, quotes and fields to read that it names.
/// - Every rule that is not a draft has at least three examples of a breach and three of none, and shows every verdict
///   that it can give.
/// - Every exception is named by an example, and whatever is taken away from a rule (a condition, an exception, a
///   nearness), some example of it notices. The words that a list has in one language are taken away, too, and how
///   often an example notices is counted.
/// - `rules.lock` fits: a rule whose logic changed has a new version, and no rule is gone. Every rule that runs is kept
///   under `versions/` as it is.
public final class RuleCheck {

    private static final int MIN_EXAMPLES = 3;

    private final Path folder;
    private final List<Problem> problems = new ArrayList<>();
    private int examples;
    private int mutants;
    private int groups;
    private int unneededGroups;

    private RuleCheck(Path folder) {
        this.folder = folder;
    }

    /// Checks a folder. Never throws for what people wrote; it is all in the report.
    public static CheckReport run(Path folder) {
        return new RuleCheck(folder).check(true);
    }

    /// Writes `rules.lock` and keeps each rule's version, unless something in the folder is wrong beyond the lock being stale. The report says
    /// what; when it has no problems, the lock is written.
    ///
    /// @throws IOException when the lock cannot be written
    public static CheckReport writeLock(Path folder) throws IOException {
        CheckReport report = new RuleCheck(folder).check(false);
        if (report.passed()) {
            RuleFolder read = RuleFolder.read(folder, new Problems());
            RuleVersions.in(folder).write(read);
            RuleLock.read(folder).write(read.rules().stream().map(CompiledRule::rule).toList());
        }
        return report;
    }

    private CheckReport check(boolean withStaleLock) {
        Problems reading = new Problems();
        RuleFolder read = RuleFolder.read(folder, reading).withExamples(folder, reading);
        problems.addAll(reading.all());
        int phrases = read.shelf().lists().values().stream().mapToInt(List::size).sum();
        if (problems.isEmpty()) {
            RuleSet set = new RuleSet(read);
            TermGroups words = new TermGroups(read);
            read.rules().forEach(rule -> checkRule(rule, set, words));
            unusedLists(read);
            RuleLock lock = RuleLock.read(folder);
            RuleVersions versions = RuleVersions.in(folder);
            problems.addAll(lock.broken(set.rules()));
            problems.addAll(versions.broken());
            if (withStaleLock) {
                List<Problem> stale = lock.stale(set.rules());
                problems.addAll(stale.isEmpty() ? versions.stale(read.rules()) : stale);
            }
        }
        return new CheckReport(read.rules().size(), read.shelf().lists().size(), phrases, examples, mutants, groups,
                groups - unneededGroups, List.copyOf(problems));
    }

    /// A mark of [RuleDraft] that is left; of what stands for words that are not yet written nothing more is asked.
    private boolean unfilled(CompiledRule rule) {
        List<String> lines = rule.rule().source().lines().toList();
        boolean found = false;
        for (int i = 0; i < lines.size(); i++) {
            int mark = lines.get(i).indexOf(RuleDraft.MARK);
            if (mark >= 0) {
                found = true;
                int end = lines.get(i).indexOf('>', mark);
                problems.add(new Problem(folder.resolve(rule.rule().file()).toString(), i + 1, mark + 1, lines.get(i),
                        "Fill this in: " + lines.get(i).substring(mark + RuleDraft.MARK.length(),
                                end < 0 ? lines.get(i).length() : end).strip() + "."));
            }
        }
        return found;
    }

    private void checkRule(CompiledRule rule, RuleSet set, TermGroups words) {
        if (unfilled(rule)) {
            return;
        }
        List<Sight> sights = rule.examples().stream().map(one -> set.sight(one.listing(), one.captured())).toList();
        boolean right = true;
        for (int i = 0; i < sights.size(); i++) {
            Example example = rule.examples().get(i);
            examples++;
            Optional<String> difference = example.difference(Judge.judge(rule, sights.get(i)));
            if (difference.isPresent()) {
                right = false;
                at(rule, example, "The example \"" + example.name() + "\" " + difference.get() + ".");
            }
        }
        if (rule.rule().status() == Status.DRAFT) {
            return;
        }
        coverage(rule);
        if (right) {
            unnoticed(rule, sights);
            groups += words.of(rule).size();
            unneededGroups += words.unnoticed(rule).size();
        }
    }

    private void coverage(CompiledRule rule) {
        Verdict gravest = neverBreach(rule) ? Verdict.UNDECIDED : Verdict.BREACH;
        long grave = rule.examples().stream().filter(one -> one.expect() == gravest).count();
        if (grave < MIN_EXAMPLES || rule.examples().size() - grave < MIN_EXAMPLES) {
            at(rule, "has " + grave + " examples of " + (gravest == Verdict.BREACH ? "a breach" : "review") + " and "
                    + (rule.examples().size() - grave) + " of none; " + MIN_EXAMPLES + " of each are the least.");
        }
        Set<Verdict> shown = EnumSet.noneOf(Verdict.class);
        rule.examples().forEach(one -> shown.add(one.expect()));
        for (Verdict verdict : verdicts(rule)) {
            if (!shown.contains(verdict)) {
                at(rule, "can say " + verdict.word() + ", but no example shows it.");
            }
        }
        Set<String> named = new HashSet<>();
        rule.examples().forEach(one -> one.exception().ifPresent(named::add));
        rule.exceptions().stream().filter(exception -> !named.contains(exception.id())).forEach(
                exception -> at(rule, "has the exception " + exception.id() + ", which no example names."));
    }

    /// Clear needs an exception, or a part that can be false when the rule wakes; the others every rule can say.
    private static Set<Verdict> verdicts(CompiledRule rule) {
        Set<Verdict> verdicts = EnumSet.of(Verdict.BREACH, Verdict.UNDECIDED, Verdict.NOT_APPLICABLE);
        if (neverBreach(rule)) {
            verdicts.remove(Verdict.BREACH);
        }
        if (!rule.exceptions().isEmpty()) {
            verdicts.add(Verdict.CLEAR);
        }
        return verdicts;
    }

    /// A rule whose `surely` is `never` only asks people to look.
    private static boolean neverBreach(CompiledRule rule) {
        return rule.surely() instanceof Condition.Constant;
    }

    private void unnoticed(CompiledRule rule, List<Sight> sights) {
        for (Mutations.Mutant mutant : Mutations.of(rule)) {
            mutants++;
            boolean noticed = false;
            for (int i = 0; i < sights.size() && !noticed; i++) {
                noticed = rule.examples().get(i).difference(Judge.judge(mutant.rule(), sights.get(i))).isPresent();
            }
            if (!noticed) {
                at(rule, "No example notices when this is taken away: " + mutant.what()
                        + ". Add an example that needs it, or delete it.");
            }
        }
    }

    private void unusedLists(RuleFolder read) {
        Set<String> used = new HashSet<>();
        read.rules().forEach(rule -> used.addAll(rule.lists()));
        read.shelf().lists().keySet().stream().filter(list -> !used.contains(list))
                .forEach(list -> read.shelf().files(list).forEach(
                        file -> problems.add(Problem.ofFile(file, "is a list that no rule reads."))));
        read.shelf().unneeded().forEach(
                file -> problems.add(Problem.ofFile(file, "is for lists that begin with [compounds], and none does.")));
    }

    private void at(CompiledRule rule, Example example, String message) {
        String file = example.file().orElse(folder.resolve(rule.rule().file()).toString());
        if (example.file().isPresent()) {
            problems.add(new Problem(file, example.line(), 1, "", message));
            return;
        }
        String text = rule.rule().source().lines().skip(example.line() - 1L).findFirst().orElse("");
        problems.add(new Problem(file, example.line(), 1 + text.length() - text.stripLeading().length(), text,
                message));
    }

    private void at(CompiledRule rule, String message) {
        problems.add(Problem.ofFile(folder.resolve(rule.rule().file()).toString(), message));
    }
}
