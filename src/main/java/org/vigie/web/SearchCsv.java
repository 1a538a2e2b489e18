package org.vigie.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.vigie.casework.Decision;
import org.vigie.evidence.CaptureRef;
import org.vigie.evidence.Finding;
import org.vigie.index.SearchRequest;
import org.vigie.index.SearchResult;
import org.vigie.index.StoredObservation;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;
import org.vigie.rules.Quote;
import org.vigie.web.view.SearchQuery;

/// A whole search as CSV (RFC 4180, UTF-8 with a byte order mark, so that spreadsheets read it rightly): one row a
/// finding, and one row for a listing without any; up to [SearchRequest#MAX_DEPTH] listings.
///
/// A spreadsheet runs a cell that begins with `=`, `+`, `-`, `@` (or their full-width forms) as a formula; such a cell
/// gets an apostrophe in front. The same behind a tab, a line end or a semicolon: spreadsheets that separate by
/// semicolon would begin a cell there.
final class SearchCsv {

    private static final List<String> HEADER = List.of("marketplace", "id", "title", "price", "seller",
            "seller_country", "url", "first_seen", "last_seen", "sightings", "finding", "rule", "rule_title", "topic",
            "severity", "verdict", "trial", "law", "quoted", "to_read", "decision", "decided_by", "decision_note",
            "record", "archive_file", "offset", "length", "sha256", "log_line");

    private static final Pattern FORMULA = Pattern.compile("(^|[;\\t\\r\\n])(?=[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20])");
    private static final Pattern LEADING_CONTROL = Pattern.compile("^(?=[\\t\\r\\n])");
    private static final int PAGE = 1_000;

    private final SearchExport export;

    SearchCsv(SearchExport export) {
        this.export = export;
    }

    /// The search from its first hit on, whatever page was asked for.
    String of(SearchQuery query) throws IOException {
        StringBuilder csv = new StringBuilder("\uFEFF");
        row(csv, HEADER);
        Set<String> written = new HashSet<>();
        SearchQuery whole = query.ofSize(PAGE);
        for (int page = 1; (page - 1) * PAGE < SearchRequest.MAX_DEPTH; page++) {
            SearchResult result = export.search(whole.onPage(page));
            Map<String, Decision> decisions = export.decisions(result);
            for (SearchResult.Hit hit : result.hits()) {
                if (written.add(hit.observation().observation().id())) {
                    rows(csv, hit.observation(), decisions);
                }
            }
            if (result.hits().size() < PAGE) {
                break;
            }
        }
        return csv.toString();
    }

    private static void rows(StringBuilder csv, StoredObservation stored, Map<String, Decision> decisions) {
        Listing listing = stored.observation().listing();
        List<String> about = List.of(listing.key().marketplace(), listing.key().id(), text(listing, Field.TITLE),
                text(listing, Field.PRICE), text(listing, Field.SELLER), text(listing, Field.SELLER_COUNTRY),
                listing.url(), stored.firstSeen().toString(), stored.lastSeen().toString(),
                Integer.toString(stored.sightings().size()));
        CaptureRef capture = stored.observation().capture();
        List<String> proof = List.of(capture.id(), capture.file(), Long.toString(capture.offset()),
                Long.toString(capture.length()), capture.sha256(), Long.toString(capture.logIndex()));
        List<Finding> findings = stored.observation().findings();
        if (findings.isEmpty()) {
            row(csv, joined(about, List.of("", "", "", "", "", "", "", "", "", "", "", "", ""), proof));
        }
        for (Finding finding : findings) {
            row(csv, joined(about, cells(finding, decisions), proof));
        }
    }

    private static List<String> cells(Finding finding, Map<String, Decision> decisions) {
        List<String> cells = new ArrayList<>(List.of(finding.id(), finding.rule().toString(), finding.ruleTitle(),
                finding.topic(), finding.severity(), finding.verdict().word(), Boolean.toString(finding.trial()),
                finding.law(),
                finding.quotes().stream().map(Quote::text).filter(text -> !text.isEmpty()).distinct()
                        .collect(Collectors.joining(" | ")),
                finding.toRead().stream().map(Field::key).collect(Collectors.joining(" "))));
        Decision decision = decisions.get(finding.id());
        cells.addAll(decision == null
                ? List.of("", "", "")
                : List.of(decision.kind().word(), decision.author(), decision.note()));
        return cells;
    }

    private static String text(Listing listing, Field field) {
        return listing.text(field).orElse("");
    }

    private static List<String> joined(List<String> first, List<String> second, List<String> third) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        all.addAll(third);
        return all;
    }

    private static void row(StringBuilder csv, List<String> cells) {
        csv.append(cells.stream().map(SearchCsv::cell).collect(Collectors.joining(","))).append("\r\n");
    }

    /// One cell, always in quotes.
    static String cell(String text) {
        String harmless = LEADING_CONTROL.matcher(FORMULA.matcher(text).replaceAll("$1'")).replaceFirst("'");
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
