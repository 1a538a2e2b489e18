package org.vigie.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigie.rules.Judgement;
import org.vigie.rules.Rule;
import org.vigie.rules.RuleScore;
import org.vigie.rules.RuleSet;
import org.vigie.rules.Verdict;
import org.vigie.yaml.Nearest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "test", mixinStandardHelpOptions = true, description = {
        "Tries rules on listings, and stores nothing.",
        "Where listings are labelled (`expected`: topics or rule ids): right, wrong and missed for each rule. Where they"
                + " are not: every hit with its quoted words."})
final class RulesTestCommand implements Callable<Integer> {

    private final Vigie vigie;

    @Parameters(arity = "0..*", paramLabel = "RULE", description = "Rules to try, drafts too (default: every rule that runs).")
    private List<String> ids = new ArrayList<>();

    @Option(names = "--against", required = true, paramLabel = "FILE", description = "Listings: a .jsonl file, a folder of such and of .html pages, or an index folder.")
    private Path against = Path.of("");

    @Option(names = "--as-at", paramLabel = "DAY", description = "Judge by the law of this day (default: of each capture, or today).")
    private @Nullable LocalDate asAt;

    @Option(names = "--show", paramLabel = "N", description = "Hits and mistakes to print (default: ${DEFAULT-VALUE}).", defaultValue = "50")
    private int show;

    @Spec
    private CommandSpec spec;

    private int shown;
    private int labelled;
    private final Map<String, int[]> hits = new TreeMap<>();

    RulesTestCommand(Vigie vigie) {
        this.vigie = vigie;
    }

    @Override
    public Integer call() throws IOException {
        RuleSet rules = chosen();
        List<RuleScore> scores = RuleScore.of(rules);
        PrintWriter out = spec.commandLine().getOut();
        try (House house = new House(vigie)) {
            Corpus corpus = new Corpus(house.reader(), vigie.clock().instant(), asAt);
            corpus.each(against, new Corpus.Sink() {
                @Override
                public void take(Corpus.Entry entry) {
                    entry(out, entry, rules, scores);
                }

                @Override
                public void problem(String place, String why) {
                    spec.commandLine().getErr().println(place + ": " + why);
                }
            });
            if (shown > show) {
                out.println("… and " + (shown - show) + " more; --show says how many");
            }
            if (labelled > 0) {
                scores(scores).print(out);
            } else {
                Table table = new Table("RULE", "BREACH", "UNDECIDED");
                hits.forEach((id, count) -> table.row(id, Integer.toString(count[0]), Integer.toString(count[1])));
                table.print(out);
            }
            out.println(corpus.read() + " listings, " + labelled + " of them labelled, " + corpus.unusable()
                    + " unusable");
            out.flush();
            return corpus.unusable() == 0 ? 0 : 1;
        }
    }

    private void entry(PrintWriter out, Corpus.Entry entry, RuleSet rules, List<RuleScore> scores) {
        List<Judgement> findings = rules.judge(entry.listing(), entry.at()).stream()
                .filter(one -> one.verdict() == Verdict.BREACH || one.verdict() == Verdict.UNDECIDED).toList();
        if (entry.expected().isPresent()) {
            labelled++;
            for (String mistake : RuleScore.count(scores, findings, entry.expected().get(), entry.contrast())) {
                String words = findings.stream().filter(one -> mistake.startsWith(one.rule().id())).findFirst()
                        .map(one -> " " + Quoted.words(one)).orElse("");
                print(out, mistake + ": " + entry.place() + " " + entry.listing().key() + words);
            }
            return;
        }
        for (Judgement finding : findings) {
            hits.computeIfAbsent(finding.rule().id(), id -> new int[2])[finding.verdict() == Verdict.BREACH
                    ? 0
                    : 1]++;
            print(out, finding.rule().ref() + " " + finding.verdict().word() + ": " + entry.place() + " "
                    + entry.listing().key() + " " + Quoted.words(finding));
        }
    }

    private void print(PrintWriter out, String line) {
        if (++shown <= show) {
            out.println(Text.oneLine(line));
        }
    }

    private static Table scores(List<RuleScore> scores) {
        Table table = new Table("RULE", "TOPIC", "RIGHT", "WRONG", "MISSED", "PRECISION", "RECALL", "LOOKALIKES HIT");
        scores.stream().filter(RuleScore::isConcerned)
                .forEach(score -> table.row(score.rule().id(), score.rule().topic(), Integer.toString(score.right()),
                        Integer.toString(score.wrong()), Integer.toString(score.missed()),
                        share(score.right(), score.wrong()), share(score.right(), score.missed()),
                        score.contrasts()));
        return table;
    }

    private static String share(int right, int other) {
        return right + other == 0 ? "-" : String.format(Locale.ROOT, "%.3f", right / (double) (right + other));
    }

    private RuleSet chosen() {
        RuleSet all = RuleSet.load(vigie.rulesFolder());
        if (ids.isEmpty()) {
            return all;
        }
        List<String> known = all.rules().stream().map(Rule::id).toList();
        List<String> wanted = ids.stream().map(id -> id.toUpperCase(Locale.ROOT)).toList();
        Optional<String> unknown = wanted.stream().filter(id -> !known.contains(id)).findFirst();
        if (unknown.isPresent()) {
            throw new ParameterException(spec.commandLine(), "vigie: there is no rule " + unknown.get()
                    + Nearest.of(unknown.get(), known).map(near -> "; did you mean " + near + "?")
                            .orElse("; vigie rules list shows them all."));
        }
        return all.only(wanted);
    }
}
