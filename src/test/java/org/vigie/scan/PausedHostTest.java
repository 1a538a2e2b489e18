package org.vigie.scan;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.vigie.ShopAnswer.Page;
import org.vigie.TestShop;
import org.vigie.casework.Pauses.HostPause;
import org.vigie.casework.Run;

/// A host that asks for a human in the middle of a run, and what the lines of a run say of it.
final class PausedHostTest {

    private static final int OFFERS = 200;

    @TempDir
    private Path temp;

    private static final class Paused implements PassListener {

        private final List<HostPause> told = new CopyOnWriteArrayList<>();

        @Override
        public void paused(String runId, HostPause pause) {
            told.add(pause);
        }
    }

    private static List<String> offers(TestShop shop, String host, String first) {
        List<String> urls = new ArrayList<>(List.of(first));
        IntStream.range(0, OFFERS).forEach(i -> urls.add(shop.url(host, "/item/" + i)));
        return urls;
    }

    /// `/punished` answers 200, and only reading shows that it asks for a human: the crawler's own marks are none here.
    @Test
    void challengeSeenByReadingStopsTheRunningCrawlOfThatHost() throws Exception {
        try (ScanFixture fixture = new ScanFixture(temp)) {
            TestShop shop = fixture.shop;
            Paused paused = new Paused();
            Run run = new ScanPass(fixture.rooms).scan(
                    fixture.watch(List.of(), offers(shop, "127.0.0.1", shop.url("/punished"))), "test", paused)
                    .orElseThrow();
            assertThat(run.state()).isEqualTo(Run.State.FINISHED);
            long asked = shop.requests().stream().filter(r -> r.path().startsWith("/item/")).count();
            // Pages whose turn came while the challenge was on its way or being read; no host is asked in parallel.
            assertThat(asked).isLessThan(OFFERS / 2);
            assertThat(run.counts().pages()).containsEntry("challenged", OFFERS + 1 - asked);
            assertThat(paused.told).singleElement().satisfies(pause -> {
                assertThat(pause.origin()).isEqualTo(shop.url("").strip());
                assertThat(pause.why()).contains("_____tmd_____");
            });
            assertThat(fixture.store.pauses().hosts()).isEqualTo(paused.told);
            assertThat(fixture.store.sources().challenged(run.id(), 1_000)).hasSize((int) (OFFERS + 1 - asked));
        }
    }

    @Test
    void otherHostsOfTheRunGoOn() throws Exception {
        try (ScanFixture fixture = new ScanFixture(temp)) {
            TestShop shop = fixture.shop;
            List<String> urls = offers(shop, "lamps.localhost", shop.url("/punished")).subList(0, 21);
            Run run = fixture.scan(fixture.watch(List.of(), urls));
            assertThat(run.counts().pages()).containsEntry("challenged", 1L).containsEntry("read", 20L);
        }
    }

    @Test
    void pageThatOnlyLeadsToAPausedHostDoesNotPauseItsOwn() throws Exception {
        try (ScanFixture fixture = new ScanFixture(temp)) {
            TestShop shop = fixture.shop;
            fixture.scan(fixture.watch(List.of(), List.of(shop.url("login.localhost", "/challenge"))));
            shop.answer("/item/7", Page.redirect(shop.url("login.localhost", "/item/8")));
            Paused paused = new Paused();
            Run run = new ScanPass(fixture.rooms).scan(fixture.watch(List.of(), List.of(shop.url("/item/7"))), "test",
                    paused).orElseThrow();
            assertThat(run.counts().pages()).containsEntry("challenged", 1L);
            assertThat(paused.told).isEmpty();
            assertThat(fixture.store.pauses().hosts()).extracting(HostPause::origin)
                    .containsExactly(shop.url("login.localhost", ""));
        }
    }

    @Test
    void everyLineOfARunSaysOfWhichRunAndWatchItIs() throws Exception {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Logger ours = (Logger) LoggerFactory.getLogger("org.vigie.scan");
        try (ScanFixture fixture = new ScanFixture(temp)) {
            lines.start();
            ours.setLevel(Level.INFO);
            ours.addAppender(lines);
            Run run = fixture.scan(fixture.watch(List.of(fixture.shop.url("/list")), List.of()));
            ours.detachAppender(lines);
            List<ILoggingEvent> all = List.copyOf(lines.list);
            assertThat(all).extracting(ILoggingEvent::getFormattedMessage).anyMatch(m -> m.startsWith("run begins"))
                    .anyMatch(m -> m.startsWith("sealed line")).anyMatch(m -> m.startsWith("page read "))
                    .anyMatch(m -> m.startsWith("run finished"));
            assertThat(all).allSatisfy(line -> assertThat(line.getMDCPropertyMap()).containsEntry("run", run.id())
                    .containsEntry("watch", "test"));
        } finally {
            ours.setLevel(null);
            ours.detachAppender(lines);
        }
    }

    @Test
    void wordsOfAPageStayOutOfTheLog() throws Exception {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Logger ours = (Logger) LoggerFactory.getLogger("org.vigie.scan");
        try (ScanFixture fixture = new ScanFixture(temp)) {
            fixture.shop.page("/item/32", "<!doctype html><title>Erreur 404 tres-secret</title><p>Oups</p>");
            lines.start();
            ours.setLevel(Level.INFO);
            ours.addAppender(lines);
            Run run = fixture.scan(fixture.watch(List.of(), List.of(fixture.shop.url("/item/32"))));
            assertThat(fixture.store.runs().problems(run.id(), 5)).singleElement()
                    .satisfies(problem -> assertThat(problem.why()).contains("tres-secret"));
            assertThat(List.copyOf(lines.list)).extracting(ILoggingEvent::getFormattedMessage)
                    .anyMatch(m -> m.startsWith("page soft-404")).noneMatch(m -> m.contains("tres-secret"));
        } finally {
            ours.setLevel(null);
            ours.detachAppender(lines);
        }
    }
}
