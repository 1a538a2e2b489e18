package org.vigie.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.Postgres;

/// The two databases have the same tables, and PostgreSQL refuses what SQLite refuses.
final class SchemasTest {

    /// Only for what several processes share; the embedded store has no use for them.
    private static final Set<String> SHARED_ONLY = Set.of("host_turn");

    @TempDir
    private Path folder;

    @Test
    void bothDatabasesHaveTheSameTablesAndColumns() throws SQLException {
        Stored.SQLITE.open(folder, InstantSource.system()).close();
        Stored.POSTGRESQL.open(folder, InstantSource.system()).close();
        try (Connection sqlite = Stored.SQLITE.direct(folder); Connection postgres = Stored.POSTGRESQL.direct(folder)) {
            Map<String, Set<String>> shared = columns(postgres, SharedDatabase.SCHEMA);
            shared.keySet().removeIf(table -> SHARED_ONLY.contains(table) || table.startsWith("quartz_"));
            assertThat(shared).isEqualTo(columns(sqlite, null)).containsKeys("run", "page", "decision");
        }
    }

    @Test
    void everyVersionAfterTheFirstIsThereForBoth() throws IOException {
        Set<String> embedded = versions("db/migration");
        embedded.remove("V1");
        assertThat(versions("db/postgresql")).as("a migration in db/migration needs its like in db/postgresql")
                .isEqualTo(embedded);
    }

    @Test
    void decisionsAreNotEvenTakenAwayAllAtOnce() throws SQLException {
        try (Store store = Stored.POSTGRESQL.open(folder, InstantSource.system());
                Connection direct = Stored.POSTGRESQL.direct(folder);
                Statement statement = direct.createStatement()) {
            store.decisions().add("f1", "demo:1", Decision.Kind.CONFIRMED, "Ana", "seen");
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.execute("truncate decision"))
                    .withMessageContaining("never deleted");
            assertThat(store.decisions().of("f1")).hasSize(1);
        }
    }

    @Test
    void textsThatPostgresqlCannotIndexOrKeepAreStillOnePageEach() {
        try (Store store = Stored.POSTGRESQL.open(folder, InstantSource.system())) {
            String run = store.runs().start("demo", "cli").orElseThrow().id();
            String endless = "https://shop.example/" + "é".repeat(20_000);
            Frontier frontier = store.frontier();
            assertThat(frontier.add(run, Stream.of(endless + "1", endless + "2", endless + "1", "https://x/a\u0000b")
                    .map(url -> new Frontier.PageTask(url, Frontier.Kind.ITEM, 0, url, url)).toList())).isEqualTo(3);
            assertThat(frontier.take(run, 9)).extracting(Frontier.PageTask::url).containsExactly(endless + "1",
                    endless + "2", "https://x/a\uFFFDb");
            frontier.done(run, endless + "2", "failed", "\u0000", -1);
            frontier.done(run, "https://x/a\u0000b", "failed", "", -1);
            assertThat(frontier.open(run)).isEqualTo(1);
        }
    }

    @Test
    void whatIsWrongWithTheAddressIsToldWithoutThePassword() {
        String address = Postgres.database();
        String elsewhere = address.replaceFirst("/vigie_[0-9]+", "/nowhere");
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> Store.open(new SharedAddress(elsewhere + "&password=hush", "", ""),
                        InstantSource.system()))
                .withMessageContaining("there is no such database").withMessageNotContaining("hush")
                .withMessageStartingWith("jdbc:postgresql://localhost:");
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> Store.open(new SharedAddress("jdbc:postgresql://127.0.0.1:1/x", "me", "hush"),
                        InstantSource.system()))
                .withMessageContaining("cannot be reached").withMessageNotContaining("hush");
        assertThat(new SharedAddress("jdbc:postgresql://me:hush@db/x?password=hush", "me", "hush").toString())
                .isEqualTo("jdbc:postgresql://db/x");
    }

    @Test
    void aNewerSchemaIsRefused() throws SQLException {
        Stored.POSTGRESQL.open(folder, InstantSource.system()).close();
        try (Connection direct = Stored.POSTGRESQL.direct(folder); Statement statement = direct.createStatement()) {
            statement.execute("""
                    insert into flyway_schema_history
                    select 99, '99', 'later', 'SQL', 'V99__later.sql', 1, installed_by, installed_on, 1, true
                    from flyway_schema_history limit 1""");
        }
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> Stored.POSTGRESQL.open(folder, InstantSource.system()))
                .withMessageContaining("newer version of Vigie (schema 99)");
    }

    /// The columns of each table of ours.
    static Map<String, Set<String>> columns(Connection connection, @Nullable String schema) throws SQLException {
        Map<String, Set<String>> columns = new TreeMap<>();
        try (ResultSet row = connection.getMetaData().getColumns(null, schema, "%", "%")) {
            while (row.next()) {
                columns.computeIfAbsent(row.getString("TABLE_NAME"), _ -> new TreeSet<>())
                        .add(row.getString("COLUMN_NAME"));
            }
        }
        columns.keySet().removeIf(table -> table.startsWith("flyway_") || table.startsWith("sqlite_"));
        return columns;
    }

    private static Set<String> versions(String folder) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources").resolve(folder))) {
            return files.map(file -> file.getFileName().toString().replaceFirst("__.*", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
