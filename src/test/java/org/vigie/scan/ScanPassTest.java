package org.vigie.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.casework.Run;
import org.vigie.casework.Runs.PageProblem;
import org.vigie.evidence.ArchiveCheck;
import org.vigie.index.Facet;
import org.vigie.index.ListingSearch;
import org.vigie.index.SearchRequest;
import org.vigie.index.SearchResult;

final class ScanPassTest {

    @TempDir
    private Path temp;

    private static SearchRequest request(String words, Map<Facet, List<String>> filters, int page, int size) {
        return new SearchRequest(words, filters, Optional.empty(), Optional.empty(), false, false, page, size);
    }

    @Test
    void aThousandListingsScanWithoutALostRecord() throws Exception {
        try (ScanFixture fixture = new ScanFixture(temp)) {
            Run run = fixture.scan(fixture.watch(List.of(fixture.shop.url("/many/1000")), List.of()));
            assertThat(run.state()).isEqualTo(Run.State.FINISHED);
            assertThat(run.counts().pages()).containsEntry("read", 1000L).containsEntry("list-read", 20L);
            assertThat(run.counts().listings()).isEqualTo(1000);
            try (ListingSearch search = fixture.search()) {
                assertThat(search.search(request("", Map.of(), 0, 10)).total()).isEqualTo(1000);
            }
            var report = ArchiveCheck.verify(Ledger.archiveFolder(fixture.folder), (lines, done, all) -> {});
            assertThat(report.intact()).as(report.toString()).isTrue();
            // 1,020 pages and 1,000 observations, each a line of the log.
            assertThat(report.head().lines()).isEqualTo(2020);
        }
    }

    @Test
    void aSecondRunWritesRevisitsAndNoFindingTwice() throws Exception {
        try (ScanFixture fixture = new ScanFixture(temp)) {
            var watch = fixture.watch(List.of(fixture.shop.url("/many/60")), List.of());
            Run first = fixture.scan(watch);
            SearchResult before = everything(fixture);
            Run second = fixture.scan(watch);
            SearchResult after = everything(fixture);
            assertThat(first.counts().newFindings()).isPositive();
            assertThat(second.counts().newFindings()).isZero();
            assertThat(second.counts().listings()).isEqualTo(60);
            assertThat(after.total()).isEqualTo(before.total()).isEqualTo(60);
            assertThat(findings(after)).isEqualTo(findings(before));
            assertThat(after.hits()).allMatch(hit -> hit.observation().sightings().size() == 2);
            assertThat(ArchiveTexts.recordTypes(fixture.folder)).containsEntry("revisit", 62L);
        }
    }

    private static SearchResult everything(ScanFixture fixture) throws Exception {
        try (ListingSearch search = fixture.search()) {
            return search.search(request("", Map.of(), 0, 1000));
        }
    }

    private static List<String> findings(SearchResult result) {
        return result.hits().stream().flatMap(hit -> hit.observation().observation().findings().stream())
                .map(finding -> finding.id()).sorted().toList();
    }

    @Test
    void theRebuiltIndexGivesTheSameResults() throws Exception {
        try (ScanFixture fixture = new ScanFixture(temp)) {
            var watch = fixture.watch(List.of(fixture.shop.url("/many/120")),
                    List.of(fixture.shop.url("/price-rise"), fixture.shop.url("/shell")));
            fixture.scan(watch);
            fixture.scan(watch);
            List<SearchRequest> requests = List.of(request("", Map.of(), 0, 1000), request("lampe", Map.of(), 0, 50),
                    request("\"modèle 7\"", Map.of(), 0, 50), request("bouilloire -12", Map.of(), 1, 10),
                    request("", Map.of(Facet.VERDICT, List.of("undecided")), 0, 500),
                    request("casque", Map.of(Facet.SELLER, List.of("Boutique 3", "Boutique 4")), 0, 50));
            List<String> before = results(fixture, requests);
            Rebuild.run(fixture.folder, 50_000_000, InstantSource.system());
            assertThat(results(fixture, requests)).isEqualTo(before);
            assertThat(before.getFirst()).contains("testshop");
        }
    }

    /// Everything of the results but the time they took; hits of equal rank in the order of their ids.
    private static List<String> results(ScanFixture fixture, List<SearchRequest> requests) throws Exception {
        try (ListingSearch search = fixture.search()) {
            List<String> all = new ArrayList<>();
            for (SearchRequest request : requests) {
                SearchResult result = search.search(request);
                all.add(result.total() + " " + result.facets() + " "
                        + result.hits().stream().map(Object::toString).sorted()
                                .collect(Collectors.joining("\n")));
            }
            return all;
        }
    }

    @Test
    void whatTheSiteDoesIsAnOutcomeAndTheRunGoesOn() throws Exception {
        try (ScanFixture fixture = new ScanFixture(temp)) {
            List<String> paths = List.of("/item/1", "/forbidden/item", "/gone", "/missing", "/error", "/refused",
                    "/shell",
                    "/soft-404", "/gzip-bomb", "/reset", "/redirect-loop", "/not-http", "/endless", "/short", "/list",
                    "/item/2");
            Run run = fixture.scan(
                    fixture.watch(List.of(), paths.stream().map(path -> fixture.shop.url(path)).toList()));
            assertThat(run.state()).isEqualTo(Run.State.FINISHED);
            assertThat(run.counts().pages()).containsEntry("read", 2L).containsEntry("refused-by-robots", 1L)
                    .containsEntry("gone", 2L).containsEntry("no-longer-sold", 1L)
                    .containsEntry("nothing-read", 2L);
            assertThat(run.counts().pages().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(paths.size());
            List<PageProblem> problems = fixture.store.runs().problems(run.id(), 100);
            assertThat(problems).extracting(PageProblem::url).contains(fixture.shop.url("/gzip-bomb"))
                    .doesNotContain(fixture.shop.url("/item/1"), fixture.shop.url("/item/2"));
            assertThat(problems).allSatisfy(problem -> assertThat(problem.why()).isNotBlank());
            assertThat(ArchiveCheck.verify(Ledger.archiveFolder(fixture.folder), (lines, done, all) -> {}).intact())
                    .isTrue();
        }
    }

    @Test
    void aStoppedRunIsResumedAndNothingIsFetchedTwice() throws Exception {
        try (ScanFixture fixture = new ScanFixture(temp)) {
            ScanPass pass = new ScanPass(fixture.rooms);
            var watch = fixture.watch(List.of(fixture.shop.url("/many/200")), List.of());
            Run stopped = pass.scan(watch, "test", new PassListener() {
                @Override
                public void page(String runId, String url, String outcome, String detail) {
                    if (url.endsWith("/item/40")) {
                        pass.stop();
                    }
                }
            }).orElseThrow();
            assertThat(stopped.state()).isEqualTo(Run.State.INTERRUPTED);
            Run resumed = fixture.scan(watch);
            assertThat(resumed.id()).isEqualTo(stopped.id());
            assertThat(resumed.state()).isEqualTo(Run.State.FINISHED);
            assertThat(resumed.counts().pages()).containsEntry("read", 200L).containsEntry("list-read", 4L);
            assertThat(fixture.shop.requests().stream().filter(r -> r.path().contains("/item/"))
                    .collect(Collectors.groupingBy(r -> r.path(), Collectors.counting()))).hasSize(200);
        }
    }
}
