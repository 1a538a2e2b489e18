package org.vigie.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.casework.Outbox;
import org.vigie.casework.Pauses.HostPause;
import org.vigie.casework.Run;
import org.vigie.casework.Sources.Queue;
import org.vigie.casework.Store;
import org.vigie.casework.StoreException;

/// Numbers that stand in the store, whichever process wrote them: read when they are asked for, and then believed for
/// a while, so that an eager reader costs the scanner nothing.
final class StoreGauges {

    private static final Logger LOG = LoggerFactory.getLogger(StoreGauges.class);

    private static final Duration BELIEVED = Duration.ofSeconds(5);
    private static final int LATELY = 200;

    private final Store store;
    private final InstantSource clock;
    private final MultiGauge pages;
    private final MultiGauge oldest;
    private Instant next = Instant.MIN;
    private volatile double paused = Double.NaN;
    private volatile double waiting = Double.NaN;
    private volatile double givenUp = Double.NaN;

    StoreGauges(PrometheusMeterRegistry registry, Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        this.pages = MultiGauge.builder("vigie.queue.pages").description("Pages that wait to be asked for")
                .register(registry);
        this.oldest = MultiGauge.builder("vigie.queue.oldest.seconds")
                .description("Since when the first page of the queue waits").register(registry);
        Gauge.builder("vigie.hosts.paused", this, self -> self.paused)
                .description("Hosts that are asked nothing now, after a challenge").register(registry);
        Gauge.builder("vigie.alerts.waiting", this, self -> self.waiting)
                .description("Alerts that are to be delivered, one for each channel").register(registry);
        Gauge.builder("vigie.alerts.undelivered", this, self -> self.givenUp)
                .description("Alerts whose delivery was given up, one for each channel").register(registry);
    }

    /// Reads the store again when it was read long enough ago. When it does not answer, the single numbers are NaN.
    synchronized void refresh() {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(BELIEVED);
        try {
            List<Row<?>> sizes = new ArrayList<>();
            List<Row<?>> ages = new ArrayList<>();
            List<Queue> queues = store.sources().queues();
            Set<String> idle = store.runs().newest(LATELY).stream().map(Run::watch).collect(Collectors.toSet());
            queues.forEach(queue -> idle.remove(queue.watch()));
            // A watch that ran lately and waits for nothing is at zero, so that its line goes on.
            idle.forEach(name -> {
                sizes.add(Row.of(Tags.of("watch", name), 0));
                ages.add(Row.of(Tags.of("watch", name), 0));
            });
            for (Queue queue : queues) {
                Tags watch = Tags.of("watch", queue.watch());
                sizes.add(Row.of(watch, queue.pages()));
                ages.add(Row.of(watch, queue.oldest().map(at -> Duration.between(at, now).toMillis() / 1000.0)
                        .orElse(0.0)));
            }
            pages.register(sizes, true);
            oldest.register(ages, true);
            List<HostPause> hosts = store.pauses().hosts();
            Outbox.Standing standing = store.outbox().standing();
            paused = hosts.size();
            waiting = standing.waiting();
            givenUp = standing.givenUp();
        } catch (StoreException e) {
            LOG.error("the store does not answer; its numbers are left out", e);
            pages.register(List.of(), true);
            oldest.register(List.of(), true);
            paused = Double.NaN;
            waiting = Double.NaN;
            givenUp = Double.NaN;
        }
    }
}
