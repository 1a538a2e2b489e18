package org.vigie.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vigie.casework.MissedTimes.What;
import org.vigie.casework.Store;
import org.vigie.config.CrawlSettings;
import org.vigie.config.Watch;
import org.vigie.evidence.Archive;
import org.vigie.rules.RuleSet;
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

    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final WatchRuns runs;
    private final Schedule schedule;
    private final CutOff cutOff;
    private final WebServer server;
    private final CountDownLatch stopped = new CountDownLatch(1);

    Serving(House house, Vigie vigie) throws IOException {
        RuleSet rules = house.rules();
        Store store = house.store();
        List<Watch> watches = house.watches();
        CrawlSettings crawl = house.settings().crawl();
        WatchRuns runs = new WatchRuns(house.rooms(crawl, rules, store), crawl);
        this.runs = runs;
        this.schedule = new Schedule(watches, house.settings().schedule(), this::run,
                (watch, planned) -> store.missedTimes().note(watch, What.LATE, planned, ""), store.shared());
        this.cutOff = new CutOff(watches, store, schedule::goOn);
        try {
            this.server = WebServer.start(house.settings().web(),
                    WebRooms.of(house.search(), store, rules, capture -> {
                        try (Archive archive = Archive.openReadOnly(Ledger.archiveFolder(house.folder()))) {
                            return archive.body(capture);
                        }
                    }, () -> planned(watches, schedule.next()), vigie.clock(),
                            ZoneId.of(house.settings().schedule().zone())));
        } catch (IOException e) {
            cutOff.close();
            schedule.close();
            throw e;
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
        cutOff.close();
        runs.stop();
        schedule.close(PATIENCE);
        server.close();
    }
}
