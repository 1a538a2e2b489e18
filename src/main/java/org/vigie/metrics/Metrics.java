package org.vigie.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.vigie.casework.Pauses.HostPause;
import org.vigie.casework.Run;
import org.vigie.casework.Store;
import org.vigie.evidence.Finding;
import org.vigie.evidence.Observation;
import org.vigie.scan.PassListener;

/// Counts what passes of this process do. Safe for use by several threads.
public final class Metrics implements PassListener {

    private static final String UNKNOWN = "unknown";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final StoreGauges gauges;
    private final Timer fetch = timer("vigie.fetch", "From the last request of a page to the end of its answer",
            Duration.ofMillis(10), Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(250),
            Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(5),
            Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(1));
    private final Timer extract = timer("vigie.extract", "Reading one page", buckets());
    private final Timer judge = timer("vigie.judge", "Judging one listing by all rules", buckets());
    private final Map<String, String> watches = new ConcurrentHashMap<>();

    public Metrics(Store store, InstantSource clock) {
        this.gauges = new StoreGauges(registry, store, clock);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    private static Duration[] buckets() {
        return new Duration[]{Duration.ofNanos(50_000), Duration.ofNanos(100_000), Duration.ofNanos(250_000),
                Duration.ofNanos(500_000), Duration.ofMillis(1), Duration.ofNanos(2_500_000), Duration.ofMillis(5),
                Duration.ofMillis(10), Duration.ofMillis(50), Duration.ofMillis(250), Duration.ofSeconds(1),
                Duration.ofSeconds(5)};
    }

    private Timer timer(String name, String what, Duration... buckets) {
        return Timer.builder(name).description(what).serviceLevelObjectives(buckets).register(registry);
    }

    /// Everything, in Prometheus's text format 0.0.4. Costs little: the store is asked at most every five seconds.
    public String text() {
        gauges.refresh();
        return registry.scrape();
    }

    @Override
    public void started(Run run, boolean resumed) {
        watches.values().remove(run.watch());
        watches.put(run.id(), run.watch());
    }

    private String watch(String runId) {
        return watches.getOrDefault(runId, UNKNOWN);
    }

    @Override
    public void fetched(String runId, String outcome, long bytes, Duration took) {
        count("vigie.fetches", "Pages asked for", 1, "watch", watch(runId), "outcome", outcome);
        count("vigie.fetched.bytes", "Bodies as they came over the wire", bytes, "watch", watch(runId));
        if (!took.isZero()) {
            fetch.record(took);
        }
    }

    @Override
    public void page(String runId, String url, String outcome, String detail) {
        count("vigie.pages", "Pages done", 1, "watch", watch(runId), "outcome", outcome);
    }

    @Override
    public void read(String runId, Duration took) {
        extract.record(took);
    }

    @Override
    public void judged(String runId, Duration took) {
        judge.record(took);
    }

    @Override
    public void listing(Observation observation, Set<String> news) {
        count("vigie.listings", "Listings and cards judged and sealed", 1, "watch", watch(observation.runId()));
        for (Finding finding : observation.findings()) {
            count("vigie.rule.hits", "Findings, each time they are seen", 1, "rule", finding.rule().id(), "severity",
                    finding.severity(), "verdict", finding.verdict().word());
            if (news.contains(finding.id())) {
                count("vigie.new.findings", "Findings never seen before", 1, "severity", finding.severity(),
                        "verdict", finding.verdict().word());
            }
        }
    }

    @Override
    public void paused(String runId, HostPause pause) {
        count("vigie.challenges", "Hosts that asked for a human and were paused", 1, "watch", watch(runId));
    }

    @Override
    public void finished(Run run) {
        count("vigie.runs", "Runs by how they ended", 1, "watch", run.watch(), "state", run.state().word());
        watches.remove(run.id());
    }

    /// Counts a try to deliver an alert.
    ///
    /// @param outcome `delivered`, `failed` or `given-up`
    public void alert(String channel, String outcome) {
        count("vigie.alerts", "Tries to deliver an alert", 1, "channel", channel, "outcome", outcome);
    }

    private void count(String name, String what, double by, String... labels) {
        Counter.builder(name).description(what).tags(labels).register(registry).increment(by);
    }
}
