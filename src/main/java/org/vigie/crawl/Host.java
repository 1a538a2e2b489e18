package org.vigie.crawl;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;

/// One site's politeness: whose turn it is, when the next request may go, and what its robots.txt said. The back-off is
/// the host's, not a page's: every thread that wants something of the host waits.
final class Host {

    /// Longest Crawl-delay obeyed: a longer one is more often a way of saying "never" than a wish.
    static final Duration LONGEST_CRAWL_DELAY = Duration.ofSeconds(60);
    /// Longest Retry-After waited for.
    static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(1);
    /// Longest back-off when the host did not say how long.
    static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(10);
    /// How long nothing is asked of a host that challenged us. A challenge does not clear by trying again.
    static final Duration CHALLENGE_PAUSE = Duration.ofHours(6);

    /// Pages of a host remembered as refused.
    private static final int MOST_REFUSED = 500;

    private final Ticker ticker;
    private final CountDownLatch closed;
    private final Duration delay;
    private final Pace pace; // written by whoever has the turn
    private final ReentrantLock turns = new ReentrantLock(true);
    private final ReentrantLock robotsLock = new ReentrantLock(true);

    private volatile long touchedNanos;
    private volatile Duration crawlDelay = Duration.ZERO;
    private volatile Optional<Until<String>> pause = Optional.empty();
    private Optional<Until<RobotsTxt>> robots = Optional.empty(); // guarded by robotsLock
    private volatile boolean asked;
    private volatile long lastStartNanos;
    private volatile long lastEndNanos;
    private volatile long backOffUntilNanos;
    private int refusals; // guarded by turns
    private final LinkedHashSet<String> refused = new LinkedHashSet<>(); // pages; guarded by turns
    private boolean answeredSince; // anything since the last refusal that counted; guarded by turns

    private record Until<T>(T what, long nanos) {}

    private final HostTurn shared; // guarded by turns

    /// One that nobody else asks.
    Host(Ticker ticker, CountDownLatch closed, Duration delay, Duration delayMost, long restUntilNanos) {
        this(ticker, closed, delay, delayMost, restUntilNanos,
                new HostTurn(SharedTurns.NOBODY_ELSE, "", Duration.ZERO));
    }

    /// @param delay shortest pause
    /// @param delayMost longest time from request to request that refusals can lead to
    /// @param restUntilNanos nothing is asked before
    /// @param shared the turn among all processes
    Host(Ticker ticker, CountDownLatch closed, Duration delay, Duration delayMost, long restUntilNanos,
            HostTurn shared) {
        this.shared = shared;
        this.pace = new Pace(delay, delayMost);
        this.ticker = ticker;
        this.closed = closed;
        this.delay = delay;
        long now = ticker.nanos();
        this.touchedNanos = now;
        this.lastStartNanos = now;
        this.lastEndNanos = now;
        this.backOffUntilNanos = later(now, restUntilNanos);
    }

    /// Nanoseconds until a request may be sent, as far as can be told while nobody has the turn; 0 or less for now.
    long restNanos() {
        return nextNanos() - ticker.nanos();
    }

    /// Waits, first come first served, until a request may be sent, and keeps everyone else waiting until the turn is
    /// closed. Returns at once when the crawler is closed: look before sending.
    Turn takeTurn() throws InterruptedException {
        turns.lockInterruptibly();
        boolean taken = false;
        try {
            ticker.await(nextNanos(), closed);
            boolean alone = shared.take(Duration.ofNanos(pauseNanos()), ticker, closed);
            taken = true;
            return new Turn(alone);
        } finally {
            if (!taken) {
                turns.unlock();
            }
        }
    }

    private long pauseNanos() {
        return Math.max(longer(delay, crawlDelay).toNanos(), pace.strainNanos());
    }

    private long nextNanos() {
        long afterPause = asked ? lastEndNanos + pauseNanos() : lastEndNanos;
        long afterPeriod = asked ? lastStartNanos + pace.periodNanos() : lastStartNanos;
        return later(later(afterPause, afterPeriod), backOffUntilNanos);
    }

    private static long later(long a, long b) {
        return a - b > 0 ? a : b;
    }

    /// The right to send one request. Its end starts the pause, so close it when the answer has come.
    final class Turn implements AutoCloseable {

        private final long startNanos = ticker.nanos();
        private final boolean alone;
        private boolean used = true;

        private Turn(boolean alone) {
            this.alone = alone;
        }

        boolean crawlerClosed() {
            return closed.getCount() == 0;
        }

        /// Nothing was sent, so nobody need wait for it.
        void unused() {
            used = false;
        }

        /// The host answered 429 or 503.
        ///
        /// @param page what was asked for. One that is refused again, though others were answered since, is refused for
        ///     a reason of its own: the host is left alone as it asks, and its pace is not made slower by it.
        void backOff(String page, Optional<Duration> retryAfter) {
            boolean again = refused.remove(page) && answeredSince;
            refused.add(page);
            if (refused.size() > MOST_REFUSED) {
                refused.removeFirst();
            }
            refusals++;
            if (!again) {
                pace.refused();
                answeredSince = false;
            }
            Duration wait = retryAfter.map(asked -> shorter(asked, LONGEST_RETRY_AFTER)).orElseGet(this::guess);
            backOffUntilNanos = ticker.nanos() + wait.toNanos();
        }

        /// The host answered with something else.
        void answered() {
            refusals = 0;
            answeredSince = true;
            pace.answered(ticker.nanos() - startNanos);
        }

        /// Ten times the pause, and twice as long after each further refusal.
        private Duration guess() {
            Duration first = longer(delay.multipliedBy(10), Duration.ofSeconds(1));
            return shorter(first.multipliedBy(1L << Math.min(refusals - 1, 20)), LONGEST_BACK_OFF);
        }

        void pause(String marker) {
            Host.this.pause(marker, CHALLENGE_PAUSE);
        }

        @Override
        public void close() {
            if (used) {
                if (asked) {
                    pace.sent(startNanos - lastStartNanos, startNanos - lastEndNanos);
                }
                asked = true;
                lastStartNanos = startNanos;
                lastEndNanos = ticker.nanos();
            }
            try {
                if (alone) {
                    shared.giveBack(Duration.ofNanos(used ? Math.max(0, nextNanos() - ticker.nanos()) : 0));
                }
            } finally {
                turns.unlock();
            }
        }
    }

    void pause(String marker, Duration time) {
        pause = Optional.of(new Until<>(marker, ticker.nanos() + shorter(time, CHALLENGE_PAUSE).toNanos()));
    }

    /// What showed the challenge that the host is paused for.
    Optional<String> pausedFor() {
        return pause.filter(p -> p.nanos() - ticker.nanos() > 0).map(Until::what);
    }

    ReentrantLock robotsLock() {
        return robotsLock;
    }

    /// What robots.txt said, while it may be believed. Call with the robots lock held.
    Optional<RobotsTxt> robots() {
        return robots.filter(r -> r.nanos() - ticker.nanos() > 0).map(Until::what);
    }

    /// Call with the robots lock held.
    void keep(RobotsTxt said, Duration believed) {
        robots = Optional.of(new Until<>(said, ticker.nanos() + believed.toNanos()));
        Duration asked = said instanceof RobotsTxt.Rules(RobotsFile file) ? file.crawlDelay() : Duration.ZERO;
        crawlDelay = shorter(asked, LONGEST_CRAWL_DELAY);
    }

    void touch() {
        touchedNanos = ticker.nanos();
    }

    /// Whether forgetting the host changes nothing: long unused, nobody in it, nothing to wait for.
    boolean idleFor(Duration time) {
        long now = ticker.nanos();
        return now - touchedNanos > time.toNanos() && now - nextNanos() > 0
                && pausedFor().isEmpty() && !turns.isLocked() && !robotsLock.isLocked();
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
