package org.vigie.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.vigie.casework.Frontier.Kind;
import org.vigie.casework.Frontier.PageTask;
import org.vigie.casework.Runs.PageProblem;

@ParameterizedClass
@EnumSource(Stored.class)
final class RunsTest {

    @Parameter
    Stored stored;

    @TempDir
    Path folder;

    private final MovingClock clock = new MovingClock();
    private Store store;
    private Store other;

    @BeforeEach
    void open() {
        store = stored.open(folder, clock);
        other = stored.open(folder, clock);
    }

    @AfterEach
    void close() {
        store.close();
        other.close();
    }

    @Test
    void idTellsStartWatchAndNumber() {
        Run run = store.runs().start("demo", "cli").orElseThrow();
        assertThat(run).isEqualTo(new Run("20261124-132501-demo-1", "demo", "cli",
                Instant.parse("2026-11-24T13:25:01.250Z"), Optional.empty(), Run.State.RUNNING, Optional.empty(),
                RunCounts.NONE));
        assertThat(store.runs().run(run.id())).contains(run);
    }

    @Test
    void idsOfOneSecondDiffer() {
        for (int i = 1; i <= 11; i++) {
            Run run = store.runs().start("demo", "cli").orElseThrow();
            assertThat(run.id()).isEqualTo("20261124-132501-demo-" + i);
            store.runs().finish(run.id(), Run.State.FINISHED, Optional.empty());
        }
        assertThat(store.runs().newest(2)).extracting(Run::id)
                .containsExactly("20261124-132501-demo-11", "20261124-132501-demo-10");
        assertThat(store.runs().newest(100)).hasSize(11);
        assertThat(store.runs().newest(0)).isEmpty();
    }

    @Test
    void nameThatIsNoWatchNameIsRefused() {
        for (String name : List.of("", "../demo", "Demo", "a b", "é")) {
            assertThatIllegalArgumentException().isThrownBy(() -> store.runs().start(name, "cli"))
                    .withMessageContaining("no name of a watch");
        }
    }

    @Test
    void watchThatRunsIsNotStartedTwice() {
        assertThat(store.runs().start("demo", "cron")).isPresent();
        assertThat(store.runs().start("demo", "web")).isEmpty();
        assertThat(other.runs().start("demo", "cli")).isEmpty();
        assertThat(other.runs().start("shoes", "cli")).isPresent();
    }

    @Test
    void onlyOneOfManyStartersWins() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Optional<Run>>> starters = Stream.of(store, other, store, other, store, other, store, other)
                    .<Callable<Optional<Run>>>map(each -> () -> each.runs().start("demo", "cli")).toList();
            int won = 0;
            for (Future<Optional<Run>> started : threads.invokeAll(starters)) {
                won += started.get().isPresent() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        }
    }

    @Test
    void liveRunIsNotResumable() {
        String id = store.runs().start("demo", "cli").orElseThrow().id();
        clock.move(Duration.ofSeconds(60));
        assertThat(other.runs().resumable("demo")).isEmpty();
        assertThatIllegalStateException().isThrownBy(() -> other.runs().resume(id))
                .withMessageContaining("live process");
        store.runs().heartbeat(id);
        clock.move(Duration.ofSeconds(59));
        assertThat(other.runs().start("demo", "cli")).isEmpty();
    }

    @Test
    void silentRunIsResumedWithItsPages() {
        String id = store.runs().start("demo", "cli").orElseThrow().id();
        store.frontier().add(id, List.of(task("https://shop.example/1"), task("https://shop.example/2")));
        store.frontier().take(id, 1);
        clock.move(Duration.ofSeconds(61));

        Run cutOff = other.runs().resumable("demo").orElseThrow();
        assertThat(cutOff.id()).isEqualTo(id);
        assertThat(cutOff.state()).isEqualTo(Run.State.INTERRUPTED);
        Run resumed = other.runs().resume(id);
        assertThat(resumed.state()).isEqualTo(Run.State.RUNNING);
        assertThat(other.frontier().take(id, 9)).extracting(PageTask::url)
                .containsExactly("https://shop.example/1", "https://shop.example/2");
        assertThat(other.runs().resumable("demo")).isEmpty();
    }

    @Test
    void ownerThatSleptLearnsOfTheTakeOver() {
        String id = store.runs().start("demo", "cli").orElseThrow().id();
        clock.move(Duration.ofMinutes(2));
        other.runs().resume(id);

        assertThatExceptionOfType(RunTakenOverException.class).isThrownBy(() -> store.runs().heartbeat(id))
                .withMessageContaining(id);
        assertThatExceptionOfType(RunTakenOverException.class).isThrownBy(() -> store.runs().count(id, 1, 0, 0, 0));
        assertThatExceptionOfType(RunTakenOverException.class)
                .isThrownBy(() -> store.runs().finish(id, Run.State.FINISHED, Optional.empty()));
        assertThat(other.runs().run(id).orElseThrow().counts()).isEqualTo(RunCounts.NONE);
    }

    @Test
    void newStartGivesTheCutOffRunUp() {
        String old = store.runs().start("demo", "cli").orElseThrow().id();
        clock.move(Duration.ofMinutes(2));
        String id = other.runs().start("demo", "cli").orElseThrow().id();

        Run given = other.runs().run(old).orElseThrow();
        assertThat(given.state()).isEqualTo(Run.State.INTERRUPTED);
        assertThat(given.error()).isPresent();
        assertThatExceptionOfType(RunTakenOverException.class).isThrownBy(() -> store.runs().heartbeat(old));
        other.runs().finish(id, Run.State.FINISHED, Optional.empty());
        assertThat(other.runs().resumable("demo")).isEmpty();
    }

    @Test
    void runInterruptedOnPurposeIsResumable() {
        String id = store.runs().start("demo", "cli").orElseThrow().id();
        store.runs().finish(id, Run.State.INTERRUPTED, Optional.of("stopped by its user"));
        assertThat(other.runs().resumable("demo")).map(Run::id).contains(id);
        Run resumed = other.runs().resume(id);
        assertThat(resumed.finishedAt()).isEmpty();
        assertThat(resumed.error()).isEmpty();
    }

    @Test
    void endedRunIsNotResumed() {
        String id = store.runs().start("demo", "cli").orElseThrow().id();
        store.runs().finish(id, Run.State.FAILED, Optional.of("the disk is full"));
        assertThat(store.runs().resumable("demo")).isEmpty();
        assertThatIllegalStateException().isThrownBy(() -> store.runs().resume(id)).withMessageContaining("failed");
        assertThatIllegalArgumentException().isThrownBy(() -> store.runs().resume("none"))
                .withMessageContaining("no run none");
        assertThat(store.runs().run(id).orElseThrow().error()).contains("the disk is full");
    }

    @Test
    void timeWorkedAddsUpOverResumptions() {
        String id = store.runs().start("demo", "cli").orElseThrow().id();
        clock.move(Duration.ofSeconds(10));
        store.runs().heartbeat(id);
        clock.move(Duration.ofSeconds(5));
        store.runs().finish(id, Run.State.INTERRUPTED, Optional.of("stopped by its user"));
        clock.move(Duration.ofHours(9));
        other.runs().resume(id);
        assertThat(other.runs().worked(id)).isEqualTo(Duration.ofSeconds(15));
        clock.move(Duration.ofSeconds(20));
        other.runs().heartbeat(id);
        // Then its process dies: how long it still worked is not known, a minute at the most.
        clock.move(Duration.ofHours(9));
        store.runs().resume(id);
        assertThat(store.runs().worked(id)).isEqualTo(Duration.ofSeconds(35));
    }

    @Test
    void runsThatWereCutOffAreToldAndStoppedOnesAreNot() {
        String stopped = store.runs().start("stopped", "cli").orElseThrow().id();
        store.runs().finish(stopped, Run.State.INTERRUPTED, Optional.of("stopped by its user"));
        store.runs().start("silent", "cli");
        assertThat(other.runs().cutOff()).isEmpty();
        clock.move(Duration.ofSeconds(61));
        store.runs().start("live", "cli");
        assertThat(other.runs().cutOff()).containsExactly("silent");
    }

    @Test
    void heartbeatAfterTheEndLeavesTheRunEnded() {
        String id = store.runs().start("demo", "cli").orElseThrow().id();
        store.runs().finish(id, Run.State.FINISHED, Optional.empty());
        store.runs().heartbeat(id);
        assertThat(store.runs().run(id).orElseThrow().state()).isEqualTo(Run.State.FINISHED);
    }

    @Test
    void countsAddUpAndPagesComeFromTheirTable() {
        String id = store.runs().start("demo", "cli").orElseThrow().id();
        store.frontier().add(id, Stream.of("a", "b", "c", "d", "e").map(each -> task("https://shop.example/" + each))
                .toList());
        store.frontier().take(id, 4);
        store.frontier().done(id, "https://shop.example/a", "read", "", 0);
        store.frontier().done(id, "https://shop.example/b", "read", "no offer could be read", 1);
        store.frontier().done(id, "https://shop.example/c", "challenged", "", 2);
        store.runs().count(id, 2, 1, 3, 1);
        store.runs().count(id, 1, 0, 0, 1);

        assertThat(other.runs().newest(1).getFirst().counts())
                .isEqualTo(new RunCounts(Map.of("read", 2L, "challenged", 1L, "queued", 2L), 3, 1, 3, 2));
        assertThat(other.runs().problems(id, 10)).containsExactly(
                new PageProblem("https://shop.example/b", "read", "no offer could be read"),
                new PageProblem("https://shop.example/c", "challenged", ""));
        assertThat(other.runs().problems(id, 1)).hasSize(1);
    }

    private static PageTask task(String url) {
        return new PageTask(url, Kind.ITEM, 0);
    }
}
