package org.vigie.crawl;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/// The turn at one host among all processes. Guarded by the host's turn within this one.
final class HostTurn {

    private final SharedTurns shared;
    private final String origin;
    private final Duration longest;

    HostTurn(SharedTurns shared, String origin, Duration longest) {
        this.shared = shared;
        this.origin = origin;
        this.longest = longest;
    }

    /// Waits until no other process asks the host, or until the latch opens.
    ///
    /// @return whether the turn is taken
    boolean take(Duration pause, Ticker ticker, CountDownLatch orOpen) throws InterruptedException {
        while (orOpen.getCount() > 0) {
            Duration wait = shared.take(origin, longest, pause);
            if (wait.isZero()) {
                return true;
            }
            ticker.await(ticker.nanos() + wait.toNanos(), orOpen);
        }
        return false;
    }

    void giveBack(Duration pause) {
        shared.giveBack(origin, pause);
    }
}
