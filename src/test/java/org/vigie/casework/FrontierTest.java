package org.vigie.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.vigie.casework.Frontier.Kind;
import org.vigie.casework.Frontier.PageTask;

@ParameterizedClass
@EnumSource(Stored.class)
final class FrontierTest {

    @Parameter
    Stored stored;

    @TempDir
    Path folder;

    private final MovingClock clock = new MovingClock();
    private Store store;
    private Frontier frontier;
    private String run;

    @BeforeEach
    void open() {
        store = stored.open(folder, clock);
        frontier = store.frontier();
        run = store.runs().start("demo", "cli").orElseThrow().id();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void knownAddressIsLeftAsItIs() {
        assertThat(frontier.add(run, List.of(list("a", 0), item("b"), list("a", 7)))).isEqualTo(2);
        assertThat(frontier.take(run, 1)).containsExactly(list("a", 0));
        frontier.done(run, "https://shop.example/a", "read", "", 3);
        assertThat(frontier.add(run, List.of(list("a", 1), item("c")))).isEqualTo(1);
        assertThat(frontier.take(run, 10)).containsExactly(item("b"), item("c"));
    }

    @Test
    void oneRunDoesNotSeeThePagesOfAnother() {
        String shoes = store.runs().start("shoes", "cli").orElseThrow().id();
        frontier.add(run, List.of(item("a")));
        assertThat(frontier.add(shoes, List.of(item("a")))).isEqualTo(1);
        frontier.take(run, 1);
        assertThat(frontier.take(shoes, 5)).containsExactly(item("a"));
    }

    @Test
    void oldestPagesComeFirst() {
        List<PageTask> tasks = IntStream.range(0, 300).mapToObj(i -> item(Integer.toString(999 - i))).toList();
        frontier.add(run, tasks);
        List<PageTask> taken = new ArrayList<>(frontier.take(run, 120));
        taken.addAll(frontier.take(run, 1000));
        assertThat(taken).isEqualTo(tasks);
        assertThat(frontier.take(run, 0)).isEmpty();
        assertThat(frontier.take(run, 5)).isEmpty();
    }

    @Test
    void firstOutcomeStands() {
        frontier.add(run, List.of(item("a")));
        frontier.take(run, 1);
        frontier.done(run, "https://shop.example/a", "gone", "404", 5);
        frontier.done(run, "https://shop.example/a", "read", "", 6);
        assertThat(store.runs().problems(run, 5)).extracting(Runs.PageProblem::outcome).containsExactly("gone");
        assertThat(frontier.requeue(run)).isZero();
        assertThat(frontier.take(run, 1)).isEmpty();
    }

    @Test
    void requeuedPagesAreTakenAgain() {
        frontier.add(run, List.of(item("a"), item("b"), item("c")));
        frontier.take(run, 2);
        frontier.done(run, "https://shop.example/b", "read", "", 0);
        assertThat(frontier.open(run)).isEqualTo(2);
        assertThat(frontier.requeue(run)).isEqualTo(1);
        assertThat(frontier.open(run)).isEqualTo(2);
        assertThat(frontier.take(run, 9)).containsExactly(item("a"), item("c"));
    }

    @Test
    void onlyWhoTookAPagePutsItBack() {
        frontier.add(run, List.of(item("a")));
        frontier.take(run, 1);
        try (Store other = stored.open(folder, clock)) {
            other.frontier().putBack(run, List.of(item("a")), Instant.EPOCH);
            assertThat(frontier.take(run, 9)).isEmpty();
        }
        frontier.putBack(run, List.of(item("a")), Instant.EPOCH);
        assertThat(frontier.take(run, 9)).containsExactly(item("a"));
    }

    @Test
    void unknownRunOrPageIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> frontier.add("none", List.of(item("a"))))
                .withMessageContaining("no run none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> frontier.done(run, "https://shop.example/x", "read", "", 0))
                .withMessageContaining("has no page https://shop.example/x");
    }

    @Test
    void hostileAddressIsOnlyAnAddress() {
        PageTask odd = new PageTask("https://shop.example/'); drop table page; --?é=💶&:run", Kind.ITEM, 0);
        frontier.add(run, List.of(odd));
        assertThat(frontier.take(run, 1)).containsExactly(odd);
        frontier.done(run, odd.url(), "failed", "'; delete from run; --", -1);
        assertThat(store.runs().problems(run, 1))
                .containsExactly(new Runs.PageProblem(odd.url(), "failed", "'; delete from run; --"));
    }

    @Test
    void threadsNeverTakeAPageTwice() throws Exception {
        frontier.add(run, IntStream.range(0, 2000).mapToObj(i -> item(Integer.toString(i))).toList());
        List<PageTask> taken = Collections.synchronizedList(new ArrayList<>());
        try (Store other = stored.open(folder, new MovingClock());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> takers = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                Frontier mine = i % 2 == 0 ? frontier : other.frontier();
                takers.add(threads.submit(() -> {
                    for (List<PageTask> some = mine.take(run, 7); !some.isEmpty(); some = mine.take(run, 7)) {
                        taken.addAll(some);
                    }
                }));
            }
            for (Future<?> taker : takers) {
                taker.get();
            }
        }
        assertThat(taken).hasSize(2000).doesNotHaveDuplicates();
    }

    @Test
    void pagesTakenByOneWhoHadLostTheRunComeBackToItsOwner() {
        frontier.add(run, List.of(item("a"), item("b")));
        try (Store sleeper = stored.open(folder, clock)) {
            assertThat(sleeper.frontier().take(run, 1)).containsExactly(item("a"));
            assertThat(frontier.take(run, 9)).containsExactly(item("b"));
            clock.move(Duration.ofSeconds(59));
            assertThat(frontier.take(run, 9)).isEmpty();
            clock.move(Duration.ofSeconds(1));
            assertThat(sleeper.frontier().take(run, 9)).as("the run is not its own").isEmpty();
            assertThat(frontier.take(run, 9)).containsExactly(item("a"));
            assertThat(frontier.take(run, 9)).as("its own pages are in its hands").isEmpty();
        }
    }

    private static PageTask item(String name) {
        return new PageTask("https://shop.example/" + name, Kind.ITEM, 0);
    }

    private static PageTask list(String name, int depth) {
        return new PageTask("https://shop.example/" + name, Kind.LIST, depth);
    }
}
