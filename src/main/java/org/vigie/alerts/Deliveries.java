package org.vigie.alerts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.alerts.Channel.Sent;
import org.vigie.casework.Outbox;
import org.vigie.casework.Outbox.Delivery;
import org.vigie.casework.StoreException;
import org.vigie.config.AlertSettings;

/// Delivers what waits in the outbox. What fails is tried again after one minute, then two, four, … at the most four
/// hours, as often as the settings say; then it is given up, and stays in the outbox as that.
///
/// Safe for use by several threads and processes: no delivery is taken twice at once.
public final class Deliveries implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofHours(4);
    /// Another process may have put something in.
    private static final Duration GLANCE = Duration.ofSeconds(30);

    private final Outbox outbox;
    private final List<Channel> channels;
    private final int attempts;
    private final InstantSource clock;
    private final BiConsumer<String, String> counted;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable Thread loop; // guarded by lock
    private boolean woken; // guarded by lock
    private boolean closed; // guarded by lock

    /// @param counted hears of each try: name of the channel, and `delivered`, `failed` or `given-up`
    Deliveries(Outbox outbox, List<Channel> channels, int attempts, InstantSource clock,
            BiConsumer<String, String> counted) {
        this.outbox = outbox;
        this.channels = List.copyOf(channels);
        this.attempts = attempts;
        this.clock = clock;
        this.counted = counted;
    }

    /// Over the channels that the settings name.
    ///
    /// @param environment environment variables by name; that is where secrets come from
    /// @param counted hears of each try: name of the channel, and `delivered`, `failed` or `given-up`
    public static Deliveries of(AlertSettings settings, String userAgent, Outbox outbox,
            Function<String, Optional<String>> environment, InstantSource clock,
            BiConsumer<String, String> counted) {
        List<Channel> channels = new ArrayList<>();
        if (settings.webhook().wanted()) {
            channels.add(new Webhook(settings.webhook(), userAgent, environment, clock));
        }
        if (settings.mail().wanted()) {
            channels.add(new Mail(settings.mail(), environment));
        }
        return new Deliveries(outbox, channels, settings.attempts(), clock, counted);
    }

    /// The channels that messages go out on.
    public List<Channel> channels() {
        return channels;
    }

    /// Their names.
    public List<String> names() {
        return channels.stream().map(Channel::name).toList();
    }

    /// Delivers on a thread of its own, from now until [#close].
    public void start() {
        lock.lock();
        try {
            if (loop == null && !closed) {
                loop = Thread.ofVirtual().name("alerts").start(this::loop);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Has the thread look at the outbox at once.
    public void wake() {
        lock.lock();
        try {
            woken = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void loop() {
        while (goOn()) {
            try {
                deliverDue(LONGEST_WAIT);
            } catch (StoreException e) {
                LOG.error("alerts cannot be read from the store; tried again", e);
            }
        }
    }

    /// Waits until woken, or for a glance.
    ///
    /// @return false when it is time to end
    private boolean goOn() {
        lock.lock();
        try {
            long left = GLANCE.toNanos();
            while (!woken && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            woken = false;
            return !closed;
        } catch (InterruptedException e) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    /// Tries everything that is due, on the calling thread.
    ///
    /// @param most no delivery is begun after that time
    /// @return how many were delivered
    public int deliverDue(Duration most) {
        Instant end = clock.instant().plus(most);
        int delivered = 0;
        for (List<Delivery> due = outbox.take(1); !due.isEmpty(); due = isClosed() || clock.instant().isAfter(end)
                ? List.of()
                : outbox.take(1)) {
            for (Delivery delivery : due) {
                delivered += deliver(delivery) ? 1 : 0;
            }
        }
        return delivered;
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    private boolean deliver(Delivery delivery) {
        Optional<Channel> channel = channels.stream().filter(each -> each.name().equals(delivery.channel()))
                .findFirst();
        Sent sent = channel.map(each -> each.send(delivery.alert()))
                .orElseGet(() -> new Sent.NotDelivered("the settings name no " + delivery.channel() + " any more"));
        return switch (sent) {
            case Sent.Delivered(String how) -> {
                outbox.delivered(delivery);
                counted.accept(delivery.channel(), "delivered");
                LOG.info("alert {} delivered by {}: {}", delivery.alert().id(), delivery.channel(), how);
                yield true;
            }
            case Sent.NotDelivered(String why) -> {
                failed(delivery, why, channel.isPresent());
                yield false;
            }
        };
    }

    private void failed(Delivery delivery, String why, boolean again) {
        int tries = delivery.attempts() + 1;
        Optional<Instant> next = again && tries < attempts
                ? Optional.of(clock.instant().plus(wait(tries)))
                : Optional.empty();
        outbox.failed(delivery, why, next);
        counted.accept(delivery.channel(), next.isPresent() ? "failed" : "given-up");
        if (next.isPresent()) {
            LOG.warn("alert {} not delivered by {} ({}): tried again at {}", delivery.alert().id(),
                    delivery.channel(), why, next.get());
        } else {
            LOG.error("alert {} given up by {} after {} tries ({}); `vigie alerts list` shows it",
                    delivery.alert().id(), delivery.channel(), tries, why);
        }
    }

    static Duration wait(int tries) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(tries - 1, 20));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    /// Ends the thread; what is being sent goes on to its end or its time-out, but no longer than that.
    @Override
    public void close() {
        Thread ending;
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
            ending = loop;
        } finally {
            lock.unlock();
        }
        if (ending != null) {
            try {
                ending.join(TimeUnit.SECONDS.toMillis(20));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        channels.forEach(Channel::close);
    }
}
