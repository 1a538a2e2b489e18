package org.vigie.crawl;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import okhttp3.Dns;
import org.vigie.config.CrawlSettings;
import org.vigie.crawl.ChallengeMarks.Mark;
import org.vigie.crawl.ChallengeMarks.Where;

/// What the crawl tests share: settings, marks, time.
final class Crawls {

    static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    static final int MOST_BYTES = 1_000_000;
    static final ChallengeMarks MARKS = new ChallengeMarks(List.of(
            new Mark("127.0.0.1", Where.URL, "/risk/challenge"), new Mark("127.0.0.1", Where.BODY, "_____tmd_____")));

    private Crawls() {
    }

    /// No pause, three redirects, loopback allowed; time limits that only a hang reaches.
    static CrawlSettings settings() {
        return settings(Duration.ZERO, true);
    }

    static CrawlSettings settings(Duration delay, boolean privateAddresses) {
        return settings(delay, Duration.ofSeconds(20), privateAddresses);
    }

    static CrawlSettings settings(Duration delay, Duration callTimeout, boolean privateAddresses) {
        return new CrawlSettings("Vigie/0.1", "crawl@vigie.example", delay, Duration.ofSeconds(10), callTimeout,
                MOST_BYTES, 3, Duration.ofHours(24), privateAddresses);
    }

    static Crawler crawler() {
        return new Crawler(settings(), MARKS, InstantSource.fixed(NOON));
    }

    /// A crawler whose waiting takes no time.
    static Crawler crawler(Duration delay, Clockwork ticker) {
        return new Crawler(settings(delay, true), MARKS, InstantSource.fixed(NOON), ticker, Dns.SYSTEM);
    }

    /// Fetches all at once, each on a virtual thread of its own.
    static List<Outcome> together(Crawler crawler, Stream<String> urls)
            throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Outcome>> running = urls.map(u -> threads.submit(() -> crawler.fetch(u))).toList();
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> one : running) {
                outcomes.add(one.get());
            }
            return outcomes;
        }
    }

    /// A ticker that stands still, and jumps when somebody waits.
    static final class Clockwork implements Ticker {

        private long now = 1_000_000_000_000L;
        private final List<Duration> waits = new ArrayList<>();

        @Override
        public synchronized long nanos() {
            return now;
        }

        @Override
        public synchronized void await(long untilNanos, CountDownLatch orOpen) {
            if (untilNanos - now > 0) {
                waits.add(Duration.ofNanos(untilNanos - now));
                now = untilNanos;
            }
        }

        synchronized void pass(Duration time) {
            now += time.toNanos();
        }

        /// The waits since this was last asked.
        synchronized List<Duration> waits() {
            List<Duration> since = List.copyOf(waits);
            waits.clear();
            return since;
        }
    }
}
