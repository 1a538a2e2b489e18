package org.vigie.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The whole politeness of one host against limits that nobody announced, in time that only the test moves.
final class PaceTest {

    private static final int REQUESTS = 6_000;

    private final Crawls.Clockwork clock = new Crawls.Clockwork();
    private final Random random = new Random(7);

    /// Lets so many a second through, and so many at once after a rest; the rest of the form of nginx's `limit_req`.
    private final class Bucket {

        private final double perSecond;
        private final double burst;
        private double level;
        private long at = clock.nanos();

        Bucket(double perSecond, double burst) {
            this.perSecond = perSecond;
            this.burst = burst;
        }

        boolean lets() {
            long now = clock.nanos();
            level = Math.max(0, level - (now - at) * perSecond / 1e9);
            at = now;
            if (level > burst) {
                return false;
            }
            level++;
            return true;
        }
    }

    private record Seen(double shareOfAllowed, double shareRefused, double perSecond) {}

    private Seen run(Duration floor, double perSecond, double burst, Duration latency) throws InterruptedException {
        Host host = new Host(clock, new CountDownLatch(1), floor, Duration.ofMinutes(5), clock.nanos());
        Bucket bucket = new Bucket(perSecond, burst);
        long start = clock.nanos();
        int let = 0;
        for (int i = 0; i < REQUESTS; i++) {
            try (Host.Turn turn = host.takeTurn()) {
                clock.pass(jitter(latency.dividedBy(2)));
                boolean lets = bucket.lets();
                clock.pass(jitter(latency.dividedBy(2)));
                if (lets) {
                    let++;
                    turn.answered();
                } else {
                    turn.backOff("page " + i, Optional.empty());
                }
            }
        }
        double seconds = (clock.nanos() - start) / 1e9;
        return new Seen(let / (seconds * perSecond), (double) (REQUESTS - let) / REQUESTS, REQUESTS / seconds);
    }

    private Duration jitter(Duration around) {
        return Duration.ofNanos((long) (around.toNanos() * (0.95 + 0.1 * random.nextDouble())));
    }

    @ParameterizedTest
    @CsvSource({"20, 5, 1, 30", "20, 20, 5, 10", "20, 20, 1, 10", "50, 5, 20, 40", "100, 2, 10, 80", "500, 1, 3, 200",
            "20, 10, 40, 50", "2000, 0.2, 2, 300"})
    void findsALimitThatNobodyAnnounced(int floorMillis, double perSecond, double burst, int latencyMillis)
            throws Exception {
        Seen seen = run(Duration.ofMillis(floorMillis), perSecond, burst, Duration.ofMillis(latencyMillis));
        assertThat(seen.shareOfAllowed()).as(seen.toString()).isGreaterThanOrEqualTo(0.90);
        assertThat(seen.shareRefused()).as(seen.toString()).isLessThanOrEqualTo(0.01);
    }

    @Test
    void neverAsksFasterThanTheSettings() throws Exception {
        Seen seen = run(Duration.ofMillis(200), 1_000, 1_000, Duration.ofMillis(10));
        assertThat(seen.shareRefused()).isZero();
        assertThat(seen.perSecond()).isBetween(4.6, 4.8); // 200 ms pause and 10 ms of answer
    }

    @Test
    void aHostThatBecomesSlowIsAskedLess() throws Exception {
        Host host = new Host(clock, new CountDownLatch(1), Duration.ofMillis(100), Duration.ofMinutes(5),
                clock.nanos());
        for (int i = 0; i < 50; i++) {
            ask(host, Duration.ofMillis(50));
        }
        clock.waits();
        for (int i = 0; i < 50; i++) {
            ask(host, Duration.ofSeconds(3));
        }
        assertThat(clock.waits().getLast()).isGreaterThan(Duration.ofMillis(2_900));
        for (int i = 0; i < 50; i++) {
            ask(host, Duration.ofMillis(50));
        }
        assertThat(clock.waits().getLast()).isEqualTo(Duration.ofMillis(100));
    }

    private void ask(Host host, Duration latency) throws InterruptedException {
        try (Host.Turn turn = host.takeTurn()) {
            clock.pass(latency);
            turn.answered();
        }
    }

    /// Seen in the soak: a few pages that always answer 429, asked for again and again, had slowed hosts without any limit
    /// down to a page in 80 seconds.
    @Test
    void pagesThatAreAlwaysRefusedDoNotMakeTheHostSlow() throws Exception {
        Duration floor = Duration.ofMillis(500);
        Host host = new Host(clock, new CountDownLatch(1), floor, Duration.ofMinutes(5), clock.nanos());
        for (int i = 0; i < 400; i++) {
            ask(host, Duration.ofMillis(20));
            if (i % 10 == 0) {
                try (Host.Turn turn = host.takeTurn()) {
                    clock.pass(Duration.ofMillis(20));
                    turn.backOff("page " + i / 10 % 3, Optional.of(Duration.ofSeconds(2)));
                }
            }
        }
        ask(host, Duration.ofMillis(20));
        clock.waits();
        ask(host, Duration.ofMillis(20));
        assertThat(clock.waits().getLast()).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void theCeilingIsKept() {
        Pace pace = new Pace(Duration.ofSeconds(1), Duration.ofSeconds(10));
        for (int i = 0; i < 20; i++) {
            pace.sent(TimeUnit.SECONDS.toNanos(1), TimeUnit.SECONDS.toNanos(1));
            pace.answered(1_000);
            pace.refused();
        }
        assertThat(Duration.ofNanos(pace.periodNanos())).isEqualTo(Duration.ofSeconds(10));
    }
}
