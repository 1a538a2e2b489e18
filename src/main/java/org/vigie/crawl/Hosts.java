package org.vigie.crawl;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import okhttp3.HttpUrl;

/// Every host met, by scheme, name and port. Hosts long unused are forgotten, so that a page that leads to ever new
/// names cannot fill the memory.
final class Hosts {

    private static final int SWEEP_ABOVE = 2_000;
    /// Far longer than a thread can hold a host before it queues there.
    private static final Duration IDLE = Duration.ofHours(1);

    private final ConcurrentHashMap<String, Host> hosts = new ConcurrentHashMap<>();
    private final Ticker ticker;
    private final CountDownLatch closed;
    private final Duration delay;
    private final Duration delayMost;
    private final SharedTurns shared;
    private final Duration longestTurn;
    private volatile long restUntilNanos;

    Hosts(Ticker ticker, CountDownLatch closed, Duration delay, Duration delayMost) {
        this(ticker, closed, delay, delayMost, SharedTurns.NOBODY_ELSE, Duration.ZERO);
    }

    /// @param longestTurn longest time from the start of a request to its end
    Hosts(Ticker ticker, CountDownLatch closed, Duration delay, Duration delayMost, SharedTurns shared,
            Duration longestTurn) {
        this.shared = shared;
        this.longestTurn = longestTurn;
        this.ticker = ticker;
        this.closed = closed;
        this.delay = delay;
        this.delayMost = delayMost;
        this.restUntilNanos = ticker.nanos();
    }

    /// From now on, a host that is not known yet is asked for nothing until then.
    void restNew(long untilNanos) {
        restUntilNanos = untilNanos;
    }

    Host of(HttpUrl url) {
        if (hosts.size() > SWEEP_ABOVE) {
            hosts.keySet().forEach(key -> hosts.computeIfPresent(key, (_, host) -> host.idleFor(IDLE) ? null : host));
        }
        return hosts.compute(url.scheme() + "://" + url.host() + ":" + url.port(), (origin, known) -> {
            Host host = known == null
                    ? new Host(ticker, closed, delay, delayMost, restUntilNanos,
                            new HostTurn(shared, origin, longestTurn))
                    : known;
            host.touch();
            return host;
        });
    }

    int size() {
        return hosts.size();
    }
}
