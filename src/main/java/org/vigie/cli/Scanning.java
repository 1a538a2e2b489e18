package org.vigie.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.vigie.alerts.Deliveries;
import org.vigie.casework.Store;
import org.vigie.config.CrawlSettings;
import org.vigie.config.Watch;
import org.vigie.scan.ScanPass;
import picocli.CommandLine;

/// Scans several watches side by side and tells how it goes; Ctrl-C ends them so that they can be resumed.
final class Scanning {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Scanning() {
    }

    /// @return exit code: 0, or 5 when a watch was already being scanned by somebody else, or 130 when stopped
    static int scan(House house, CrawlSettings crawl, List<Watch> watches, CommandLine line) throws IOException {
        PrintWriter err = line.getErr();
        List<String> missing = watches.stream().flatMap(watch -> Contact.missing(watch, crawl).stream()).toList();
        if (!missing.isEmpty()) {
            missing.forEach(what -> err.println("vigie: " + what));
            return 2;
        }
        Store store = house.store();
        for (Watch watch : watches) {
            Optional<String> paused = store.pauses().reason(watch.name());
            if (paused.isPresent()) {
                err.println("vigie: the watch " + watch.name() + " is paused (" + paused.get()
                        + "); vigie watch pause --off " + watch.name() + " resumes it");
                return 2;
            }
        }
        ScanPass pass = new ScanPass(house.rooms(crawl, house.rules(), store));
        List<String> runs = new CopyOnWriteArrayList<>();
        PassReport report = new PassReport();
        Stop stop = new Stop(pass::stop);
        int code = 0;
        Deliveries deliveries = house.deliveries(store, (_, _) -> {});
        try (Progress progress = new Progress(err, "pages", Progress.watched(), house.clock()).ticking();
                stop;
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Listeners listeners = new Listeners(List.of(progress, report, house.alerting(store, deliveries)));
            List<Future<Boolean>> scans = new ArrayList<>();
            List<Watch> inTurn = watches.stream()
                    .sorted(Comparator.comparingInt((Watch w) -> w.conduct().priority()).reversed()).toList();
            for (Watch watch : inTurn) {
                scans.add(threads.submit(() -> pass.scan(watch, "cli", listeners)
                        .map(run -> runs.add(run.id())).isPresent()));
            }
            for (int i = 0; i < scans.size(); i++) {
                if (!get(scans.get(i))) {
                    err.println("vigie: " + inTurn.get(i).name() + " is being scanned already; left out");
                    code = 5;
                }
            }
        }
        report.print(line.getOut());
        runs.stream().sorted().forEach(run -> BlindSpotText.print(line.getOut(), store.runs().blindSpots(run),
                HostPauses.of(store, run)));
        tell(deliveries, store, err);
        return stop.asked() ? 130 : code;
    }

    /// Delivers what the runs put into the outbox, for half a minute at the most; what is left waits there for the next
    /// scan, or for `vigie serve`.
    private static void tell(Deliveries deliveries, Store store, PrintWriter err) {
        if (!deliveries.channels().isEmpty()) {
            deliveries.deliverDue(PATIENCE);
            long waiting = store.outbox().standing().waiting();
            if (waiting > 0) {
                err.println("vigie: " + waiting + (waiting == 1 ? " alert waits" : " alerts wait")
                        + " to be delivered; vigie alerts list tells why");
            }
        }
    }

    private static boolean get(Future<Boolean> scan) throws IOException {
        try {
            return scan.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException io -> throw io;
                case RuntimeException runtime -> throw runtime;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }
}
