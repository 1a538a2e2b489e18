package org.vigie.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.vigie.casework.Pauses.HostPause;
import org.vigie.evidence.Finding;
import org.vigie.evidence.Observation;
import org.vigie.listing.Fact;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;
import org.vigie.rules.Quote;
import org.vigie.rules.Verdict;
import org.vigie.scan.PassListener;

/// Collects what passes found and did, and tells it at the end. Safe for use by several threads.
final class PassReport implements PassListener {

    /// Rows of the table at the most; the rest is told as a number.
    private static final int MOST_ROWS = 200;

    private static final int LAW_WIDTH = 44;
    private static final int MOST_QUOTES = 4;

    private record Row(Finding finding, Observation observation) {}

    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final Map<String, List<String>> problems = new TreeMap<>();
    private final Map<String, Integer> undecidedWhy = new TreeMap<>();
    private final Set<String> undecided = new HashSet<>();
    private final Set<String> listings = new HashSet<>();
    private final Map<String, HostPause> paused = new TreeMap<>();
    private long news;

    @Override
    public synchronized void page(String runId, String url, String outcome, String detail) {
        outcomes.merge(outcome, 1, Integer::sum);
        if (!detail.isEmpty()) {
            problems.computeIfAbsent(outcome, o -> new ArrayList<>()).add(url + " (" + detail + ")");
        }
    }

    @Override
    public synchronized void listing(Observation observation, long newFindings) {
        news += newFindings;
        String key = observation.listing().key().toString();
        listings.add(key);
        for (Finding finding : observation.findings()) {
            rows.add(new Row(finding, observation));
            if (finding.verdict() == Verdict.UNDECIDED) {
                undecided.add(key);
                undecidedWhy.merge(finding.rule().id() + "  " + finding.ruleTitle() + ": "
                        + why(finding, observation.listing()), 1, Integer::sum);
            }
        }
    }

    @Override
    public synchronized void paused(String runId, HostPause pause) {
        paused.put(pause.origin(), pause);
    }

    /// A field that was not read is told apart from one that was read and does not say it.
    private static String why(Finding finding, Listing listing) {
        List<String> unread = new ArrayList<>();
        List<String> silent = new ArrayList<>();
        for (Field field : finding.toRead()) {
            (listing.fact(field) instanceof Fact.Unread ? unread : silent).add(field.key());
        }
        if (!unread.isEmpty()) {
            return "not read: " + String.join(", ", unread);
        }
        return silent.isEmpty() ? "a person must look" : "not said in: " + String.join(", ", silent);
    }

    /// The whole report.
    synchronized void print(PrintWriter out) {
        Table table = new Table("RULE", "SEVERITY", "VERDICT", "LISTING", "LAW", "QUOTED WORDS")
                .wrap(4, LAW_WIDTH);
        rows.sort(Comparator.comparing((Row row) -> row.finding().verdict())
                .thenComparing(row -> row.finding().rule().id())
                .thenComparing(row -> row.observation().listing().key()));
        rows.stream().limit(MOST_ROWS).forEach(row -> table.row(row.finding().rule().id(), row.finding().severity(),
                row.finding().verdict().word(), row.observation().listing().key().toString(),
                firstLaw(row.finding()), quoted(row.finding())));
        if (!rows.isEmpty()) {
            out.println();
            table.print(out);
            if (rows.size() > MOST_ROWS) {
                out.println("… and " + (rows.size() - MOST_ROWS) + " more findings; search shows them all");
            }
        }
        out.println();
        long breaches = rows.stream().filter(row -> row.finding().verdict() == Verdict.BREACH).count();
        out.println(listings.size() + " listings read, " + breaches + " breaches shown (" + news
                + " findings are new), " + undecided.size() + " listings with something undecided");
        undecidedWhy.forEach((why, count) -> out.println("  undecided " + count + " ×  " + why));
        out.println("pages: " + outcomes.entrySet().stream().map(e -> e.getValue() + " " + e.getKey())
                .collect(Collectors.joining(", ")));
        problems.forEach((outcome, where) -> where.stream().limit(5)
                .forEach(place -> out.println("  " + outcome + ": " + place)));
        paused.values().forEach(pause -> out.println("  paused: " + Text.oneLine(pause.origin() + " asked for a human ("
                + pause.why() + "); it is asked nothing until " + pause.until())));
        problems.forEach((outcome, where) -> {
            if (where.size() > 5) {
                out.println("  " + outcome + ": … and " + (where.size() - 5) + " more");
            }
        });
        out.flush();
    }

    /// The first provision; the finding itself cites them all.
    private static String firstLaw(Finding finding) {
        int end = finding.law().indexOf("; ");
        return end < 0 ? finding.law() : finding.law().substring(0, end) + " …";
    }

    /// The quotations a finding rests on, the same words once, the decisive ones first.
    static String quoted(Finding finding) {
        Map<String, String> once = new LinkedHashMap<>();
        finding.quotes().forEach(quote -> once.putIfAbsent(quote.text().toLowerCase(Locale.ROOT) + quote.reason(),
                quoted(quote)));
        return once.values().stream().distinct().limit(MOST_QUOTES).collect(Collectors.joining(" · "));
    }

    private static String quoted(Quote quote) {
        return quote.text().isEmpty()
                ? quote.reason()
                : "“" + quote.text() + "” (" + quote.field().key() + ")";
    }
}
