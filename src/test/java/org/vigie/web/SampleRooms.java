package org.vigie.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.vigie.casework.BlindSpots;
import org.vigie.casework.Decision;
import org.vigie.casework.Run;
import org.vigie.casework.RunCounts;
import org.vigie.casework.Runs.PageProblem;
import org.vigie.index.Facet;
import org.vigie.index.SearchRequest;
import org.vigie.index.SearchResult;
import org.vigie.index.SearchResult.Count;
import org.vigie.index.SearchResult.Hit;
import org.vigie.index.SearchResult.Passage;
import org.vigie.index.SearchResult.Piece;
import org.vigie.index.StoredObservation;
import org.vigie.listing.Field;
import org.vigie.listing.ListingKey;
import org.vigie.web.view.PlannedWatch;

/// The rooms behind the pages, held in memory: records in, records out.
final class SampleRooms implements Listings, CaseFiles, Outside {

    final List<StoredObservation> observations = new CopyOnWriteArrayList<>();
    final List<SearchRequest> asked = new CopyOnWriteArrayList<>();
    final List<Decision> decisions = new CopyOnWriteArrayList<>();
    final List<Run> runs = new CopyOnWriteArrayList<>();
    final List<NotReady> notReady = new CopyOnWriteArrayList<>();
    final List<PlannedWatch> planned = new CopyOnWriteArrayList<>();
    byte[] source = "<html><script>alert('captured')</script></html>".getBytes(StandardCharsets.UTF_8);

    WebRooms rooms() {
        return new WebRooms(this, this, Samples::rules, capture -> source, () -> planned, this,
                InstantSource.fixed(Samples.NOW), Samples.PARIS);
    }

    /// A full house.
    static SampleRooms filled() {
        SampleRooms rooms = new SampleRooms();
        rooms.observations.add(Samples.toy());
        rooms.observations.add(Samples.stored("0b5e00", Samples.magnetToy("14.90"), "", 2, 10));
        rooms.observations.add(Samples.hostile());
        Instant now = Samples.NOW;
        rooms.runs.add(new Run("20261124-122501-demo-4", "demo", "cron", now.minusSeconds(299), Optional.empty(),
                Run.State.RUNNING, Optional.empty(), new RunCounts(Map.of("queued", 212L, "fetched", 88L), 80, 31, 14,
                        2)));
        rooms.runs.add(new Run("20261123-122501-demo-3", "demo", "cli", now.minusSeconds(90_000),
                Optional.of(now.minusSeconds(89_114)), Run.State.FINISHED, Optional.empty(),
                new RunCounts(Map.of("fetched", 1_482L, "challenged", 3L, "failed", 2L, "refused-by-robots", 1L), 1_391,
                        402, 231, 48)));
        rooms.runs.add(new Run("20261122-000000-bazaar-1", "bazaar", "cron", now.minusSeconds(190_000),
                Optional.of(now.minusSeconds(189_999)), Run.State.FAILED,
                Optional.of("crawl.contact is empty: watches of real marketplaces do not run without it"),
                RunCounts.NONE));
        rooms.planned.add(new PlannedWatch("demo", "The demo marketplaces", "demo-bazaar",
                Optional.of(now.plusSeconds(3_300)), true, true, "0 25 * * * ?"));
        rooms.planned.add(new PlannedWatch("toys", "Toys sold to France", "example-shop", Optional.empty(), false,
                false, "0 0 3 * * ?"));
        rooms.decide("aa02", "x", Decision.Kind.TO_REVIEW, "C. Martin", "Ask the marketplace for the trader's file.");
        return rooms;
    }

    @Override
    public String metrics() {
        return "# TYPE vigie_hosts_paused gauge\nvigie_hosts_paused 0.0\n";
    }

    @Override
    public List<NotReady> notReady() {
        return notReady;
    }

    @Override
    public SearchResult search(SearchRequest request) {
        asked.add(request);
        List<Hit> hits = new ArrayList<>();
        for (StoredObservation each : observations) {
            String title = each.observation().listing().text(Field.TITLE).orElse("");
            if (title.contains(request.words())) {
                int at = title.indexOf(request.words());
                hits.add(new Hit(each, List.of(new Piece(title.substring(0, at), false), new Piece(request.words(),
                        true), new Piece(title.substring(at + request.words().length()), false)),
                        request.words().isEmpty()
                                ? List.of()
                                : List.of(new Passage("description", List.of(
                                        new Piece("… Each ball is 5 mm wide and made of ", false),
                                        new Piece("neodymium", true),
                                        new Piece(", very strong. Recommended from 3 years …", false))))));
            }
        }
        int from = Math.min(hits.size(), request.page() * request.size());
        Map<Facet, List<Count>> facets = hits.isEmpty()
                ? Map.of()
                : Map.of(
                        Facet.VERDICT, List.of(new Count("breach", 231), new Count("undecided", 402)),
                        Facet.SEVERITY,
                        List.of(new Count("high", 120), new Count("critical", 61), new Count("medium", 50)),
                        Facet.RULE, List.of(new Count("R0007", 120), new Count("R0012", 61), new Count("R0021", 50)),
                        Facet.TOPIC, List.of(new Count("product-safety", 181), new Count("price", 50)),
                        Facet.MARKETPLACE, List.of(new Count("demo-bazaar", 1_204), new Count("demo-mode", 187)),
                        Facet.SELLER, List.of(new Count("Bright Idea Trading Ltd", 88), new Count("<b>Evil & Co\"", 3),
                                new Count("A", 2), new Count("B", 2), new Count("C", 2), new Count("D", 1),
                                new Count("E", 1),
                                new Count("F", 1), new Count("G", 1), new Count("H", 1)),
                        Facet.COUNTRY, List.of(new Count("CN", 900), new Count("FR", 211)),
                        Facet.LANGUAGE, List.of(new Count("fr", 1_100), new Count("en", 291)),
                        Facet.DATE, List.of(new Count("2026-11", 1_391)));
        return new SearchResult(hits.size(), hits.subList(from, Math.min(hits.size(), from + request.size())), facets,
                Duration.ofMillis(7));
    }

    @Override
    public Optional<StoredObservation> observation(String id) {
        return observations.stream().filter(each -> each.observation().id().equals(id)).findFirst();
    }

    @Override
    public Optional<StoredObservation> byFinding(String findingId) throws IOException {
        return observations.stream().filter(each -> each.observation().findings().stream()
                .anyMatch(finding -> finding.id().equals(findingId))).findFirst();
    }

    @Override
    public List<StoredObservation> history(ListingKey key) {
        return observations.stream().filter(each -> each.observation().listing().key().equals(key)).toList();
    }

    @Override
    public Decision decide(String findingId, String listing, Decision.Kind kind, String author, String note) {
        if (author.isEmpty()) {
            throw new IllegalArgumentException("Write your name: a decision is signed.");
        }
        Decision decision = new Decision(decisions.size() + 1L, findingId, listing, kind, author, note, Samples.NOW);
        decisions.addFirst(decision);
        return decision;
    }

    @Override
    public List<Decision> decisions(String findingId) {
        return decisions.stream().filter(each -> each.findingId().equals(findingId)).toList();
    }

    @Override
    public Map<String, Decision> current(Set<String> findingIds) {
        Map<String, Decision> current = new HashMap<>();
        decisions.stream().filter(each -> findingIds.contains(each.findingId()))
                .forEach(each -> current.putIfAbsent(each.findingId(), each));
        return current;
    }

    @Override
    public List<Run> newestRuns(int most) {
        return runs.stream().limit(most).toList();
    }

    @Override
    public Optional<Run> run(String runId) {
        return runs.stream().filter(each -> each.id().equals(runId)).findFirst();
    }

    @Override
    public List<PageProblem> problems(String runId, int most) {
        return List.of(
                new PageProblem("https://bazaar.example/item/99", "challenged", "the page asks for a human"),
                new PageProblem("javascript:alert(5)", "failed", "not a web address <b>"));
    }

    @Override
    public BlindSpots blindSpots(String runId) {
        return new BlindSpots(runId, 1_490, 1_482,
                List.of(new BlindSpots.Unseen("challenged", 3, problems(runId, 1)),
                        new BlindSpots.Unseen("failed", 2, List.of())),
                0, Map.of("max_pages <reached>", 3L));
    }
}
