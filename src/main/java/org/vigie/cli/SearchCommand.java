package org.vigie.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.vigie.casework.Store;
import org.vigie.evidence.Finding;
import org.vigie.index.SearchResult;
import org.vigie.index.SearchResult.Hit;
import org.vigie.index.SearchResult.Piece;
import org.vigie.listing.Field;
import org.vigie.web.CaseFiles;
import org.vigie.web.Listings;
import org.vigie.web.SearchExport;
import org.vigie.web.view.SearchQuery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "search", mixinStandardHelpOptions = true, description = {
        "Finds listings and their findings by words and facets.",
        "Several values of one option are alternatives; \"quoted words\" stand together, -word is left out."})
final class SearchCommand implements Callable<Integer> {

    private final Vigie vigie;

    @Mixin
    private SearchOptions wanted = new SearchOptions();

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

    private SearchQuery query() {
        return wanted.query(spec, Map.of("sort", List.of(newest || wanted.wordless() ? "newest" : "relevance"), "page",
                List.of(page), "size", List.of(size)));
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
                    + finding.ruleTitle() + " (" + finding.law() + "): " + Text.oneLine(PassReport.quoted(finding))
                    + finding.hunt().map(hunt -> " (found by a hunt on " + hunt.at().truncatedTo(ChronoUnit.DAYS)
                            .toString().substring(0, 10) + ")").orElse(""));
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
