package org.vigie.schedule;

import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vigie.config.Settings.ScheduleSettings;
import org.vigie.config.Watch;
import org.vigie.yaml.InvalidFilesException;

@Timeout(60)
final class ScheduleTest {

    private static final ScheduleSettings UTC = new ScheduleSettings("UTC", 2);
    private static final String EVERY_SECOND = "* * * * * ?";
    private static final String NEXT_CENTURY = "0 0 0 1 1 ? 2098";

    @Test
    void enabledWatchFiresAtItsTimesAndOthersDoNot() {
        Map<String, List<Instant>> fired = new ConcurrentHashMap<>();
        try (Schedule schedule = new Schedule(
                List.of(watch("each", EVERY_SECOND), disabled("off", EVERY_SECOND), watch("by-hand", "")), UTC,
                firing -> fired.computeIfAbsent(firing.watch().name(), _ -> new CopyOnWriteArrayList<>())
                        .add(Instant.now()))) {
            patiently().until(() -> fired.getOrDefault("each", List.of()).size() >= 3);
            assertThat(fired).containsOnlyKeys("each");
            assertThat(schedule.next()).extracting(Upcoming::watch).containsExactly("each", "off", "by-hand");
            assertThat(schedule.next()).extracting(upcoming -> upcoming.times().size()).containsExactly(3, 0, 0);
        }
    }

    @Test
    void timeIsNotAnticipated() {
        ZonedDateTime time = soon();
        AtomicReference<Instant> fired = new AtomicReference<>(Instant.MIN);
        AtomicInteger runs = new AtomicInteger();
        try (Schedule schedule = new Schedule(List.of(watch("once", secondsFrom(time, 1))), UTC, _ -> {
            fired.set(Instant.now());
            runs.incrementAndGet();
        })) {
            assertThat(schedule.next().getFirst().times()).containsExactly(time.toInstant());
            patiently().until(() -> runs.get() > 0 && schedule.next().getFirst().times().isEmpty());
        }
        assertThat(runs).hasValue(1);
        // Quartz may wake some milliseconds early.
        assertThat(fired.get()).isAfter(time.toInstant().minusMillis(50));
    }

    @Test
    void nextTellsTimesInOrderAndWhoRuns() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (Schedule schedule = new Schedule(
                List.of(watch("slow", "0 0 6 1 1 ? 2097-2099"), watch("idle", NEXT_CENTURY)),
                new ScheduleSettings("Europe/Paris", 1), _ -> {
                    begun.countDown();
                    go.await();
                })) {
            assertThat(schedule.runNow("slow")).isTrue();
            patiently().until(() -> begun.getCount() == 0);
            assertThat(schedule.next()).containsExactly(
                    new Upcoming("slow", List.of(Instant.parse("2097-01-01T05:00:00Z"),
                            Instant.parse("2098-01-01T05:00:00Z"), Instant.parse("2099-01-01T05:00:00Z")), true),
                    new Upcoming("idle", List.of(Instant.parse("2097-12-31T23:00:00Z")), false));
            go.countDown();
            patiently().until(() -> schedule.next().stream().noneMatch(Upcoming::running));
        }
    }

    @Test
    void slowWatchNeverRunsBesideItself() {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        try (Schedule schedule = new Schedule(List.of(watch("slow", EVERY_SECOND)), new ScheduleSettings("UTC", 4),
                _ -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    Instant until = Instant.now().plusMillis(1_400);
                    patiently().until(() -> Instant.now().isAfter(until));
                    inside.decrementAndGet();
                    ended.incrementAndGet();
                })) {
            patiently().until(() -> ended.get() >= 3);
            assertThat(schedule.next()).hasSize(1);
        }
        assertThat(most).hasValue(1);
    }

    @Test
    void watchesRunBesideEachOther() {
        CountDownLatch both = new CountDownLatch(2);
        try (Schedule schedule = new Schedule(List.of(watch("a", ""), watch("b", "")), UTC, _ -> {
            both.countDown();
            both.await();
        })) {
            schedule.runNow("a");
            schedule.runNow("b");
            patiently().until(() -> both.getCount() == 0);
        }
    }

    @Test
    void fourMissedTimesAreMadeUpForOnce() {
        ZonedDateTime first = soon();
        String fiveTimes = secondsFrom(first, 5);
        Instant last = first.plusSeconds(4).toInstant();
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch go = new CountDownLatch(1);
        try (Schedule schedule = new Schedule(List.of(watch("late", fiveTimes)), UTC, _ -> {
            runs.incrementAndGet();
            go.await();
        })) {
            patiently().until(() -> runs.get() == 1);
            patiently().until(() -> Instant.now().isAfter(last.plusMillis(1_500)));
            assertThat(schedule.next().getFirst().times()).as("the missed time").hasSize(1);
            go.countDown();
            patiently().until(() -> schedule.next().getFirst().times().isEmpty()
                    && !schedule.next().getFirst().running());
        }
        assertThat(runs).hasValue(2);
    }

    @Test
    void failingWatchStaysScheduled() {
        AtomicInteger runs = new AtomicInteger();
        try (Schedule schedule = new Schedule(List.of(watch("failing", EVERY_SECOND)), UTC, firing -> {
            if (runs.incrementAndGet() % 2 == 1) {
                throw new WatchFailedException(firing.watch().name() + " cannot be reached");
            }
            throw new IllegalStateException("a fault");
        })) {
            patiently().until(() -> runs.get() >= 3);
            assertThat(schedule.next().getFirst().times()).hasSize(3);
        }
    }

    @Test
    void runNowDoesNotPileUp() {
        Semaphore go = new Semaphore(0);
        AtomicInteger runs = new AtomicInteger();
        try (Schedule schedule = new Schedule(List.of(disabled("off", EVERY_SECOND), watch("other", "")),
                new ScheduleSettings("UTC", 1), _ -> {
                    runs.incrementAndGet();
                    go.acquire();
                })) {
            assertThat(schedule.runNow("off")).isTrue();
            patiently().until(() -> runs.get() == 1);
            assertThat(schedule.runNow("off")).as("while it runs").isFalse();
            assertThat(schedule.runNow("other")).isTrue();
            assertThat(schedule.runNow("other")).as("while it waits for the only thread").isFalse();
            go.release();
            patiently().until(() -> runs.get() == 2);
            go.release();
            patiently().until(() -> schedule.next().stream().noneMatch(Upcoming::running));
            patiently().until(() -> schedule.runNow("off"));
            patiently().until(() -> runs.get() == 3);
            go.release();
            assertThatIllegalArgumentException().isThrownBy(() -> schedule.runNow("none"))
                    .withMessage("There is no watch `none`.");
        }
    }

    @Test
    void closeWaitsForARunThatEnds() {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        Schedule schedule = new Schedule(List.of(watch("slow", "")), UTC, _ -> {
            begun.countDown();
            Instant until = Instant.now().plusMillis(700);
            patiently().until(() -> Instant.now().isAfter(until));
            ended.set(true);
        });
        schedule.runNow("slow");
        patiently().until(() -> begun.getCount() == 0);
        schedule.close(Duration.ofSeconds(30));
        assertThat(ended).isTrue();
    }

    @Test
    void closeInterruptsARunThatDoesNotEnd() {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        Schedule schedule = new Schedule(List.of(watch("endless", "")), UTC, _ -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.set(true);
                throw e;
            }
        });
        schedule.runNow("endless");
        patiently().until(() -> begun.getCount() == 0);
        schedule.close(Duration.ofMillis(50));
        assertThat(interrupted).isTrue();
    }

    @Test
    void closedScheduleStartsNothing() {
        AtomicInteger runs = new AtomicInteger();
        Schedule schedule = new Schedule(List.of(watch("each", EVERY_SECOND)), UTC, _ -> runs.incrementAndGet());
        schedule.close();
        int before = runs.get();
        Instant until = Instant.now().plusMillis(2_200);
        patiently().until(() -> Instant.now().isAfter(until));
        assertThat(runs).hasValue(before);
        schedule.close();
    }

    @Test
    void wrongExpressionsAreAllToldAndNothingIsScheduled() {
        assertThatExceptionOfType(InvalidFilesException.class)
                .isThrownBy(() -> new Schedule(List.of(watch("one", "x"), watch("two", "30 6 * * *")), UTC, _ -> {}))
                .withMessageContaining("one.yaml: ").withMessageContaining("two.yaml: ")
                .withMessageEndingWith("2 problems");
    }

    @Test
    void expressionWhoseTimesHavePassedIsNoError() {
        try (Schedule schedule = new Schedule(List.of(watch("past", "0 0 0 1 1 ? 2020")), UTC, _ -> {})) {
            assertThat(schedule.next()).containsExactly(new Upcoming("past", List.of(), false));
        }
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofMillis(20));
    }

    // With at least five seconds left in its minute.
    private static ZonedDateTime soon() {
        ZonedDateTime soon = Instant.now().plusSeconds(3).truncatedTo(SECONDS).atZone(ZoneOffset.UTC);
        return soon.getSecond() > 55 ? soon.plusSeconds(60 - soon.getSecond()) : soon;
    }

    // So many seconds of one minute, and never again.
    private static String secondsFrom(ZonedDateTime first, int count) {
        return first.getSecond() + "-" + (first.getSecond() + count - 1) + " " + first.getMinute() + " "
                + first.getHour()
                + " " + first.getDayOfMonth() + " " + first.getMonthValue() + " ? " + first.getYear();
    }

    private static Watch watch(String name, String cron) {
        return new Watch(name, name, "demo", true, cron, List.of(), List.of("https://shop.example/1"), 1, 10, "");
    }

    private static Watch disabled(String name, String cron) {
        return new Watch(name, name, "demo", false, cron, List.of(), List.of("https://shop.example/1"), 1, 10, "");
    }
}
