package org.vigie.scan;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.vigie.casework.Frontier.PageTask;
import org.vigie.config.Hours;
import org.vigie.config.Watch;

/// Hands the queued pages of one run to virtual threads, a bounded number at a time, each when its host may be asked,
/// and beats the run's heart.
final class Workers {

    /// Well within the minute after which a silent run counts as cut off.
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    /// How long nothing may happen before the queue is looked at again.
    private static final Duration GLANCE = Duration.ofMillis(200);

    /// With so many hosts, pages are taken for all of them together.
    private static final int MANY_HOSTS = 8;
    private static final Duration REFILL = Duration.ofMillis(100);
    /// Pages of one host in hand at the most, when there are many hosts; and in all, when there are few.
    private static final int LEAST_EACH = 4;
    private static final int FEW_HOSTS_MOST = 256;
    private static final int MOST_IN_HAND = 10_000;

    private final ScanRooms rooms;
    private final String runId;
    private final Ledger ledger;
    private final PageWork pageWork;
    private final Turns turns;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final Watch watch;
    private Instant beaten = Instant.EPOCH;
    private volatile String stoppedBy = "";
    private final Settling settling;
    private final Hand hand; // of the thread that works
    private final Queue<String> answered = new ConcurrentLinkedQueue<>();
    private long refilledNanos = System.nanoTime() - REFILL.toNanos() * 100;
    private int refilled = 1;
    private String lastHost = "";
    private int busy;
    private boolean changed;
    private boolean stopped;

    Workers(ScanRooms rooms, Watch watch, String runId, Ledger ledger, PageWork pageWork, Turns turns,
            Settling settling) {
        this.settling = settling;
        this.hand = new Hand(url -> rooms.crawler().untilFree(url).toNanos());
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
                    putBack();
                    rooms.store().frontier().giveUp(runId, "over-budget", "max_minutes of the watch are used up");
                }
                ledger.commitIfDue();
                settling.settleIfDue();
                refill();
                begin(threads);
                if (hand.size() == 0 && idle()) {
                    settling.settle();
                    if (rooms.store().frontier().open(runId) == 0) {
                        break;
                    }
                }
                awaitChange();
            }
        }
        settling.settle();
        putBack();
        throwFailure();
        return rooms.store().frontier().open(runId) == 0;
    }

    private void putBack() {
        rooms.store().frontier().putBack(runId, hand.empty(), Instant.EPOCH);
    }

    /// Takes more pages when a host has none left in hand: at once when hosts are few, else many hosts' at a time.
    private void refill() {
        for (String host = answered.poll(); host != null; host = answered.poll()) {
            hand.answered(host, System.nanoTime());
        }
        Map<String, Integer> held = hand.held();
        long since = System.nanoTime() - refilledNanos;
        boolean wanted = hand.anyEmpty() && refilled > 0 && (held.size() < MANY_HOSTS || since >= REFILL.toNanos());
        if (stopped() || (!wanted && since < GLANCE.toNanos())) {
            return;
        }
        refilledNanos = System.nanoTime();
        List<PageTask> tasks = rooms.store().frontier().take(runId,
                Math.max(LEAST_EACH, FEW_HOSTS_MOST / (held.size() + 1)),
                MOST_IN_HAND - hand.size(), held, lastHost);
        refilled = tasks.size();
        if (refilled > 0) {
            lastHost = tasks.stream().map(PageTask::host).max(Comparator.naturalOrder()).orElseThrow();
            hand.add(tasks, System.nanoTime());
        }
    }

    private void begin(ExecutorService threads) {
        while (!stopped() && free() > 0) {
            Optional<PageTask> task = hand.next(System.nanoTime());
            if (task.isEmpty()) {
                return;
            }
            begin(threads, task.get());
        }
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
            try (Told _ = Told.of(runId, watch.name())) {
                pageWork.page(task, () -> answered(task.host()));
            } catch (InterruptedException e) {
                // Stopped while waiting for the host: the page stays in the run and is queued again by its resumption.
                stop();
            } catch (IOException | RuntimeException e) {
                failure.compareAndSet(null, e);
                stop();
            } finally {
                changeBusy(-1);
            }
        });
    }

    /// A host's answer has come: it may be asked for the next page, while this one is still being read.
    private void answered(String host) {
        answered.add(host);
        synchronized (this) {
            changed = true;
            notifyAll();
        }
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
        changed = true;
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

    /// Waits until something changes, the next host may be asked, or a glance is due.
    private synchronized void awaitChange() {
        long now = System.nanoTime();
        long most = GLANCE.toMillis();
        long next = free() > 0 ? (hand.nextNanos(now) - now) / 1_000_000 + 1 : most;
        try {
            if (!changed && !stopped) {
                wait(Math.clamp(next, 1, most));
            }
            changed = false;
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
