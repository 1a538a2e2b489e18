package org.vigie.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigie.listing.InvalidListingException;
import org.vigie.listing.JsonLines;
import org.vigie.listing.Listing;
import org.vigie.rules.Judgement;
import org.vigie.rules.Quote;
import org.vigie.rules.RuleSet;
import org.vigie.rules.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "judge", mixinStandardHelpOptions = true, description = {
        "Judges listings handed in as JSONL, and stores nothing.",
        "A key that is absent was not read; an explicit null was read and is not there."})
final class JudgeCommand implements Callable<Integer> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Vigie vigie;

    @Parameters(paramLabel = "FILE", description = "A .jsonl file; its form is told in docs/listings.md.")
    private Path file = Path.of("");

    @Option(names = "--json", description = "One JSON object out for each line in: id, findings with rule, topic, verdict, field, span.")
    private boolean json;

    @Option(names = {"--captured",
            "--as-at"}, paramLabel = "DAY", description = "Day by whose law and dated lists to judge, as 2026-11-24 (default: today).")
    private @Nullable LocalDate captured;

    @Spec
    private CommandSpec spec;

    JudgeCommand(Vigie vigie) {
        this.vigie = vigie;
    }

    @Override
    public Integer call() throws IOException {
        RuleSet rules = RuleSet.load(vigie.rulesFolder());
        Instant at = captured == null ? vigie.clock().instant() : captured.atStartOfDay(ZoneOffset.UTC).toInstant();
        PrintWriter out = spec.commandLine().getOut();
        int wrong = 0;
        int number = 0;
        Table table = new Table("LINE", "RULE", "VERDICT", "LISTING", "QUOTED WORDS");
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                try {
                    Listing listing = JsonLines.read(line);
                    List<Judgement> found = rules.judge(listing, at).stream()
                            .filter(j -> j.verdict() == Verdict.BREACH || j.verdict() == Verdict.UNDECIDED).toList();
                    if (json) {
                        out.println(JSON.writeValueAsString(tree(listing, found)));
                    } else {
                        rows(table, number, listing, found);
                    }
                } catch (InvalidListingException e) {
                    wrong++;
                    spec.commandLine().getErr().println(file + ":" + number + ": " + e.getMessage());
                    if (json) {
                        ObjectNode node = JSON.createObjectNode().put("line", number);
                        out.println(JSON.writeValueAsString(node.put("error", String.valueOf(e.getMessage()))));
                    }
                }
            }
        }
        if (!json) {
            table.print(out);
            out.println(number + " lines, " + wrong + " of them unusable");
        }
        out.flush();
        return wrong == 0 ? 0 : 1;
    }

    private static void rows(Table table, int number, Listing listing, List<Judgement> found) {
        for (Judgement judgement : found) {
            table.row(Integer.toString(number), judgement.rule().id(), judgement.verdict().word(),
                    listing.key().toString(), String.join(" · ", judgement.quotes().stream()
                            .map(q -> q.text().isEmpty() ? q.field().key() + ": " + q.reason() : "“" + q.text() + "”")
                            .distinct().toList()));
        }
    }

    /// Every quotation with its field and span; `field` and `quote` at the top of a finding are those of the first.
    private static ObjectNode tree(Listing listing, List<Judgement> found) {
        ObjectNode node = JSON.createObjectNode();
        node.put("id", listing.key().id());
        node.put("marketplace", listing.key().marketplace());
        var findings = node.putArray("findings");
        for (Judgement judgement : found) {
            ObjectNode finding = findings.addObject();
            finding.put("rule", judgement.rule().id());
            finding.put("version", judgement.rule().ref().version());
            finding.put("topic", judgement.rule().topic());
            finding.put("verdict", judgement.verdict().word());
            if (!judgement.quotes().isEmpty()) {
                quote(finding, judgement.quotes().getFirst());
            }
            var quotes = finding.putArray("quotes");
            judgement.quotes().forEach(q -> quote(quotes.addObject(), q));
            var toRead = finding.putArray("to_read");
            judgement.toRead().forEach(field -> toRead.add(field.key()));
        }
        return node;
    }

    private static void quote(ObjectNode node, Quote quote) {
        node.put("field", quote.field().key());
        node.put("quote", quote.text());
        node.put("start", quote.start());
        node.put("end", quote.end());
        node.put("place", quote.place().toString());
        node.put("reason", quote.reason());
    }
}
