package org.vigie.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.casework.Run;
import org.vigie.evidence.CaptureRef;
import org.vigie.index.HuntRequest;
import org.vigie.index.HuntResult;
import org.vigie.index.HuntResult.Find;
import org.vigie.index.HuntResult.Judged;
import org.vigie.listing.Field;
import org.vigie.rules.Quote;
import org.vigie.rules.Rule;
import org.vigie.rules.RuleSet;
import org.vigie.rules.RuleVersions;
import org.vigie.scan.HuntPass;
import org.vigie.yaml.Nearest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "hunt", mixinStandardHelpOptions = true, description = {
        "Runs a rule over everything archived, also a draft or one on trial.",
        "Each past capture is judged by the law in force when it was made. What is found is sealed as found by a hunt, once."})
final class HuntCommand implements Callable<Integer> {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST = 100;

    private final Vigie vigie;

    @Parameters(paramLabel = "RULE", description = "Id of a rule, such as R0042.")
    private String id = "";

    @Option(names = "--since", paramLabel = "DAY", description = "Only captures made on this day or later, as 2026-11-24.")
    private @Nullable LocalDate since;

    @Option(names = "--until", paramLabel = "DAY", description = "Only captures made on this day or earlier.")
    private @Nullable LocalDate until;

    @Option(names = "--marketplace", paramLabel = "NAME", description = "Marketplace, such as shein.")
    private List<String> marketplaces = new ArrayList<>();

    @Option(names = "--dry-run", description = "Counts and quotes, and seals nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "The count and the newest 100 as one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    HuntCommand(Vigie vigie) {
        this.vigie = vigie;
    }

    @Override
    public Integer call() throws IOException {
        RuleSet rules = RuleSet.load(vigie.rulesFolder());
        String wanted = id.toUpperCase(Locale.ROOT);
        Optional<RuleSet> alone = rules.alone(wanted);
        if (alone.isEmpty()) {
            List<String> known = rules.rules().stream().map(Rule::id).toList();
            spec.commandLine().getErr().println("vigie: there is no rule " + id + Nearest.of(wanted, known)
                    .map(near -> "; did you mean " + near + "?").orElse("; vigie rules list shows them all."));
            return 2;
        }
        HuntRequest request = new HuntRequest(Optional.ofNullable(since), Optional.ofNullable(until), marketplaces);
        Rule rule = rules.rule(wanted).orElseThrow();
        PrintWriter out = spec.commandLine().getOut();
        if (!dryRun) {
            RuleVersions.keep(vigie.rulesFolder(), wanted);
        }
        try (House house = new House(vigie)) {
            HuntPass.Result result = dryRun
                    ? HuntPass.look(house.folder(), alone.get(), request, MOST)
                    : new HuntPass(house.folder(), house.ledgers(), house.store(), vigie.clock()).run(wanted,
                            alone.get(), request, MOST);
            if (json) {
                out.println(JSON.writeValueAsString(tree(rule, result)));
            } else {
                print(rule, result, out);
            }
        }
        out.flush();
        return 0;
    }

    private void print(Rule rule, HuntPass.Result result, PrintWriter out) {
        HuntResult hunt = result.hunt();
        out.println(rule.ref() + " (" + rule.status().word() + ") " + rule.title());
        out.println(
                hunt.searched() + " archived listings searched in " + hunt.took().toMillis() + " ms: " + hunt.found()
                        + " found, " + hunt.breaches() + " of them breaches, " + (hunt.found() - hunt.breaches())
                        + " undecided");
        if (!hunt.first().isEmpty()) {
            Table table = new Table("CAPTURED", "VERDICT", "LISTING", "LAW", "QUOTED WORDS").wrap(3, 44);
            for (Find find : hunt.first()) {
                for (Judged judged : find.judged()) {
                    table.row(judged.sighting().capture().at().truncatedTo(ChronoUnit.DAYS).toString().substring(0, 10),
                            judged.judgement().verdict().word(), find.stored().observation().listing().key().toString(),
                            rule.laws().getFirst().toString(), quoted(judged));
                }
            }
            out.println();
            table.print(out);
            if (hunt.found() > hunt.first().size()) {
                out.println("the newest " + hunt.first().size() + " of " + hunt.found() + "; vigie search --rule "
                        + rule.id() + " finds those that were sealed");
            }
        }
        out.println();
        out.println(result.run().map(run -> result.added() + " findings sealed by run " + run.id()
                + (result.added() == 0 ? ": nothing new" : "")).orElse("nothing was sealed (--dry-run)"));
    }

    private static String quoted(Judged judged) {
        return Text.oneLine(judged.judgement().quotes().stream()
                .map(quote -> quote.text().isEmpty()
                        ? quote.reason()
                        : "“" + quote.text() + "” (" + quote.field().key() + ")")
                .distinct().limit(4).collect(Collectors.joining(" · ")));
    }

    private static ObjectNode tree(Rule rule, HuntPass.Result result) {
        HuntResult hunt = result.hunt();
        ObjectNode node = JSON.createObjectNode();
        node.put("rule", rule.id()).put("version", rule.ref().version()).put("digest", rule.ref().digest());
        node.put("status", rule.status().word()).put("searched", hunt.searched()).put("found", hunt.found());
        node.put("breaches", hunt.breaches()).put("undecided", hunt.found() - hunt.breaches());
        node.put("confirmed", hunt.confirmed()).put("took_ms", hunt.took().toMillis());
        node.put("sealed", result.added());
        result.run().map(Run::id).ifPresent(run -> node.put("run", run));
        var first = node.putArray("first");
        for (Find find : hunt.first()) {
            var listing = find.stored().observation().listing();
            for (Judged judged : find.judged()) {
                CaptureRef capture = judged.sighting().capture();
                ObjectNode each = first.addObject();
                each.put("marketplace", listing.key().marketplace()).put("id", listing.key().id());
                each.put("url", listing.url()).put("title", listing.text(Field.TITLE).orElse(""));
                each.put("captured", capture.at().toString()).put("record", capture.id());
                each.put("record_sha256", capture.sha256());
                each.put("verdict", judged.judgement().verdict().word());
                var quotes = each.putArray("quotes");
                judged.judgement().quotes().forEach(quote -> quote(quotes.addObject(), quote));
                var toRead = each.putArray("to_read");
                judged.judgement().toRead().forEach(field -> toRead.add(field.key()));
            }
        }
        return node;
    }

    private static void quote(ObjectNode node, Quote quote) {
        node.put("field", quote.field().key()).put("quote", quote.text()).put("start", quote.start())
                .put("end", quote.end()).put("place", quote.place().toString()).put("reason", quote.reason());
    }
}
