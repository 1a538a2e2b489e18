package org.vigie.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.vigie.casework.Store;
import org.vigie.evidence.Finding;
import org.vigie.index.Facet;
import org.vigie.index.SearchResult;
import org.vigie.index.SearchResult.Hit;
import org.vigie.index.SearchResult.Piece;
import org.vigie.listing.Field;
import org.vigie.rules.Severity;
import org.vigie.rules.Verdict;
import org.vigie.web.CaseFiles;
import org.vigie.web.Listings;
import org.vigie.web.SearchExport;
import org.vigie.web.view.InvalidQueryException;
import org.vigie.web.view.SearchQuery;
import org.vigie.yaml.Nearest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "search", mixinStandardHelpOptions = true, description = {
        "Finds listings and their findings by words and facets.",
        "Several values of one option are alternatives; \"quoted words\" stand together, -word is left out."})
final class SearchCommand implements Callable<Integer> {

    private final Vigie vigie;

    @Parameters(arity = "0..*", paramLabel = "WORD", description = "Words to be found; none finds everything.")
    private List<String> words = new ArrayList<>();

    @Option(names = "--rule", paramLabel = "ID", description = "Rule, such as R0007.")
    private List<String> rules = new ArrayList<>();

    @Option(names = "--topic", paramLabel = "TOPIC", description = "Topic, such as radio-jammer.")
    private List<String> topics = new ArrayList<>();

    @Option(names = "--severity", paramLabel = "WORD", description = "low, medium, high, critical.")
    private List<String> severities = new ArrayList<>();

    @Option(names = "--verdict", paramLabel = "WORD", description = "breach, undecided.")
    private List<String> verdicts = new ArrayList<>();

    @Option(names = "--marketplace", paramLabel = "NAME", description = "Marketplace, such as shein.")
    private List<String> marketplaces = new ArrayList<>();

    @Option(names = "--seller", paramLabel = "NAME", description = "Seller, exactly as the page names it.")
    private List<String> sellers = new ArrayList<>();

    @Option(names = "--country", paramLabel = "CODE", description = "Country of seller or manufacturer, such as CN.")
    private List<String> countries = new ArrayList<>();

    @Option(names = "--language", paramLabel = "CODE", description = "Language of the page, such as fr.")
    private List<String> languages = new ArrayList<>();

    @Option(names = "--date", paramLabel = "DAY", description = "Day of the last sighting, as 2026-11-24.")
    private List<String> dates = new ArrayList<>();

    @Option(names = "--since", paramLabel = "DAY", description = "Last seen on this day or later.")
    private String since = "";

    @Option(names = "--until", paramLabel = "DAY", description = "First seen on this day or earlier.")
    private String until = "";

    @Option(names = "--flagged", description = "Only listings with a finding.")
    private boolean flagged;

    @Option(names = "--newest", description = "Newest first instead of best first.")
    private boolean newest;

    @Option(names = "--page", paramLabel = "N", defaultValue = "1", description = "Page, from 1 (default: ${DEFAULT-VALUE}).")
    private String page = "1";

    @Option(names = "--size", paramLabel = "N", defaultValue = "20", description = "Hits per page, up to 1000 (default: ${DEFAULT-VALUE}).")
    private String size = "20";

    @Option(names = "--json", description = "The page as JSON.")
    private boolean json;

    @Option(names = "--csv", description = "The whole search as CSV.")
    private boolean csv;

    @Spec
    private CommandSpec spec;

    SearchCommand(Vigie vigie) {
        this.vigie = vigie;
    }

    @Override
    public Integer call() throws IOException {
        SearchQuery query = query();
        PrintWriter out = spec.commandLine().getOut();
        try (House house = new House(vigie)) {
            ZoneId zone = ZoneId.of(house.settings().schedule().zone());
            var search = house.search();
            if (json || csv) {
                Store store = house.store();
                SearchExport export = new SearchExport(Listings.of(search), CaseFiles.of(store), zone);
                String text = json ? export.json(query) + "\n" : export.csv(query);
                out.print(text);
            } else {
                print(search.search(query.request(zone)), query, out);
            }
        }
        out.flush();
        return 0;
    }

    /// A misspelt word of a closed list would find nothing without saying why.
    private void known(String option, List<String> written, List<String> words) {
        for (String word : written) {
            if (!words.contains(word)) {
                throw new ParameterException(spec.commandLine(), "vigie: " + option + " " + word + " is not known"
                        + Nearest.of(word, words).map(near -> "; did you mean " + near + "?")
                                .orElse("; known: " + String.join(", ", words)));
            }
        }
    }

    private SearchQuery query() {
        known("--severity", severities, Arrays.stream(Severity.values()).map(Severity::word).toList());
        known("--verdict", verdicts, List.of(Verdict.BREACH.word(), Verdict.UNDECIDED.word()));
        Map<String, List<String>> parameters = new HashMap<>();
        parameters.put("q", List.of(String.join(" ", words)));
        parameters.put("since", List.of(since));
        parameters.put("until", List.of(until));
        parameters.put("flagged", List.of(flagged ? "1" : "0"));
        parameters.put("sort", List.of(newest || words.isEmpty() ? "newest" : "relevance"));
        parameters.put("page", List.of(page));
        parameters.put("size", List.of(size));
        parameters.put(Facet.RULE.key(), rules.stream().map(id -> id.toUpperCase(Locale.ROOT)).toList());
        parameters.put(Facet.TOPIC.key(), topics);
        parameters.put(Facet.SEVERITY.key(), severities);
        parameters.put(Facet.VERDICT.key(), verdicts);
        parameters.put(Facet.MARKETPLACE.key(), marketplaces);
        parameters.put(Facet.SELLER.key(), sellers);
        parameters.put(Facet.COUNTRY.key(), countries);
        parameters.put(Facet.LANGUAGE.key(), languages);
        parameters.put(Facet.DATE.key(), dates);
        try {
            return SearchQuery.of(parameters);
        } catch (InvalidQueryException e) {
            throw new ParameterException(spec.commandLine(), "vigie: " + e.getMessage());
        }
    }

    private static void print(SearchResult result, SearchQuery query, PrintWriter out) {
        long first = (long) (query.page() - 1) * query.size();
        out.println(result.total() + (result.total() == 1 ? " listing" : " listings")
                + (result.hits().isEmpty() ? "" : ", " + (first + 1) + " to " + (first + result.hits().size()))
                + " (" + result.took().toMillis() + " ms)");
        for (Hit hit : result.hits()) {
            out.println();
            print(hit, out);
        }
        if (!result.hits().isEmpty()) {
            out.println();
            result.facets().forEach((facet, counts) -> {
                if (!counts.isEmpty()) {
                    out.println("  " + facet.key() + ": " + counts.stream().limit(8)
                            .map(count -> Text.oneLine(count.value()) + " " + count.count())
                            .collect(Collectors.joining(", ")) + (counts.size() > 8 ? ", …" : ""));
                }
            });
        } else if (query.unrestricted()) {
            out.println("Nothing is in the index yet. See it at work with: ./vigie demo");
        }
    }

    private static void print(Hit hit, PrintWriter out) {
        var listing = hit.observation().observation().listing();
        out.println(marked(hit.title()) + "  [" + listing.key() + "]");
        out.println("    " + String.join("  ", listing.text(Field.PRICE).map(Text::oneLine).orElse("price not read"),
                listing.text(Field.SELLER).map(Text::oneLine).orElse("seller not read"),
                "last seen " + hit.observation().lastSeen().truncatedTo(ChronoUnit.SECONDS)) + "  "
                + Text.oneLine(listing.url()));
        for (SearchResult.Passage passage : hit.passages()) {
            out.println("    " + passage.field() + ": … " + marked(passage.pieces()) + " …");
        }
        for (Finding finding : hit.observation().observation().findings()) {
            out.println("    " + finding.rule().id() + " " + finding.severity() + " " + finding.verdict().word() + ": "
                    + finding.ruleTitle() + " (" + finding.law() + "): " + Text.oneLine(PassReport.quoted(finding)));
        }
    }

    /// Words found are bold on a terminal and between asterisks elsewhere.
    private static String marked(List<Piece> pieces) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            String clean = Text.oneLine(piece.text());
            if (!piece.marked()) {
                text.append(clean);
            } else if (Ansi.AUTO.enabled()) {
                text.append("\u001b[1m").append(clean).append("\u001b[0m");
            } else {
                text.append('*').append(clean).append('*');
            }
        }
        return text.toString().strip();
    }
}
