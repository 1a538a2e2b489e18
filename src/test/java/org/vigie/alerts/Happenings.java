package org.vigie.alerts;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.vigie.casework.Frontier.Kind;
import org.vigie.casework.Frontier.PageTask;
import org.vigie.casework.Outbox.Alert;
import org.vigie.casework.Outbox.Delivery;
import org.vigie.casework.Run;
import org.vigie.casework.Store;
import org.vigie.config.AlertSettings;
import org.vigie.evidence.CaptureRef;
import org.vigie.evidence.Finding;
import org.vigie.evidence.Observation;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;
import org.vigie.listing.ListingKey;
import org.vigie.listing.Place;
import org.vigie.listing.Value;
import org.vigie.rules.RuleRef;
import org.vigie.rules.Verdict;

/// Runs of made-up watches over a real store, as a pass tells them.
final class Happenings implements AutoCloseable {

    static final String SHA = "0123456789abcdef".repeat(4);

    final HandClock clock;
    final Store store;
    final Alerting alerting;

    Happenings(Path folder, AlertSettings settings, HandClock clock) {
        this.clock = clock;
        this.store = Store.open(folder, clock);
        this.alerting = new Alerting(settings, store, List.of("webhook"), clock, () -> {});
    }

    static AlertSettings settings(String severity, Map<String, String> watches) {
        return new AlertSettings("https://vigie.example", severity, watches, false, true, 30, 20, Duration.ofDays(1),
                3, new AlertSettings.Webhook("https://hooks.example/x", "SECRET", false, Duration.ofSeconds(2)),
                new AlertSettings.Mail("", 25, "none", "", "PASSWORD", "", "", Duration.ofSeconds(2)));
    }

    Run begin(String watch) {
        Run run = store.runs().start(watch, "test").orElseThrow();
        alerting.started(run, false);
        return run;
    }

    Run end(Run run, Run.State state) {
        store.runs().finish(run.id(), state, state == Run.State.FAILED ? Optional.of("disk full") : Optional.empty());
        Run ended = store.runs().run(run.id()).orElseThrow();
        alerting.finished(ended);
        clock.move(Duration.ofHours(1));
        return ended;
    }

    /// A run that reads so many listings, each with these fields shown and the others unread.
    Run whole(String watch, int listings, Field... shown) {
        Run run = begin(watch);
        for (int i = 0; i < listings; i++) {
            page(run, "https://shop.example/item/" + i, "read");
            listing(run, "shop:" + i, List.of(), shown);
        }
        return end(run, Run.State.FINISHED);
    }

    void page(Run run, String url, String outcome) {
        store.frontier().add(run.id(), List.of(new PageTask(url, Kind.ITEM, 0)));
        store.frontier().done(run.id(), url, outcome, "", -1);
    }

    void listing(Run run, String key, List<Finding> findings, Field... shown) {
        Listing.Builder listing = Listing.of(new ListingKey("shop", key.substring(key.indexOf(':') + 1)),
                "https://shop.example/item");
        Arrays.stream(shown).forEach(field -> listing.show(field, new Value.Text("x"), new Place("dom", "p")));
        store.runs().count(run.id(), 1, 0, findings.size(), findings.size());
        alerting.listing(
                new Observation("0b" + key, listing.build(), new CaptureRef("urn:uuid:0", "https://shop.example",
                        clock.instant(), "a", 0, 1, SHA, SHA, 1), run.id(), run.watch(), SHA, "", findings),
                findings.stream().map(Finding::id).collect(Collectors.toSet()));
    }

    static Finding finding(String id, String rule, String topic, String severity, Verdict verdict) {
        return new Finding(id, new RuleRef(rule, 1, SHA), "Title of " + rule, topic, severity, false, "Law", verdict,
                List.of(), List.of(), Optional.empty());
    }

    static Finding breach(String id, String rule, String severity) {
        return finding(id, rule, "toys", severity, Verdict.BREACH);
    }

    /// What was put in, oldest first.
    List<Alert> told() {
        List<Alert> told = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Delivery delivery : store.outbox().newest(1_000).reversed()) {
            if (seen.add(delivery.alert().id())) {
                told.add(delivery.alert());
            }
        }
        return told;
    }

    Instant now() {
        return clock.instant();
    }

    @Override
    public void close() {
        store.close();
    }
}
