package org.vigie.crawl;

import java.time.Duration;

/// Learns how often one host lets itself be asked. It never asks faster than the settings say; it finds out how much
/// slower it must be.
///
/// A refusal (429, 503) lengthens the period from request to request; what was refused and what was accepted are
/// remembered, and the limit is looked for between the two by halving (the geometric mean) until they are within
/// [#CLOSE] of each other. From then on the period stands, and is tried a little shorter only after many answers, and
/// after ever more of them each time that this is refused. So a limit that was never announced costs a handful of
/// refusals, not a steady share of them.
///
/// A host that answers more than twice as slowly as it can is also left alone for as long as its answers take.
///
/// Written with the host's turn: by one thread at a time. Others may read how long to wait.
final class Pace {

    /// Accepted and refused period this near each other count as the limit.
    private static final double CLOSE = 1.06;
    /// How much a host that never refused is slowed down at first.
    private static final double FIRST_FACTOR = 1.5;
    /// Answers after which a period counts as accepted while the limit is looked for.
    private static final int PROVEN = 40;
    /// A refusal within so many answers of the last one means that the period is far off.
    private static final int SOON = 30;
    private static final int FIRST_PATIENCE = 500;
    private static final int MOST_PATIENCE = 8_000;
    private static final double FIRST_STEP = 0.03;
    private static final double LARGEST_STEP = 0.25;
    private static final double NEWEST = 0.2;
    private static final long SLOW_AT_LEAST = Duration.ofMillis(100).toNanos();

    private final long floor;
    private final long ceiling;
    private volatile double period; // 0 while the settings' pause alone is kept
    private double accepted; // 0 while none is known
    private double refused; // 0 while none is known
    private int answers; // at this period
    private int patience = FIRST_PATIENCE;
    private double step = FIRST_STEP;
    private boolean heard; // an answer since the last refusal
    private double interval; // mean from request to request, while there was no reason to wait
    private volatile double latency; // mean
    private volatile double bestLatency;

    /// @param floor shortest pause
    /// @param ceiling longest period learned
    Pace(Duration floor, Duration ceiling) {
        this.floor = floor.toNanos();
        this.ceiling = Math.max(ceiling.toNanos(), this.floor);
    }

    /// Least nanoseconds from the start of a request to the start of the next; 0 when nothing was learned.
    long periodNanos() {
        return (long) period;
    }

    /// Least nanoseconds from the end of an answer to the next request that the host's slowness asks for; mostly 0.
    long strainNanos() {
        boolean strained = bestLatency > 0 && latency > 2 * bestLatency + SLOW_AT_LEAST;
        return strained ? (long) Math.min(latency, ceiling) : 0;
    }

    /// @param sinceLastStart nanoseconds from the start of the request before
    /// @param sinceLastEnd nanoseconds from the end of its answer
    void sent(long sinceLastStart, long sinceLastEnd) {
        // A queue that was empty for a while says nothing about the rate.
        if (sinceLastEnd <= 2 * floor + Duration.ofSeconds(1).toNanos()) {
            interval = mean(interval, sinceLastStart);
        }
    }

    void answered(long latencyNanos) {
        latency = mean(latency, latencyNanos);
        // Rises slowly, for a host may have moved for good.
        bestLatency = bestLatency == 0 || latency < bestLatency ? latency : bestLatency * 1.001;
        heard = true;
        answers++;
        if (period == 0) {
            return;
        }
        boolean near = refused > 0 && period <= refused * CLOSE;
        if (refused > 0 && !near && answers >= PROVEN) {
            accepted = period;
            go(Math.max(Math.sqrt(accepted * refused), refused * 1.01));
        } else if (answers >= (refused > 0 || accepted == period ? patience : PROVEN)) {
            shorten();
        }
    }

    private void shorten() {
        accepted = period;
        refused = 0;
        go(period * (1 - step));
        step = Math.min(LARGEST_STEP, step * 2);
        if (period < floor) {
            period = 0;
            accepted = 0;
            step = FIRST_STEP;
            patience = FIRST_PATIENCE;
        }
    }

    /// The host answered that this was too often. A second refusal without an answer between says only that the host
    /// has not recovered, which the back-off sees to.
    void refused() {
        if (!heard) {
            return;
        }
        heard = false;
        double at = period > 0 ? period : Math.max(interval, floor);
        if (at <= 0) {
            return;
        }
        if (accepted > at) {
            // A trial failed: go back, and wait longer before the next.
            if (refused == 0) {
                patience = Math.min(MOST_PATIENCE, patience * 2);
                step = FIRST_STEP;
            }
            refused = at;
            go(accepted);
            return;
        }
        double factor = period == 0 ? FIRST_FACTOR : answers < SOON ? 2 : 1.1;
        refused = at;
        accepted = 0;
        go(at * factor);
    }

    private void go(double to) {
        period = Math.min(to, ceiling);
        answers = 0;
    }

    private static double mean(double before, double now) {
        return before == 0 ? now : before + NEWEST * (now - before);
    }
}
