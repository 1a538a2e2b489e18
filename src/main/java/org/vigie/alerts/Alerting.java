package org.vigie.alerts;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.casework.News;
import org.vigie.casework.Pauses.HostPause;
import org.vigie.casework.Run;
import org.vigie.casework.Sources.Reading;
import org.vigie.casework.Store;
import org.vigie.casework.StoreException;
import org.vigie.config.AlertSettings;
import org.vigie.evidence.Finding;
import org.vigie.evidence.Observation;
import org.vigie.listing.Fact;
import org.vigie.listing.Field;
import org.vigie.scan.PassListener;
import tools.jackson.databind.node.JsonNodeFactory;

/// Hears what passes do and puts what people should know into the outbox. Safe for use by several threads.
///
/// What cannot be kept is logged, and the pass goes on: the pass itself ends when its store does not answer.
public final class Alerting implements PassListener {

    private static final Logger LOG = LoggerFactory.getLogger(Alerting.class);

    private final AlertSettings settings;
    private final Thresholds thresholds;
    private final SourceTrouble troubles;
    private final Store store;
    private final InstantSource clock;
    private final List<String> channels;
    private final Runnable put;
    private final Map<String, Fields> reading = new ConcurrentHashMap<>();

    /// @param channels names of the channels that messages go out on; none tells nobody
    /// @param put called after something was put into the outbox
    public Alerting(AlertSettings settings, Store store, List<String> channels, InstantSource clock, Runnable put) {
        this.settings = settings;
        this.thresholds = new Thresholds(settings);
        this.troubles = new SourceTrouble(store.sources(), settings);
        this.store = store;
        this.clock = clock;
        this.channels = List.copyOf(channels);
        this.put = put;
    }

    /// Of how many listings of a run each field was read.
    private static final class Fields {

        private final String watch;
        private final Map<String, Reading> counts = new HashMap<>();

        Fields(String watch) {
            this.watch = watch;
        }

        synchronized void add(Observation observation) {
            for (Field field : Field.values()) {
                boolean unread = observation.listing().fact(field) instanceof Fact.Unread;
                counts.merge(field.key(), new Reading(unread ? 0 : 1, unread ? 1 : 0),
                        (a, b) -> new Reading(a.seen() + b.seen(), a.unread() + b.unread()));
            }
        }

        synchronized Map<String, Reading> counts() {
            return Map.copyOf(counts);
        }
    }

    @Override
    public void started(Run run, boolean resumed) {
        reading.put(run.id(), new Fields(run.watch()));
    }

    @Override
    public void listing(Observation observation, Set<String> news) {
        Fields fields = reading.get(observation.runId());
        if (fields == null) {
            return;
        }
        if (!observation.isCard()) {
            fields.add(observation);
        }
        if (!channels.isEmpty()) {
            observation.findings().stream().filter(finding -> news.contains(finding.id()))
                    .filter(finding -> thresholds.wants(fields.watch, finding))
                    .forEach(finding -> keeping(() -> store.news().note(item(fields.watch, observation, finding))));
        }
    }

    private static News.Item item(String watch, Observation observation, Finding finding) {
        boolean sealed = SealedReview.holds(finding.topic());
        return new News.Item(watch, finding.id(), observation.runId(), sealed ? "" : finding.rule().id(),
                sealed ? "" : finding.ruleTitle(), sealed ? "" : finding.severity(),
                sealed ? "" : finding.verdict().word(), finding.trial(), sealed,
                sealed ? "" : observation.listing().key().toString());
    }

    @Override
    public void paused(String runId, HostPause pause) {
        String watch = Optional.ofNullable(reading.get(runId)).map(fields -> fields.watch).orElse("");
        keeping(() -> put(new Message("paused", watch, pause.origin(), runId,
                (watch.isEmpty() ? "" : watch + ": ") + pause.origin() + " asked for a human and is paused",
                List.of(pause.origin() + " answered with a challenge (" + pause.why() + ") and is asked nothing until "
                        + pause.until() + ".",
                        "Watch " + watch + ", run " + runId + ": what it had to ask there stays unseen, and its report "
                                + "says so. Nobody works round a challenge; ask the marketplace for access."),
                JsonNodeFactory.instance.objectNode().put("host", pause.origin())
                        .put("until", pause.until().toString())),
                Duration.ZERO, List.of()));
    }

    @Override
    public void finished(Run run) {
        Fields fields = reading.remove(run.id());
        keeping(() -> {
            if (fields != null) {
                store.sources().keep(run.id(), fields.counts());
            }
            findings(run);
            switch (run.state()) {
                case FINISHED -> troubles.of(run).forEach(each -> put(each, settings.repeatAfter(), List.of()));
                case FAILED -> put(SourceTrouble.failed(run), settings.repeatAfter(), List.of());
                case INTERRUPTED, RUNNING -> {
                    // It goes on later; what its source gives is known only then.
                }
            }
        });
    }

    private void findings(Run run) {
        List<News.Item> news = store.news().of(run.watch());
        Stream.of(FindingsMessage.of(run, news, settings.links()), FindingsMessage.sealed(news))
                .flatMap(Optional::stream).forEach(message -> put(message, Duration.ZERO, new ArrayList<>(news.stream()
                        .filter(item -> item.sealed() == message.kind().equals("sealed")).toList())));
    }

    private void put(Message message, Duration quiet, List<News.Item> told) {
        if (!channels.isEmpty() && store.outbox().put(message.alert(clock.instant()), channels, quiet, told)) {
            LOG.info("an alert waits to be delivered");
            put.run();
        }
    }

    private static void keeping(Runnable work) {
        try {
            work.run();
        } catch (StoreException e) {
            LOG.error("an alert could not be kept", e);
        }
    }
}
