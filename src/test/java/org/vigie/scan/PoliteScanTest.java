package org.vigie.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.ShopAnswer.Page;
import org.vigie.ShopItem;
import org.vigie.TestShop;
import org.vigie.casework.BlindSpots;
import org.vigie.casework.Run;
import org.vigie.config.Conduct;
import org.vigie.config.Hours;
import org.vigie.config.Revisit;
import org.vigie.config.Watch;

/// What a run does not ask for twice, what it leaves out, and what it says of that.
final class PoliteScanTest {

    @TempDir
    private Path temp;

    private static Watch watch(List<String> lists, List<String> items, List<String> sitemaps, Conduct conduct,
            Revisit revisit) {
        return new Watch("test", "Test", "testshop", true, "", lists, items, 100, 5000, "FR", sitemaps, conduct,
                revisit);
    }

    private static String links(String... hrefs) {
        return List.of(hrefs).stream().map(h -> "<li><a class=\"offer\" href=\"" + h + "\">Lampe</a></li>")
                .collect(Collectors.joining("", "<!doctype html><html lang=fr><title>Lampes</title><ul class=results>",
                        "</ul>"));
    }

    @Test
    void oneOfferUnderManyAddressesIsAskedForOnce() throws Exception {
        try (ScanFixture fixture = new ScanFixture(temp)) {
            TestShop shop = fixture.shop;
            shop.page("/list?q=1", links("/item/1?spm=a2g", "/item/1?utm_source=x", "/item/1;jsessionid=AB12",
                    "/item/1#reviews", "/item/2?sid=77", "/item/2"));
            Run run = fixture.scan(fixture.watch(List.of(shop.url("/list?q=1"), shop.url("/list?utm_medium=mail&q=1")),
                    List.of(shop.url("/item/2?gclid=9"))));
            assertThat(run.counts().pages()).isEqualTo(Map.of("list-read", 1L, "read", 2L));
            assertThat(shop.requests().stream().filter(r -> r.path().startsWith("/item/"))).hasSize(2);
        }
    }

    @Test
    void anEndlessCalendarIsLeftAfterTwoBarrenPages() throws Exception {
        try (ScanFixture fixture = new ScanFixture(temp)) {
            TestShop shop = fixture.shop;
            for (int day = 1; day <= 60; day++) {
                shop.page("/list?day=" + day, links("/item/1", "/item/2") + "<a rel=next href=\"/list?day=" + (day + 1)
                        + "\">Suivant</a>");
            }
            Run run = fixture.scan(fixture.watch(List.of(shop.url("/list?day=1")), List.of()));
            assertThat(run.counts().pages()).containsEntry("list-read", 3L).containsEntry("read", 2L);
            assertThat(spots(fixture, run).leftOut())
                    .containsEntry("trap: the list goes on and brings nothing new", 1L);
        }
    }

    @Test
    void facetsThatMakeEverNewListsAreBounded() throws Exception {
        try (ScanFixture fixture = new ScanFixture(temp)) {
            TestShop shop = fixture.shop;
            List<String> facets = IntStream.range(0, 260).mapToObj(i -> shop.url("/list?colour=" + i + "&size=" + i))
                    .toList();
            facets.forEach(url -> shop.page(url.substring(url.indexOf("/list")), links("/item/1")));
            Run run = fixture.scan(fixture.watch(facets, List.of()));
            assertThat(run.counts().pages()).containsEntry("list-read", 200L);
            assertThat(spots(fixture, run).leftOut())
                    .containsEntry("trap: too many addresses of one form", 60L);
        }
    }

    @Test
    void pathsThatGrowForEverAreNotFollowed() throws Exception {
        try (ScanFixture fixture = new ScanFixture(temp)) {
            Run run = fixture.scan(fixture.watch(List.of(fixture.shop.url("/a/b/a/b/a/b/a/b/list")),
                    List.of(fixture.shop.url("/item/1"))));
            assertThat(run.counts().pages()).isEqualTo(Map.of("read", 1L));
            assertThat(spots(fixture, run).leftOut()).containsKey("trap: the same part of the path over and over");
        }
    }

    @Test
    void eachUnseenPageIsToldWithItsReason() throws Exception {
        try (ScanFixture fixture = new ScanFixture(temp)) {
            TestShop shop = fixture.shop;
            shop.answer("/item/31", Page.redirect("/"));
            shop.page("/item/32", "<!doctype html><title>Erreur 404</title><p>Oups</p>");
            Run run = fixture.scan(fixture.watch(List.of(), List.of(shop.url("/item/1"), shop.url("/gone"),
                    shop.url("/item/31"), shop.url("/item/32"), shop.url("/soft-404"), shop.url("/legal"),
                    shop.url("/error"), shop.url("/forbidden/item"), shop.url("/always-limited"))));
            BlindSpots spots = spots(fixture, run);
            assertThat(spots.planned()).isEqualTo(9);
            assertThat(spots.seen()).isEqualTo(1);
            assertThat(spots.unseen().stream().collect(Collectors.toMap(BlindSpots.Unseen::outcome,
                    BlindSpots.Unseen::pages))).isEqualTo(Map.of("gone", 1L, "soft-404", 2L, "no-longer-sold", 1L,
                            "geo-blocked", 1L, "failed", 1L, "refused-by-robots", 1L, "rate-limited", 1L));
            assertThat(spots.unseen()).filteredOn(u -> !u.outcome().equals("rate-limited")).allSatisfy(
                    unseen -> assertThat(unseen.examples()).allSatisfy(e -> assertThat(e.why()).isNotBlank()));
            assertThat(fixture.store.runs().outcomes()).containsEntry("soft-404", 2L);
        }
    }

    @Test
    void aChallengeIsKeptOverTheEndOfTheProcess() throws Exception {
        try (ScanFixture fixture = new ScanFixture(temp)) {
            TestShop shop = fixture.shop;
            fixture.scan(fixture.watch(List.of(), List.of(shop.url("/challenge"))));
            assertThat(fixture.store.pauses().hosts()).singleElement()
                    .satisfies(pause -> assertThat(pause.why()).contains("Just a moment"));
            int asked = shop.requests().size();
            fixture.newCrawler();
            Run later = fixture.scan(fixture.watch(List.of(), List.of(shop.url("/item/1"))));
            assertThat(later.counts().pages()).isEqualTo(Map.of("challenged", 1L));
            assertThat(shop.requests()).hasSize(asked);
        }
    }

    @Test
    void sitemapsLeadToOffers() throws Exception {
        try (ScanFixture fixture = new ScanFixture(temp)) {
            TestShop shop = fixture.shop;
            shop.answer("/sitemap.xml", Page.of(200, "application/xml", """
                    <?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
                    <sitemap><loc>%s</loc></sitemap></sitemapindex>""".formatted(shop.url("/offers.xml"))));
            shop.answer("/offers.xml", Page.of(200, "application/xml", """
                    <?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
                    <url><loc>%s</loc></url><url><loc>%s</loc></url><url><loc>%s</loc></url>
                    <url><loc>https://elsewhere.example/item/9</loc></url></urlset>"""
                    .formatted(shop.url("/item/1"), shop.url("/item/2"), shop.url("/about"))));
            Run run = fixture.scan(watch(List.of(), List.of(), List.of(shop.url("/sitemap.xml")), Conduct.ORDINARY,
                    Revisit.EACH_RUN));
            assertThat(run.counts().pages()).isEqualTo(Map.of("sitemap-read", 2L, "read", 2L));
        }
    }

    @Test
    void anOfferThatIsNotDueIsLeftAloneAndToldSo() throws Exception {
        try (ScanFixture fixture = new ScanFixture(temp)) {
            Revisit daily = new Revisit(Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(9),
                    Duration.ofDays(1));
            Watch watch = watch(List.of(fixture.shop.url("/many/20")), List.of(), List.of(), Conduct.ORDINARY, daily);
            assertThat(fixture.scan(watch).counts().pages()).isEqualTo(Map.of("list-read", 1L, "read", 20L));
            Run second = fixture.scan(watch);
            assertThat(second.counts().pages()).isEqualTo(Map.of("list-read", 1L));
            assertThat(spots(fixture, second).leftOut())
                    .containsExactly(Map.entry("not due: looked at in an earlier run", 20L));
        }
    }

    @Test
    void theTermsOfAMandateStandInEveryCaptureOfTheRun() throws Exception {
        try (ScanFixture fixture = new ScanFixture(temp)) {
            Conduct mandate = new Conduct(true, "art. L. 512-5 code de la consommation, decision 2026-17", List.of(),
                    Optional.empty(), "fr", "FR", "EUR", 5, 60);
            Run run = fixture.scan(watch(List.of(), List.of(fixture.shop.url("/forbidden/item"),
                    fixture.shop.url("/missing")), List.of(), mandate, Revisit.EACH_RUN));
            assertThat(run.counts().pages()).isEqualTo(Map.of("nothing-read", 1L, "gone", 1L));
            String records = ArchiveTexts.all(fixture.folder);
            assertThat(records.split("Vigie-Term: robots: mandate; art. L. 512-5", -1)).hasSize(5); // 2 pages, 2 each
            assertThat(records).contains("Vigie-Term: ship-to: FR", "Vigie-Term: currency: EUR");
        }
    }

    @Test
    void outsideItsHoursARunStopsAndAsksNothing() throws Exception {
        try (ScanFixture fixture = new ScanFixture(temp)) {
            LocalTime now = LocalTime.ofInstant(Instant.now(), ZoneOffset.UTC);
            Hours elsewhen = new Hours(now.plusHours(5), now.plusHours(7), ZoneOffset.UTC);
            Conduct night = new Conduct(false, "", List.of(), Optional.of(elsewhen), "", "", "", 5, 60);
            Run run = fixture.scan(watch(List.of(), List.of(fixture.shop.url("/item/1")), List.of(), night,
                    Revisit.EACH_RUN));
            assertThat(run.state()).isEqualTo(Run.State.INTERRUPTED);
            assertThat(run.error()).hasValueSatisfying(why -> assertThat(why).contains("hours of the watch"));
            assertThat(fixture.shop.requests()).isEmpty();
        }
    }

    @Test
    void aPageThatStandsCountsAsASightingWithoutBeingSentAgain() throws Exception {
        try (ScanFixture fixture = new ScanFixture(temp)) {
            TestShop shop = fixture.shop;
            Page item = Page.html(ShopItem.ordinary("A1").html()).with("ETag", "\"v1\"");
            shop.answer("/item/1", item);
            Watch watch = fixture.watch(List.of(), List.of(shop.url("/item/1")));
            fixture.scan(watch);
            shop.answer("/item/1", new Page(304, Map.of("ETag", "\"v1\""), new byte[0]));
            Run second = fixture.scan(watch);
            assertThat(shop.requests("/item/1").getLast().headers()).containsEntry("if-none-match", "\"v1\"");
            assertThat(second.counts().pages()).isEqualTo(Map.of("not-modified", 1L));
            assertThat(second.counts().listings()).isEqualTo(1);
            assertThat(second.counts().newFindings()).isZero();
            assertThat(ArchiveTexts.all(fixture.folder)).contains("revisit/server-not-modified");
            try (var search = fixture.search()) {
                assertThat(search.search(new org.vigie.index.SearchRequest("", Map.of(), Optional.empty(),
                        Optional.empty(), false, false, 0, 10)).hits()).singleElement()
                        .satisfies(hit -> assertThat(hit.observation().sightings()).hasSize(2));
            }
        }
    }

    private static BlindSpots spots(ScanFixture fixture, Run run) {
        return fixture.store.runs().blindSpots(run.id());
    }
}
