package org.vigie.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.casework.Store;
import org.vigie.config.Watch;

/// Looks every few seconds for runs of enabled watches whose process died, and has them go on.
final class CutOff implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CutOff.class);
    private static final long EVERY_S = 3;
    /// A run that could not be gone on with is tried again, but not at each look.
    private static final int LOOKS_BETWEEN = 5;

    private final Set<String> enabled;
    private final Store store;
    private final Consumer<String> goOn;
    private final Map<String, Integer> looksLeft = new HashMap<>();
    private final ScheduledExecutorService looking = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("cut-off").factory());

    /// @param goOn has a watch go on
    CutOff(List<Watch> watches, Store store, Consumer<String> goOn) {
        this.enabled = watches.stream().filter(Watch::enabled).map(Watch::name).collect(Collectors.toSet());
        this.store = store;
        this.goOn = goOn;
        looking.scheduleWithFixedDelay(this::look, 0, EVERY_S, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            looksLeft.replaceAll((_, left) -> left - 1);
            looksLeft.values().removeIf(left -> left <= 0);
            Set<String> paused = store.pauses().watches().keySet();
            for (String watch : store.runs().cutOff()) {
                if (enabled.contains(watch) && !paused.contains(watch) && !looksLeft.containsKey(watch)) {
                    LOG.warn("a run of the watch {} was cut off; it goes on", watch);
                    looksLeft.put(watch, LOOKS_BETWEEN);
                    goOn.accept(watch);
                }
            }
        } catch (RuntimeException e) {
            // The database may be away for a while; the next look is soon.
            LOG.warn("could not look for runs that were cut off: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
