package org.vigie.cli;

import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.MDC.MDCCloseable;
import org.vigie.casework.MissedTimes.What;
import org.vigie.casework.Run;
import org.vigie.casework.Store;
import org.vigie.casework.StoreException;
import org.vigie.config.CrawlSettings;
import org.vigie.config.Watch;
import org.vigie.scan.Ledgers;
import org.vigie.scan.PassListener;
import org.vigie.scan.ScanPass;
import org.vigie.scan.ScanRooms;
import org.vigie.schedule.Firing;
import org.vigie.schedule.WatchFailedException;

/// What `serve` does with a watch that fires. A time that is not kept is noted in the store, for `vigie watch list`.
final class WatchRuns {

    private static final Logger LOG = LoggerFactory.getLogger(WatchRuns.class);

    private final ScanRooms rooms;
    private final Store store;
    private final CrawlSettings crawl;
    private final ScanPass pass;
    private final PassListener listener;
    private volatile boolean stopped;

    /// @param listener hears how the runs go
    WatchRuns(ScanRooms rooms, CrawlSettings crawl, PassListener listener) {
        this.listener = listener;
        this.rooms = rooms;
        this.store = rooms.store();
        this.crawl = crawl;
        this.pass = new ScanPass(rooms);
    }

    /// Runs a watch to its end.
    ///
    /// @return whether its run was cut short by [#stop], so that somebody else should go on with it
    boolean run(Firing firing) throws WatchFailedException {
        try {
            Optional<String> missing = Contact.missing(firing.watch(), crawl);
            if (missing.isPresent()) {
                throw new WatchFailedException(missing.get());
            }
            return leftOut(firing) ? false : scan(firing);
        } catch (WatchFailedException e) {
            miss(firing, What.UNABLE, String.valueOf(e.getMessage()));
            throw e;
        } catch (StoreException e) {
            throw new WatchFailedException(String.valueOf(e.getMessage()), e);
        }
    }

    private boolean leftOut(Firing firing) {
        String watch = firing.watch().name();
        Optional<String> paused = store.pauses().reason(watch);
        if (paused.isPresent()) {
            LOG.info("watch {} is paused: {}", watch, paused.get());
            miss(firing, What.PAUSED, paused.get());
            return true;
        }
        // Another process may have gone on with it since.
        return firing.cause() == Firing.Cause.GO_ON && store.runs().resumable(watch).isEmpty();
    }

    private boolean scan(Firing firing) throws WatchFailedException {
        Watch watch = firing.watch();
        // The archive first: when it is somebody else's, the run must stay as it is, for those who can go on with it.
        try (Ledgers.Lease _ = rooms.ledgers().lease()) {
            Optional<Run> run = pass.scan(watch, "cron", listener);
            if (run.isEmpty()) {
                LOG.warn("watch {} is being scanned already by another process; left out this time", watch.name());
                miss(firing, What.RUNNING, "");
                return false;
            }
            try (MDCCloseable _ = MDC.putCloseable("run", run.get().id());
                    MDCCloseable _ = MDC.putCloseable("watch", watch.name())) {
                LOG.info("blind spots {}", BlindSpotText.json(store.runs().blindSpots(run.get().id()),
                        HostPauses.of(store, run.get().id())));
            }
            return stopped && run.get().state() == Run.State.INTERRUPTED;
        } catch (IllegalStateException e) {
            // Between the look and the resumption another process was faster.
            if (store.runs().resumable(watch.name()).isPresent()) {
                throw e;
            }
            LOG.info("watch {} was gone on with by another process just now", watch.name());
            return false;
        } catch (IOException e) {
            throw new WatchFailedException(String.valueOf(e.getMessage()), e);
        }
    }

    private void miss(Firing firing, What what, String detail) {
        if (firing.cause() == Firing.Cause.TIME) {
            store.missedTimes().note(firing.watch().name(), what, firing.time(), detail);
        }
    }

    /// Ends scans under way so that they can be resumed.
    void stop() {
        stopped = true;
        pass.stop();
    }
}
