package org.vigie.crawl;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Time that only moves forward, for pacing. Wall clocks are set back and forth; a host's pause must not be.
interface Ticker {

    /// Nanoseconds since some fixed moment; compare by subtraction only.
    long nanos();

    /// Waits until that moment, or until the latch opens.
    void await(long untilNanos, CountDownLatch orOpen) throws InterruptedException;

    static Ticker system() {
        return new Ticker() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void await(long untilNanos, CountDownLatch orOpen) throws InterruptedException {
                long left = untilNanos - System.nanoTime();
                while (left > 0 && !orOpen.await(left, TimeUnit.NANOSECONDS)) {
                    left = untilNanos - System.nanoTime();
                }
            }
        };
    }
}
