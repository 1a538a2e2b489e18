package org.vigie.crawl;

import java.time.Duration;

/// What one page may still spend on the wire. Waiting for the host's turn is not counted: it is our politeness, not
/// the site's slowness. Used by one thread.
final class TimeLeft {

    private long nanos;

    TimeLeft(Duration all) {
        this.nanos = all.toNanos();
    }

    long nanos() {
        return nanos;
    }

    void spend(long spentNanos) {
        nanos -= spentNanos;
    }
}
