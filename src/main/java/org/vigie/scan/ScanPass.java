package org.vigie.scan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.casework.Frontier.Kind;
import org.vigie.casework.Frontier.PageTask;
import org.vigie.casework.Run;
import org.vigie.casework.RunTakenOverException;
import org.vigie.config.Watch;

/// Scans watches: for each page the stages in order, until the watch has no page left.
///
/// A run that was cut off is resumed, not begun again. One run of a watch at a time, over all processes. Safe for use
/// by several threads, each with another watch.
public final class ScanPass {

    private static final Logger LOG = LoggerFactory.getLogger(ScanPass.class);

    private final ScanRooms rooms;
    private final Set<Workers> working = ConcurrentHashMap.newKeySet();

    public ScanPass(ScanRooms rooms) {
        this.rooms = rooms;
    }

    /// Scans one watch to its end.
    ///
    /// @param cause what started it: `cron`, `cli`, `web`
    /// @return the run as it ended (interrupted when [#stop] came first); nothing when a run of this watch is already
    ///         under way
    /// @throws IOException when archive or index cannot be written; the run is then marked as failed
    public Optional<Run> scan(Watch watch, String cause, PassListener listener) throws IOException {
        Optional<Run> cutOff = rooms.store().runs().resumable(watch.name());
        Optional<Run> run = cutOff.isPresent()
                ? Optional.of(rooms.store().runs().resume(cutOff.get().id()))
                : rooms.store().runs().start(watch.name(), cause);
        if (run.isEmpty()) {
            return run;
        }
        String runId = run.get().id();
        listener.started(run.get(), cutOff.isPresent());
        boolean whole;
        try (Ledgers.Lease lease = rooms.ledgers().lease()) {
            whole = work(watch, runId, lease.ledger(), listener);
        } catch (RunTakenOverException e) {
            throw new IOException(
                    "the run " + runId + " was taken over by another process, since this one had not been "
                            + "heard of for a minute; nothing is lost",
                    e);
        } catch (IOException | RuntimeException e) {
            LOG.error("run {} failed", runId, e);
            rooms.store().runs().finish(runId, Run.State.FAILED, Optional.of(String.valueOf(e.getMessage())));
            throw e;
        }
        if (whole) {
            rooms.store().runs().finish(runId, Run.State.FINISHED, Optional.empty());
        } else {
            rooms.store().runs().finish(runId, Run.State.INTERRUPTED,
                    Optional.of("stopped before its end; the next scan of this watch goes on with it"));
        }
        Run ended = rooms.store().runs().run(runId).orElseThrow();
        listener.finished(ended);
        return Optional.of(ended);
    }

    private boolean work(Watch watch, String runId, Ledger ledger, PassListener listener) throws IOException {
        Turns turns = new Turns(rooms.crawler());
        Judging judging = new Judging(rooms.rules(), ledger, rooms.store(), runId, watch.name(), listener);
        PageWork pageWork = new PageWork(rooms, turns, ledger, judging, watch, runId, listener);
        pageWork.plan(seeds(watch));
        Workers workers = new Workers(rooms, runId, ledger, pageWork, turns);
        working.add(workers);
        try {
            return workers.work();
        } finally {
            working.remove(workers);
        }
    }

    /// Ends all scans under way: no page is begun any more, pages that came are sealed and judged, and the runs can
    /// be resumed. Returns at once; the scans end soon after.
    public void stop() {
        working.forEach(Workers::stop);
    }

    private static List<PageTask> seeds(Watch watch) {
        List<PageTask> seeds = new ArrayList<>();
        watch.lists().forEach(url -> seeds.add(new PageTask(url, Kind.LIST, 0)));
        watch.items().forEach(url -> seeds.add(new PageTask(url, Kind.ITEM, 0)));
        return seeds;
    }
}
