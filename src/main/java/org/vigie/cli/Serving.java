package org.vigie.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.alerts.Deliveries;
import org.vigie.casework.MissedTimes.What;
import org.vigie.casework.Store;
import org.vigie.config.CrawlSettings;
import org.vigie.config.Watch;
import org.vigie.evidence.Archive;
import org.vigie.index.ListingSearch;
import org.vigie.metrics.Metrics;
import org.vigie.rules.RuleSet;
import org.vigie.rules.RuleVersions;
import org.vigie.rules.RulesInForce;
import org.vigie.scan.Ledger;
import org.vigie.schedule.Firing;
import org.vigie.schedule.Schedule;
import org.vigie.schedule.Upcoming;
import org.vigie.schedule.WatchFailedException;
import org.vigie.web.WebRooms;
import org.vigie.web.WebServer;
import org.vigie.web.view.PlannedWatch;

/// The web page and the schedule, running until stopped.
final class Serving implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Serving.class);
    private static final int LOOK_SECONDS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final WatchRuns runs;
    private final Deliveries deliveries;
    private final Schedule schedule;
    private final CutOff cutOff;
    private final WebServer server;
    private final ScheduledExecutorService looking = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("rules").daemon().factory());
    private final CountDownLatch stopped = new CountDownLatch(1);

    Serving(House house, Vigie vigie) throws IOException {
        RulesInForce rules = house.rulesInForce();
        Store store = house.store();
        List<Watch> watches = house.watches();
        CrawlSettings crawl = house.settings().crawl();
        Metrics metrics = new Metrics(store, vigie.clock());
        this.deliveries = house.deliveries(store, metrics::alert);
        WatchRuns runs = new WatchRuns(house.rooms(crawl, rules, store), crawl,
                new Listeners(List.of(metrics, house.alerting(store, deliveries))));
        this.runs = runs;
        deliveries.start();
        this.schedule = new Schedule(watches, house.settings().schedule(), this::run,
                (watch, planned) -> store.missedTimes().note(watch, What.LATE, planned, ""), store.shared());
        this.cutOff = new CutOff(watches, store, schedule::goOn);
        try {
            ListingSearch search = house.search();
            this.server = WebServer.start(house.settings().web(),
                    WebRooms.of(search, store, rules, capture -> {
                        try (Archive archive = Archive.openReadOnly(Ledger.archiveFolder(house.folder()))) {
                            return archive.body(capture);
                        }
                    }, () -> planned(watches, schedule.next()),
                            new Watching(metrics, store, search, Ledger.archiveFolder(house.folder()), rules,
                                    schedule),
                            vigie.clock(),
                            ZoneId.of(house.settings().schedule().zone())));
        } catch (IOException e) {
            cutOff.close();
            schedule.close();
            throw e;
        }
        looking.scheduleWithFixedDelay(() -> look(rules, vigie.rulesFolder()), LOOK_SECONDS, LOOK_SECONDS,
                TimeUnit.SECONDS);
    }

    /// Takes up what people change in the folder of rules, and keeps the new versions, so that what they find can be made
    /// again. Whatever goes wrong is told, and looked at again.
    private static void look(RulesInForce rules, Path folder) {
        try {
            Optional<RulesInForce.Change> change = rules.look();
            if (change.isEmpty()) {
                return;
            }
            switch (change.get()) {
                case RulesInForce.Change.Taken(RuleSet now, List<String> changed) -> {
                    LOG.info("rules changed: {}; set {} is in force from the next page on", String.join(" ", changed),
                            now.digest());
                    for (String id : changed) {
                        RuleVersions.keep(folder, id);
                    }
                }
                case RulesInForce.Change.Refused(String problems) -> LOG.warn("the changed rules are not taken up, and"
                        + " those from before stay in force:\n{}", problems);
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("changed rules could not be taken up whole, or not be kept in rules/versions/; `vigie rules lock`"
                    + " keeps them", e);
        }
    }

    private void run(Firing firing) throws WatchFailedException {
        if (runs.run(firing)) {
            schedule.handBack(firing.watch(), Firing.Cause.GO_ON);
        }
    }

    private static List<PlannedWatch> planned(List<Watch> watches, List<Upcoming> upcoming) {
        Map<String, Upcoming> byName = upcoming.stream()
                .collect(Collectors.toMap(Upcoming::watch, Function.identity()));
        return watches.stream().map(watch -> {
            Upcoming next = byName.get(watch.name());
            return new PlannedWatch(watch.name(), watch.title(), watch.marketplace(),
                    next == null ? Optional.empty() : next.times().stream().findFirst(),
                    next != null && next.running(), watch.enabled(), watch.cron());
        }).toList();
    }

    String url() {
        return server.url();
    }

    /// Returns when the process is asked to end.
    void untilStopped() {
        Stop stop = new Stop(() -> {
            runs.stop();
            stopped.countDown();
        });
        try {
            stopped.await();
            close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stop.close();
        }
    }

    /// Stops scans under way so that they can be resumed, then the schedule and the page. May be called twice.
    @Override
    public void close() {
        close(true);
    }

    /// @param page whether the page ends too; without it what stands outside sees the end come
    void close(boolean page) {
        looking.shutdownNow();
        cutOff.close();
        runs.stop();
        schedule.close(PATIENCE);
        deliveries.close();
        if (page) {
            server.close();
        }
    }
}
