package org.vigie.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.casework.Decision.Kind;
import org.vigie.casework.Frontier.PageTask;

/// A store that an old version filled is opened by this one.
final class UpgradeTest {

    private static final int PAGES = 3_000;

    @TempDir
    private Path folder;

    private final MovingClock clock = new MovingClock();

    @Test
    void aFilledStoreOfTheFirstVersionLosesNothing() throws SQLException {
        Map<String, List<List<String>>> before;
        try (Connection direct = old("1")) {
            fill(direct);
            before = rows(direct, Set.of("run", "page", "decision"));
        }
        try (Store store = Store.open(folder, clock)) {
            assertThat(store.runs().newest(9)).extracting(Run::id).containsExactly("r3", "r2", "r1");
            Run first = store.runs().run("r1").orElseThrow();
            assertThat(first).isEqualTo(new Run("r1", "toys", "cron", Instant.parse("2026-01-02T03:04:05.006Z"),
                    Optional.of(Instant.parse("2026-01-02T04:04:05.006Z")), Run.State.FAILED,
                    Optional.of("the disk is full; \uD83D\uDCB6"),
                    new RunCounts(Map.of("read", 1_000L, "queued", 2_000L),
                            7, 6, 5, 4)));
            assertThat(store.decisions().of("f1")).extracting(Decision::note).containsExactly("again", "seen");
            assertThat(store.decisions().current(Set.of("f1")).get("f1").kind()).isEqualTo(Kind.DISMISSED);
            // The next decision is the last one, also by its number.
            assertThat(store.decisions().add("f1", "demo:1", Kind.CONFIRMED, "Bo", "third").id()).isEqualTo(3);
            Run cutOff = store.runs().resumable("toys").orElseThrow();
            assertThat(cutOff.id()).isEqualTo("r3");
            store.runs().resume("r3");
            assertThat(store.frontier().take("r3", 9)).extracting(PageTask::url)
                    .containsExactly("https://shop.example/3/working", "https://shop.example/3/queued");
            assertThat(store.runs().worked("r3")).isEqualTo(Duration.ZERO);
        }
        try (Connection direct = Stored.SQLITE.direct(folder)) {
            Map<String, List<List<String>>> after = rows(direct, before.keySet());
            assertThat(after.get("page")).hasSize(PAGES + 2);
            // The two pages and the run that were resumed, and the decision that was added, are new; all else is as it was.
            assertThat(after.get("page").subList(0, PAGES)).isEqualTo(before.get("page").subList(0, PAGES));
            assertThat(after.get("run").subList(0, 2)).isEqualTo(before.get("run").subList(0, 2));
            assertThat(after.get("decision").subList(0, 2)).isEqualTo(before.get("decision"));
        }
    }

    @Test
    void everyVersionBetweenIsBroughtUpToTheSameTables() throws SQLException {
        Path fresh = folder.resolve("fresh");
        Store.open(fresh, clock).close();
        Map<String, Set<String>> wanted;
        try (Connection direct = Stored.SQLITE.direct(fresh)) {
            wanted = SchemasTest.columns(direct, null);
        }
        for (String version : List.of("1", "2")) {
            Path each = folder.resolve("from-" + version);
            assertThat(each.toFile().mkdir()).isTrue();
            flyway(each, version);
            Store.open(each, clock).close();
            try (Connection direct = Stored.SQLITE.direct(each)) {
                assertThat(SchemasTest.columns(direct, null)).as("from version " + version).isEqualTo(wanted);
            }
        }
    }

    private Connection old(String version) throws SQLException {
        flyway(folder, version);
        return Stored.SQLITE.direct(folder);
    }

    private static void flyway(Path folder, String version) {
        Flyway.configure(UpgradeTest.class.getClassLoader())
                .dataSource("jdbc:sqlite:" + folder.resolve(Store.FILE), "", "").locations("classpath:db/migration")
                .target(version).load().migrate();
    }

    private static void fill(Connection direct) throws SQLException {
        try (Statement statement = direct.createStatement()) {
            direct.setAutoCommit(false);
            for (int run = 1; run <= 3; run++) {
                statement.execute("""
                        insert into run (id, watch, cause, started_at, heartbeat_at, owner, finished_at, state, error,
                            listings, undecided, breaches, new_findings)
                        values ('r%1$d', 'toys', 'cron', '2026-01-02T03:04:05.006Z', '2026-01-02T04:04:00.000Z',
                            'somebody 1 long-ago', %2$s, %3$s, 7, 6, 5, 4)""".formatted(run,
                        run == 3 ? "null" : "'2026-01-02T04:04:05.006Z'",
                        run == 3 ? "'running', null" : "'failed', 'the disk is full; \uD83D\uDCB6'"));
            }
            for (int i = 0; i < PAGES; i++) {
                boolean done = i % 3 == 0;
                statement.execute("""
                        insert into page (run_id, url, kind, depth, state, outcome, detail, capture_log_index, added_at,
                            done_at)
                        values ('r1', 'https://shop.example/%d?q=é''', 'item', %d, '%s', %s, '', %d,
                            '2026-01-02T03:04:05.006Z', %s)""".formatted(i, i % 5, done ? "done" : "queued",
                        done ? "'read'" : "null", done ? i : -1, done ? "'2026-01-02T03:05:05.006Z'" : "null"));
            }
            for (String state : List.of("working", "queued")) {
                statement.execute("insert into page (run_id, url, kind, depth, state, added_at) values ('r3', "
                        + "'https://shop.example/3/" + state + "', 'list', 0, '" + state
                        + "', '2026-01-02T03:04:05.006Z')");
            }
            statement.execute("insert into decision (finding_id, listing, kind, author, note, decided_at) values "
                    + "('f1', 'demo:1', 'confirmed', 'Ana', 'seen', '2026-01-02T03:04:05.006Z'), "
                    + "('f1', 'demo:1', 'dismissed', 'Ana', 'again', '2026-01-02T03:04:05.007Z')");
            direct.commit();
        }
    }

    /// Each row of some tables, in the columns that the first version had, in the order of their numbers.
    private static Map<String, List<List<String>>> rows(Connection direct, Set<String> tables) throws SQLException {
        Map<String, String> columns = Map.of("run",
                "seq, id, watch, cause, started_at, heartbeat_at, owner, finished_at, state, error, listings, undecided, "
                        + "breaches, new_findings",
                "page", "seq, run_id, url, kind, depth, state, outcome, detail, capture_log_index, added_at, done_at",
                "decision", "id, finding_id, listing, kind, author, note, decided_at");
        Map<String, List<List<String>>> all = new TreeMap<>();
        for (String table : new TreeSet<>(tables)) {
            List<List<String>> rows = new ArrayList<>();
            try (Statement statement = direct.createStatement();
                    ResultSet row = statement
                            .executeQuery("select " + columns.get(table) + " from " + table + " order by 1")) {
                while (row.next()) {
                    List<String> values = new ArrayList<>();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        values.add(String.valueOf(row.getString(i)));
                    }
                    rows.add(values);
                }
            }
            all.put(table, rows);
        }
        return all;
    }
}
