package org.vigie.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.vigie.config.CrawlSettings;
import org.vigie.config.Watch;
import org.vigie.scan.ScanPass;
import picocli.CommandLine;

/// Scans several watches side by side and tells how it goes; Ctrl-C ends them so that they can be resumed.
final class Scanning {

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
        ScanPass pass = new ScanPass(house.rooms(crawl, house.rules(), house.store()));
        PassReport report = new PassReport();
        Stop stop = new Stop(pass::stop);
        int code = 0;
        try (Progress progress = new Progress(err, "pages", Progress.watched());
                stop;
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Listeners listeners = new Listeners(List.of(progress, report));
            List<Future<Boolean>> scans = new ArrayList<>();
            for (Watch watch : watches) {
                scans.add(threads.submit(() -> pass.scan(watch, "cli", listeners).isPresent()));
            }
            for (int i = 0; i < scans.size(); i++) {
                if (!get(scans.get(i))) {
                    err.println("vigie: " + watches.get(i).name() + " is being scanned already; left out");
                    code = 5;
                }
            }
        }
        report.print(line.getOut());
        return stop.asked() ? 130 : code;
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
