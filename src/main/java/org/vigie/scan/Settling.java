package org.vigie.scan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.vigie.casework.Runs;
import org.vigie.casework.Settled;

/// Collects what became of pages and notes it in the store, many pages in one transaction. A page that a kill takes
/// from here is still being worked on as far as the store knows, and is asked for again when its window has passed: what
/// was sealed of it stays.
///
/// Safe for use by several threads.
final class Settling {

    private static final int ENOUGH = 32;
    private static final long LONGEST = Duration.ofMillis(100).toNanos();

    private final Runs runs;
    private final String runId;
    private final String watch;
    private List<Settled> collected = new ArrayList<>(); // guarded by this
    private long oldest; // guarded by this

    Settling(Runs runs, String runId, String watch) {
        this.runs = runs;
        this.runId = runId;
        this.watch = watch;
    }

    synchronized void add(Settled page) {
        if (collected.isEmpty()) {
            oldest = System.nanoTime();
        }
        collected.add(page);
    }

    /// Notes what has waited long enough, or is enough.
    void settleIfDue() {
        boolean due;
        synchronized (this) {
            due = collected.size() >= ENOUGH
                    || (!collected.isEmpty() && System.nanoTime() - oldest >= LONGEST);
        }
        if (due) {
            settle();
        }
    }

    void settle() {
        List<Settled> pages;
        synchronized (this) {
            pages = collected;
            collected = new ArrayList<>();
        }
        runs.settle(runId, watch, pages);
    }
}
