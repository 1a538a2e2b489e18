package org.vigie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.vigie.casework.Run;
import org.vigie.casework.RunCounts;

final class ProgressTest {

    private static final Instant START = Instant.parse("2026-11-24T20:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final StringWriter text = new StringWriter();

    private static Run run() {
        return new Run("r1", "toys", "cli", START, Optional.empty(), Run.State.RUNNING, Optional.empty(),
                RunCounts.NONE);
    }

    private List<String> lines() {
        return text.toString().lines().toList();
    }

    @Test
    void withoutATerminalALineComesEveryFiveSecondsWithRateErrorsAndTimeLeft() {
        try (Progress progress = new Progress(new PrintWriter(text), "pages", false, now::get)) {
            progress.started(run(), false);
            progress.planned("r1", 100);
            for (int i = 0; i < 10; i++) {
                progress.page("r1", "u", i == 3 ? "failed" : "read", "");
            }
            assertThat(lines()).containsExactly("run r1");
            now.set(START.plusSeconds(5));
            progress.page("r1", "u", "challenged", "");
            progress.page("r1", "u", "read", "");
            assertThat(lines()).containsExactly("run r1",
                    "11 of 100 pages, 0 listings, 0 findings, 2 errors, 2.2 pages/s, about 40 s left");
        }
    }

    @Test
    void aLineComesAlsoWhileNoPageDoes() {
        try (Progress progress = new Progress(new PrintWriter(text), "pages", false, now::get)) {
            progress.started(run(), false);
            progress.planned("r1", 4_000);
            now.set(START.plusSeconds(4));
            progress.tick();
            assertThat(lines()).hasSize(1);
            now.set(START.plusSeconds(6));
            progress.tick();
            progress.tick();
            assertThat(lines()).last().isEqualTo("0 of 4000 pages, 0 listings, 0 findings, 0 errors, 0.0 pages/s");
            assertThat(lines()).hasSize(2);
            progress.page("r1", "u", "read", "");
            now.set(START.plusSeconds(12));
            progress.tick();
            assertThat(lines()).last().asString().endsWith("0.1 pages/s, about 13 h 20 min left");
        }
    }

    @Test
    void afterTheLastRunNothingMoreIsSaid() {
        try (Progress progress = new Progress(new PrintWriter(text), "pages", false, now::get)) {
            progress.started(run(), false);
            now.set(START.plus(Duration.ofSeconds(1)));
            progress.finished(new Run("r1", "toys", "cli", START, Optional.of(now.get()), Run.State.FINISHED,
                    Optional.empty(), RunCounts.NONE));
            now.set(START.plusSeconds(60));
            progress.tick();
            assertThat(lines()).containsExactly("run r1", "run r1 finished after 1.0 s");
        }
    }
}
