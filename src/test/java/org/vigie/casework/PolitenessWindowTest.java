package org.vigie.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.vigie.casework.Frontier.Kind;
import org.vigie.casework.Frontier.PageTask;

/// What may have been asked for just before a process died is left alone for a while; the rest is not.
@ParameterizedClass
@EnumSource(Stored.class)
final class PolitenessWindowTest {

    @Parameter
    Stored stored;

    @TempDir
    private Path folder;

    @Test
    void aPageInFlightAtTheKillWaitsForItsWindow() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T12:00:00Z"));
        try (Store store = stored.open(folder, now::get)) {
            String run = store.runs().start("toys", "cron").orElseThrow().id();
            store.frontier().add(run, List.of(task("a", "offer:1"), task("a2", "offer:1"), task("b", "offer:2")));
            assertThat(store.frontier().take(run, 1)).extracting(PageTask::url).containsExactly("a");
            store.runs().finish(run, Run.State.INTERRUPTED, Optional.empty());
            store.runs().resume(run, Duration.ofMinutes(1));
            assertThat(store.frontier().take(run, 9)).extracting(PageTask::url).containsExactly("b");
            now.set(now.get().plusSeconds(59));
            assertThat(store.frontier().take(run, 9)).isEmpty();
            assertThat(store.frontier().open(run)).isEqualTo(2);
            now.set(now.get().plusSeconds(1));
            assertThat(store.frontier().take(run, 9)).extracting(PageTask::url).containsExactly("a");
        }
    }

    private static PageTask task(String url, String same) {
        return new PageTask(url, Kind.ITEM, 0, same, "");
    }
}
