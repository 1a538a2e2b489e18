package org.vigie.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.casework.Outbox;
import org.vigie.casework.Outbox.Alert;
import org.vigie.casework.Outbox.Delivery;
import org.vigie.casework.Outbox.State;
import org.vigie.casework.Store;

final class DeliveriesTest {

    @TempDir
    private Path temp;

    private final HandClock clock = new HandClock();
    private final List<String> counted = new CopyOnWriteArrayList<>();

    /// A way that fails so many times, and then takes everything.
    private static final class Moody implements Channel {

        private final List<Alert> asked = new CopyOnWriteArrayList<>();
        private final int failures;

        Moody(int failures) {
            this.failures = failures;
        }

        @Override
        public String name() {
            return "webhook";
        }

        @Override
        public String where() {
            return "nowhere";
        }

        @Override
        public Sent send(Alert alert) {
            asked.add(alert);
            return asked.size() <= failures ? new Sent.NotDelivered("out for lunch") : new Sent.Delivered("taken");
        }
    }

    private Deliveries deliveries(Store store, Channel channel) {
        return new Deliveries(store.outbox(), List.of(channel), 4, clock,
                (by, outcome) -> counted.add(by + " " + outcome));
    }

    private void put(Outbox outbox, String channel) {
        outbox.put(TestMessage.at(clock.instant()), List.of(channel), Duration.ZERO, List.of());
    }

    @Test
    void whatFailsIsTriedAgainLaterAlsoAfterARestart() {
        Moody channel = new Moody(2);
        try (Store store = Store.open(temp, clock)) {
            put(store.outbox(), "webhook");
            Deliveries deliveries = deliveries(store, channel);
            assertThat(deliveries.deliverDue(Duration.ofHours(1))).isZero();
            assertThat(deliveries.deliverDue(Duration.ofHours(1))).isZero();
            assertThat(channel.asked).as("not before its time").hasSize(1);
            clock.move(Duration.ofMinutes(1));
            deliveries.deliverDue(Duration.ofHours(1));
            assertThat(channel.asked).hasSize(2);
        }
        try (Store store = Store.open(temp, clock)) {
            Deliveries deliveries = deliveries(store, channel);
            clock.move(Duration.ofSeconds(119));
            assertThat(deliveries.deliverDue(Duration.ofHours(1))).isZero();
            clock.move(Duration.ofSeconds(1));
            assertThat(deliveries.deliverDue(Duration.ofHours(1))).isEqualTo(1);
            assertThat(channel.asked).extracting(Alert::id).as("one alert, known by its id").hasSize(3)
                    .containsOnly(channel.asked.getFirst().id());
            assertThat(store.outbox().standing()).isEqualTo(new Outbox.Standing(0, 0));
        }
        assertThat(counted).containsExactly("webhook failed", "webhook failed", "webhook delivered");
    }

    @Test
    void whatAlwaysFailsIsGivenUpAndKept() {
        try (Store store = Store.open(temp, clock)) {
            put(store.outbox(), "webhook");
            Moody channel = new Moody(Integer.MAX_VALUE);
            Deliveries deliveries = deliveries(store, channel);
            for (int i = 0; i < 20; i++) {
                deliveries.deliverDue(Duration.ofHours(1));
                clock.move(Duration.ofHours(5));
            }
            assertThat(channel.asked).hasSize(4);
            assertThat(store.outbox().newest(5)).singleElement().satisfies(delivery -> {
                assertThat(delivery.state()).isEqualTo(State.GIVEN_UP);
                assertThat(delivery.error()).isEqualTo("out for lunch");
                assertThat(delivery.attempts()).isEqualTo(4);
            });
            assertThat(counted).endsWith("webhook given-up");
        }
    }

    @Test
    void waitsGrowToFourHours() {
        assertThat(List.of(1, 2, 3, 9, 60).stream().map(Deliveries::wait)).containsExactly(Duration.ofMinutes(1),
                Duration.ofMinutes(2), Duration.ofMinutes(4), Duration.ofHours(4), Duration.ofHours(4));
    }

    @Test
    void channelThatIsNoLongerSetIsSaidAndGivenUp() {
        try (Store store = Store.open(temp, clock)) {
            put(store.outbox(), "mail");
            deliveries(store, new Moody(0)).deliverDue(Duration.ofHours(1));
            assertThat(store.outbox().newest(1).getFirst().error()).contains("no mail any more");
        }
    }

    @Test
    void noDeliveryIsTakenTwiceAtOnce() throws Exception {
        try (Store one = Store.open(temp, clock); Store other = Store.open(temp, clock)) {
            for (int i = 0; i < 40; i++) {
                put(one.outbox(), "webhook");
            }
            List<Delivery> taken = new CopyOnWriteArrayList<>();
            CountDownLatch ready = new CountDownLatch(2);
            List<Thread> threads = new ArrayList<>();
            for (Store store : List.of(one, other)) {
                threads.add(Thread.ofVirtual().start(() -> {
                    ready.countDown();
                    try {
                        ready.await();
                    } catch (InterruptedException e) {
                        return;
                    }
                    for (List<Delivery> due = store.outbox().take(1); !due.isEmpty(); due = store.outbox().take(1)) {
                        taken.addAll(due);
                    }
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(taken).extracting(delivery -> delivery.alert().id()).hasSize(40).doesNotHaveDuplicates();
        }
    }

    @Test
    void aTakenDeliveryWhoseProcessDiedIsDueAgain() {
        try (Store store = Store.open(temp, clock)) {
            put(store.outbox(), "webhook");
            assertThat(store.outbox().take(9)).hasSize(1);
            assertThat(store.outbox().take(9)).isEmpty();
            clock.move(Duration.ofMinutes(5));
            assertThat(store.outbox().take(9)).hasSize(1);
        }
    }

    @Test
    void theThreadDeliversWhenItIsWoken() {
        Moody channel = new Moody(0);
        try (Store store = Store.open(temp, clock); Deliveries deliveries = deliveries(store, channel)) {
            deliveries.start();
            put(store.outbox(), "webhook");
            deliveries.wake();
            await().atMost(Duration.ofSeconds(10)).until(() -> store.outbox().standing().waiting() == 0);
            assertThat(channel.asked).hasSize(1);
        }
    }
}
