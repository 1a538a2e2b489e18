package org.vigie.scan;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
                ? Optional.of(rooms.store().runs().resume(cutOff.get().id(), rooms.refetchAfter()))
                : rooms.store().runs().start(watch.name(), cause);
        if (run.isEmpty()) {
            return run;
        }
        try (Told _ = Told.of(run.get().id(), watch.name())) {
            LOG.info("run {} {}", cutOff.isPresent() ? "goes on" : "begins", cause);
            return Optional.of(scan(watch, run.get(), cutOff.isPresent(), listener));
        }
    }

    private Run scan(Watch watch, Run run, boolean resumed, PassListener listener) throws IOException {
        String runId = run.id();
        if (resumed) {
            rooms.crawler().rest(rooms.refetchAfter());
        }
        listener.started(run, resumed);
        rooms.store().pauses().hosts().forEach(pause -> rooms.crawler().pause(pause.url(), pause.why(),
                Duration.between(rooms.clock().instant(), pause.until())));
        Ending ending;
        try (Ledgers.Lease lease = rooms.ledgers().lease()) {
            ending = work(watch, run, lease.ledger(), listener);
        } catch (RunTakenOverException e) {
            throw new IOException(
                    "the run " + runId + " was taken over by another process, since this one had not been "
                            + "heard of for a minute; nothing is lost",
                    e);
        } catch (IOException | RuntimeException e) {
            LOG.error("run {} failed", runId, e);
            rooms.store().runs().finish(runId, Run.State.FAILED, Optional.of(String.valueOf(e.getMessage())));
            rooms.store().runs().run(runId).ifPresent(listener::finished);
            throw e;
        }
        if (ending.whole()) {
            rooms.store().runs().finish(runId, Run.State.FINISHED, Optional.empty());
        } else {
            rooms.store().runs().finish(runId, Run.State.INTERRUPTED,
                    Optional.of((ending.by().isEmpty() ? "stopped before its end" : ending.by())
                            + "; the next scan of this watch goes on with it"));
        }
        Run ended = rooms.store().runs().run(runId).orElseThrow();
        LOG.info("run {}: {}, {} listings, {} new findings", ended.state().word(),
                ended.error().orElse("to its end"), ended.counts().listings(), ended.counts().newFindings());
        listener.finished(ended);
        return ended;
    }

    private record Ending(boolean whole, String by) {}

    private Ending work(Watch watch, Run run, Ledger ledger, PassListener listener) throws IOException {
        String runId = run.id();
        Turns turns = new Turns(rooms.crawler());
        Settling settling = new Settling(rooms.store().runs(), runId, watch.name());
        Plan plan = new Plan(rooms, watch, run, listener);
        PageWork pageWork = new PageWork(rooms, turns, ledger, settling, plan, watch, runId, listener);
        plan.begin();
        Workers workers = new Workers(rooms, watch, runId, ledger, pageWork, turns, settling);
        working.add(workers);
        try {
            return new Ending(workers.work(), workers.stoppedBy());
        } finally {
            working.remove(workers);
        }
    }

    /// Ends all scans under way: no page is begun any more, pages that came are sealed and judged, and the runs can
    /// be resumed. Returns at once; the scans end soon after.
    public void stop() {
        working.forEach(Workers::stop);
    }
}
