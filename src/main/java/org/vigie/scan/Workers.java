package org.vigie.scan;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.vigie.casework.Frontier.PageTask;
import org.vigie.config.Hours;
import org.vigie.config.Watch;

/// Hands the queued pages of one run to virtual threads, a bounded number at a time, and beats the run's heart.
final class Workers {

    /// Well within the minute after which a silent run counts as cut off.
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    /// How long nothing may happen before the queue is looked at again.
    private static final Duration GLANCE = Duration.ofMillis(200);

    private final ScanRooms rooms;
    private final String runId;
    private final Ledger ledger;
    private final PageWork pageWork;
    private final Turns turns;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final Watch watch;
    private Instant beaten = Instant.EPOCH;
    private volatile String stoppedBy = "";
    private int busy;
    private boolean stopped;

    Workers(ScanRooms rooms, Watch watch, String runId, Ledger ledger, PageWork pageWork, Turns turns) {
        this.rooms = rooms;
        this.watch = watch;
        this.runId = runId;
        this.ledger = ledger;
        this.pageWork = pageWork;
        this.turns = turns;
    }

    /// Works until nothing is queued and nobody works, or until stopped.
    ///
    /// @return whether the run is whole
    boolean work() throws IOException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // What earlier parts of the run took is part of its budget.
            Instant end = rooms.clock().instant().plus(Duration.ofMinutes(watch.conduct().maxMinutes()))
                    .minus(rooms.store().runs().worked(runId));
            while (!stopped()) {
                beat();
                keepHours();
                if (rooms.clock().instant().isAfter(end)) {
                    rooms.store().frontier().giveUp(runId, "over-budget", "max_minutes of the watch are used up");
                }
                ledger.commitIfDue();
                List<PageTask> tasks = stopped() ? List.of() : rooms.store().frontier().take(runId, free());
                tasks.forEach(task -> begin(threads, task));
                if (tasks.isEmpty() && idle() && rooms.store().frontier().open(runId) == 0) {
                    break;
                }
                awaitChange();
            }
        }
        throwFailure();
        return rooms.store().frontier().open(runId) == 0;
    }

    /// Outside the hours of the watch its site is left alone; the run can be resumed within them.
    private void keepHours() {
        Optional<Hours> hours = watch.conduct().hours();
        if (hours.isPresent() && !hours.get().hold(rooms.clock().instant())) {
            stoppedBy = "outside the hours of the watch, " + hours.get();
            stop();
        }
    }

    /// Why the run was stopped, when its own terms did it; else empty.
    String stoppedBy() {
        return stoppedBy;
    }

    private void begin(ExecutorService threads, PageTask task) {
        changeBusy(1);
        threads.execute(() -> {
            MDC.put("run", runId);
            try {
                pageWork.page(task);
            } catch (InterruptedException e) {
                // Stopped while waiting for the host: the page stays in the run and is queued again by its resumption.
                stop();
            } catch (IOException | RuntimeException e) {
                failure.compareAndSet(null, e);
                stop();
            } finally {
                MDC.remove("run");
                changeBusy(-1);
            }
        });
    }

    private void beat() {
        Instant now = rooms.clock().instant();
        if (!now.isBefore(beaten.plus(HEARTBEAT))) {
            beaten = now;
            rooms.store().runs().heartbeat(runId);
        }
    }

    private synchronized void changeBusy(int by) {
        busy += by;
        notifyAll();
    }

    private synchronized int free() {
        return rooms.workers() - busy;
    }

    private synchronized boolean idle() {
        return busy == 0;
    }

    private synchronized boolean stopped() {
        return stopped;
    }

    /// Waits until something changes, or a glance is due. A wait that ends too early costs a look at the queue.
    @SuppressWarnings("WaitNotInLoop")
    private synchronized void awaitChange() {
        try {
            wait(GLANCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
        }
    }

    void stop() {
        synchronized (this) {
            stopped = true;
            notifyAll();
        }
        turns.stop();
    }

    private void throwFailure() throws IOException {
        switch (failure.get()) {
            case null -> {
            }
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            case Exception e -> throw new IllegalStateException(e);
        }
    }
}
