package org.vigie.soak;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.vigie.evidence.ArchiveCheck;
import org.vigie.index.ListingSearch;
import org.vigie.index.SearchRequest;
import org.vigie.scan.Ledger;

/// Holds a [Soak] to what it must show, by the log of the server, which knows nothing of the scanner.
final class SoakCheck {

    private final MadeWeb web;
    private final Soak.Politeness politeness;
    private final Path folder;
    private final List<String> faults = new ArrayList<>();
    private long refusedAfterKills;
    private final Map<String, Object> figures = new TreeMap<>();

    /// What was found.
    ///
    /// @param faults what must not be; empty when all is well
    /// @param figures by name
    record Report(List<String> faults, Map<String, Object> figures) {

        String text() {
            return figures.entrySet().stream().map(each -> each.getKey() + ": " + each.getValue())
                    .collect(Collectors.joining("\n")) + "\nfaults: " + faults.size() + "\n"
                    + faults.stream().limit(40).collect(Collectors.joining("\n"));
        }
    }

    /// A page as the store has it.
    private record Settled(String url, String state, String outcome, String detail) {}

    SoakCheck(MadeWeb web, Soak.Politeness politeness, Path folder) {
        this.web = web;
        this.politeness = politeness;
        this.folder = folder;
    }

    Report report() throws IOException {
        List<WebLog.Request> requests = WebLog.read(Soak.log(folder));
        List<Settled> pages = pages();
        figures.put("requests", requests.size());
        figures.put("seconds, first request to last", requests.isEmpty()
                ? 0
                : (requests.getLast().arrived() - requests.getFirst().arrived()) / 1_000_000_000);
        nothingIsLost(pages, requests);
        nothingIsFetchedTwiceInItsWindow(requests);
        noHostIsAskedFasterThanItsLimit(requests);
        archiveStoreAndIndexAgree(pages);
        return new Report(faults, figures);
    }

    private List<Settled> pages() {
        Path store = folder.resolve("home/index/store/vigie.sqlite");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store);
                Statement statement = connection.createStatement()) {
            List<Settled> pages = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("select url, state, outcome, detail from page")) {
                while (rows.next()) {
                    pages.add(new Settled(rows.getString(1), rows.getString(2), rows.getString(3),
                            rows.getString(4)));
                }
            }
            try (ResultSet rows = statement.executeQuery("select count(*), max(state) from run")) {
                if (rows.getLong(1) != 1 || !rows.getString(2).equals("finished")) {
                    faults.add("there are " + rows.getLong(1) + " runs, one of them " + rows.getString(2));
                }
            }
            return pages;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Every page of the web was seen, or is told with a reason that the server's log bears out.
    private void nothingIsLost(List<Settled> pages, List<WebLog.Request> requests) {
        Map<String, List<WebLog.Request>> answers = requests.stream()
                .collect(Collectors.groupingBy(each -> each.host() + each.path()));
        Set<String> known = new HashSet<>();
        Map<String, Long> outcomes = new TreeMap<>();
        for (Settled page : pages) {
            String address = page.url().replaceFirst("http://([^:/]+):[0-9]+", "$1");
            known.add(address);
            outcomes.merge(String.valueOf(page.outcome()), 1L, Long::sum);
            Set<String> shown = answers.getOrDefault(address, List.of()).stream()
                    .map(each -> each.whole() && each.note().isEmpty() && each.status() == 200 ? "page" : each.note())
                    .collect(Collectors.toSet());
            expect(page, address, shown);
        }
        figures.put("outcomes", outcomes);
        for (int host = 0; host < web.hosts(); host++) {
            for (int list = 1; list <= web.lists(); list++) {
                known(known, MadeWeb.name(host) + "/list" + (list == 1 ? "" : "?page=" + list));
            }
            for (int item = 1; item <= web.items(); item++) {
                known(known, MadeWeb.name(host) + "/item/" + MadeWeb.number(host, item));
            }
        }
        figures.put("pages of the web", web.pages());
    }

    private void known(Set<String> known, String address) {
        if (!known.contains(address)) {
            faults.add("lost, the run knows nothing of it: " + address);
        }
    }

    private void expect(Settled page, String address, Set<String> shown) {
        if (!"done".equals(page.state())) {
            faults.add("left open: " + address);
            return;
        }
        boolean seen = Set.of("read", "list-read").contains(page.outcome());
        boolean sent = shown.contains("page") || shown.contains("slow") || shown.contains("charset");
        // Shown before a kill, asked for again, and by then forbidden or refused.
        boolean refusedSince = sent && Set.of("refused-by-robots", "rate-limited").contains(page.outcome());
        refusedAfterKills += refusedSince ? 1 : 0;
        if (seen != sent && !refusedSince) {
            faults.add(address + " is " + page.outcome() + " (" + page.detail() + "), and the server showed " + shown);
        } else if (!seen) {
            if (page.detail().isBlank()) {
                faults.add(address + " is " + page.outcome() + " without a reason");
            }
            Set<String> expected = expected(shown, web.manners(MadeWeb.host(address)));
            if (!refusedSince && !expected.contains(page.outcome())) {
                faults.add(address + " is " + page.outcome() + " (" + page.detail() + ") and should be " + expected
                        + " after " + shown);
            }
        }
    }

    /// The outcomes that a page which never came may have, by what the server showed of it.
    private static Set<String> expected(Set<String> shown, MadeWeb.Manners manners) {
        Set<String> expected = shown.stream().map(note -> switch (note) {
            case "gone" -> "gone";
            case "limited", "unavailable", "host limit" -> "rate-limited";
            default -> "failed";
        }).collect(Collectors.toSet());
        if (manners == MadeWeb.Manners.ROBOTS_CHANGE || manners == MadeWeb.Manners.ROBOTS_FAIL) {
            expected.add("refused-by-robots");
        }
        return expected;
    }

    private void nothingIsFetchedTwiceInItsWindow(List<WebLog.Request> requests) {
        Map<String, WebLog.Request> last = new HashMap<>();
        long twice = 0;
        for (WebLog.Request each : requests) {
            boolean page = each.path().startsWith("/item/") || each.path().startsWith("/list");
            if (page) {
                WebLog.Request before = last.put(each.host() + each.path(), each);
                // Within a redirect loop the same address comes again by the site's own will; and a connection that ends
                // without an answer may have been dead, which is tried once more on a fresh one.
                if (before != null && !each.note().equals("loop") && before.status() != 0) {
                    twice += before.whole() && before.note().isEmpty() ? 1 : 0;
                    if (each.arrived() - before.ended() < politeness.refetchAfter().toNanos() / 100 * 99
                            && before.status() != 429) {
                        faults.add(each.host() + each.path() + " was asked for again after "
                                + Duration.ofNanos(each.arrived() - before.ended()).toMillis() + " ms, after "
                                + before.status() + " " + before.note());
                    }
                }
            }
        }
        figures.put("pages fetched twice because of kills", twice);
    }

    private void noHostIsAskedFasterThanItsLimit(List<WebLog.Request> requests) {
        Map<String, WebLog.Request> last = new HashMap<>();
        Map<MadeWeb.Manners, Long> asked = new TreeMap<>();
        Map<MadeWeb.Manners, Long> least = new TreeMap<>();
        long refused = 0;
        for (WebLog.Request each : requests) {
            int host = MadeWeb.host(each.host());
            MadeWeb.Manners manners = web.manners(host);
            asked.merge(manners, 1L, Long::sum);
            refused += each.note().equals("host limit") ? 1 : 0;
            WebLog.Request before = last.put(each.host(), each);
            if (before == null) {
                continue;
            }
            long gap = each.arrived() - before.ended();
            long limit = manners == MadeWeb.Manners.CRAWL_DELAY
                    ? Duration.ofMillis(web.pause()).toNanos()
                    : politeness.delay().toNanos();
            limit = before.status() == 429 ? Math.max(limit, Duration.ofSeconds(web.retryAfter()).toNanos()) : limit;
            least.merge(manners, gap, Math::min);
            if (gap < limit) {
                faults.add(
                        String.format(Locale.ROOT, "%s was asked for %s %.3f ms after %s (%d %s); its limit is %d ms",
                                each.host(), each.path(), gap / 1e6, before.path(), before.status(), before.note(),
                                limit / 1_000_000));
            }
        }
        figures.put("requests by manners of the host", asked);
        Map<String, Long> millis = new TreeMap<>();
        least.forEach((manners, nanos) -> millis.put(manners.name(), nanos / 1_000_000));
        figures.put("shortest pause, ms, by manners of the host", millis);
        figures.put("refused by a limit that no one announced", refused + " of "
                + asked.getOrDefault(MadeWeb.Manners.LIMITED, 0L));
    }

    private void archiveStoreAndIndexAgree(List<Settled> pages) throws IOException {
        Path index = folder.resolve("home/index");
        var report = ArchiveCheck.verify(Ledger.archiveFolder(index), (lines, done, all) -> {});
        figures.put("archive intact", report.intact());
        figures.put("archive lines", report.head().lines());
        if (!report.intact()) {
            faults.add(report.toString());
        }
        long read = pages.stream().filter(page -> "read".equals(page.outcome())).count();
        try (ListingSearch search = ListingSearch.open(Ledger.indexFolder(index))) {
            long found = search.search(new SearchRequest("", Map.of(), Optional.empty(), Optional.empty(), false,
                    false, 0, 1)).total();
            figures.put("listings in the index", found);
            figures.put("pages read, as the store has it", read);
            figures.put("pages shown before a kill and refused after it", refusedAfterKills);
            if (found < read || found > read + refusedAfterKills) {
                faults.add("the index has " + found + " listings and the store " + read + " pages read");
            }
        }
    }
}
