package org.vigie.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigie.rules.FindingChange;
import org.vigie.rules.RuleSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "diff", mixinStandardHelpOptions = true, description = {
        "Shows what changes in findings between two rule sets, over listings.",
        "Each finding that is added (+), gone (-) or different (~), with the quoted words."})
final class RulesDiffCommand implements Callable<Integer> {

    private final Vigie vigie;

    @Parameters(index = "0", paramLabel = "OLD", description = "A rules folder: what was.")
    private Path old = Path.of("");

    @Parameters(index = "1", arity = "0..1", paramLabel = "NEW", description = "A rules folder (default: the rules of the home folder).")
    private @Nullable Path changed;

    @Option(names = "--over", required = true, paramLabel = "FILE", description = "Listings: a .jsonl file, a folder of such and of .html pages, or an index folder.")
    private Path over = Path.of("");

    @Option(names = "--as-at", paramLabel = "DAY", description = "Judge by the law of this day (default: of each capture, or today).")
    private @Nullable LocalDate asAt;

    @Spec
    private CommandSpec spec;

    RulesDiffCommand(Vigie vigie) {
        this.vigie = vigie;
    }

    @Override
    public Integer call() throws IOException {
        RuleSet before = RuleSet.load(old);
        RuleSet after = RuleSet.load(changed == null ? vigie.rulesFolder() : changed);
        PrintWriter out = spec.commandLine().getOut();
        Map<String, int[]> counts = new TreeMap<>();
        try (House house = new House(vigie)) {
            Corpus corpus = new Corpus(house.reader(), vigie.clock().instant(), asAt);
            corpus.each(over, new Corpus.Sink() {
                @Override
                public void take(Corpus.Entry entry) {
                    for (FindingChange change : FindingChange.between(before, after, entry.listing(), entry.at())) {
                        int[] count = counts.computeIfAbsent(change.rule().id(), id -> new int[3]);
                        count[change.before().isEmpty() ? 0 : change.after().isEmpty() ? 1 : 2]++;
                        print(out, entry, change);
                    }
                }

                @Override
                public void problem(String place, String why) {
                    spec.commandLine().getErr().println(place + ": " + why);
                }
            });
            Table table = new Table("RULE", "ADDED", "GONE", "DIFFERENT");
            counts.forEach((id, count) -> table.row(id, Integer.toString(count[0]), Integer.toString(count[1]),
                    Integer.toString(count[2])));
            if (!counts.isEmpty()) {
                out.println();
                table.print(out);
            }
            out.println(corpus.read() + " listings, " + corpus.unusable() + " unusable: "
                    + (counts.isEmpty() ? "no finding changes" : "findings of " + counts.size() + " rules change"));
            out.flush();
            return corpus.unusable() == 0 ? 0 : 1;
        }
    }

    private static void print(PrintWriter out, Corpus.Entry entry, FindingChange change) {
        String sign = change.before().isEmpty() ? "+" : change.after().isEmpty() ? "-" : "~";
        String head = " on " + entry.listing().key() + " (" + entry.place() + ")";
        change.before().ifPresent(was -> out.println(sign + " " + was.rule().ref() + " " + was.verdict().word()
                + Text.oneLine(head) + ": " + Quoted.words(was)));
        change.after().ifPresent(now -> out.println((change.before().isEmpty() ? sign : "  now") + " "
                + now.rule().ref() + " " + now.verdict().word()
                + (change.before().isEmpty() ? Text.oneLine(head) : "") + ": " + Quoted.words(now)));
    }
}
