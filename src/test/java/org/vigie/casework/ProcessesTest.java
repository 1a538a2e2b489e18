package org.vigie.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.vigie.casework.Frontier.Kind;
import org.vigie.casework.Frontier.PageTask;

@Timeout(300)
@ParameterizedClass
@EnumSource(Stored.class)
final class ProcessesTest {

    @Parameter
    Stored stored;

    private static final int ROUNDS = 5;

    @TempDir
    Path folder;

    @Test
    void acknowledgedPagesSurviveAKill() throws Exception {
        Random seeded = new Random(20261124);
        Set<String> acknowledged = new LinkedHashSet<>();
        // A database that is asked over the network is slower, and enough of this must be left at each kill.
        int pages = stored == Stored.SQLITE ? 20_000 : 8_000;
        String run = startRun(pages);
        for (int round = 0; round < ROUNDS; round++) {
            Set<String> said = killedAfter(1 + seeded.nextInt(60), run);
            assertThat(said).as("round %d", round).isNotEmpty();
            for (String url : said) {
                assertThat(acknowledged.add(url)).as("%s is done for the first time", url).isTrue();
            }
            try (Store store = stored.open(folder, InstantSource.system())) {
                Set<String> kept = store.runs().problems(run, Integer.MAX_VALUE).stream().map(Runs.PageProblem::url)
                        .collect(Collectors.toSet());
                assertThat(kept).as("pages done after round %d", round).containsAll(acknowledged);
                // At most the last page of each round was done without a word reaching us.
                assertThat(kept.size()).isLessThanOrEqualTo(acknowledged.size() + round + 1);
                store.frontier().requeue(run);
                assertThat(store.frontier().open(run)).isEqualTo(pages - kept.size());
            }
            if (stored == Stored.SQLITE) {
                assertThat(integrity()).isEqualTo("ok");
            }
        }
    }

    @Test
    void twoProcessesNeverTakeAPageTwice() throws Exception {
        String run = startRun(600);
        List<String> taken = new ArrayList<>();
        // Taken before the other process begins: the database grants no turns, and one process may get all the rest.
        try (Store store = stored.open(folder, InstantSource.system())) {
            for (PageTask task : store.frontier().take(run, 3)) {
                store.frontier().done(run, task.url(), "read", "", -1);
                taken.add(task.url());
            }
        }
        Process other = FrontierProcess.start(stored.address(folder), run);
        try (BufferedReader said = FrontierProcess.said(other);
                Store store = stored.open(folder, InstantSource.system())) {
            taken.add(nextPage(said).orElseThrow());
            for (List<PageTask> some = store.frontier().take(run, 3); !some.isEmpty(); some = store.frontier().take(run,
                    3)) {
                some.forEach(task -> {
                    store.frontier().done(run, task.url(), "read", "", -1);
                    taken.add(task.url());
                });
            }
            int ours = taken.size() - 1;
            for (Optional<String> url = nextPage(said); url.isPresent(); url = nextPage(said)) {
                taken.add(url.get());
            }
            assertThat(other.waitFor()).isZero();
            assertThat(ours).as("pages that this process got").isPositive();
            assertThat(taken).hasSize(600).doesNotHaveDuplicates();
            assertThat(store.frontier().open(run)).isZero();
        } finally {
            other.destroyForcibly();
        }
    }

    private Set<String> killedAfter(int lines, String run) throws Exception {
        Process process = FrontierProcess.start(stored.address(folder), run);
        Set<String> said = new LinkedHashSet<>();
        try (BufferedReader reader = FrontierProcess.said(process)) {
            StringBuilder text = new StringBuilder();
            // Read by character: a line that the kill cut short has acknowledged nothing.
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                if (c != '\n') {
                    text.append((char) c);
                    continue;
                }
                page(text.toString()).ifPresent(said::add);
                text.setLength(0);
                if (said.size() == lines) {
                    // Not by the process itself, which would close the pipe before it is read to its end.
                    process.toHandle().destroyForcibly();
                }
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as("it was killed, it did not end").isNotZero();
        return said;
    }

    private static Optional<String> nextPage(BufferedReader said) throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Optional<String> page = page(line);
            if (page.isPresent()) {
                return page;
            }
        }
        return Optional.empty();
    }

    // Log lines may stand between.
    private static Optional<String> page(String line) {
        return line.startsWith("done ") ? Optional.of(line.substring("done ".length())) : Optional.empty();
    }

    private String startRun(int pages) {
        try (Store store = stored.open(folder, InstantSource.system())) {
            String run = store.runs().start("demo", "cli").orElseThrow().id();
            store.frontier().add(run, IntStream.range(0, pages)
                    .mapToObj(i -> new PageTask("https://shop.example/" + i, Kind.ITEM, 0)).toList());
            return run;
        }
    }

    private String integrity() throws Exception {
        try (Connection direct = stored.direct(folder);
                Statement statement = direct.createStatement();
                ResultSet row = statement.executeQuery("pragma integrity_check")) {
            row.next();
            return row.getString(1);
        }
    }
}
