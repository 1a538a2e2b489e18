package org.vigie.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoreTest {

    @TempDir
    Path folder;

    private final MovingClock clock = new MovingClock();

    @Test
    void whatWasWrittenIsThereAfterReopening() {
        Run run;
        try (Store store = Store.open(folder.resolve("new/store"), clock)) {
            run = store.runs().start("demo", "cli").orElseThrow();
        }
        try (Store store = Store.open(folder.resolve("new/store"), clock)) {
            assertThat(store.runs().newest(5)).containsExactly(run);
        }
    }

    @Test
    void logIsWrittenAheadAndSynced() throws SQLException {
        try (Store store = Store.open(folder, clock); Connections connections = new Connections(file())) {
            assertThat(store.runs().newest(1)).isEmpty();
            Connection connection = connections.openConnection();
            assertThat(pragma(connection, "journal_mode")).isEqualTo("wal");
            assertThat(pragma(connection, "synchronous")).isEqualTo("2");
            assertThat(pragma(connection, "foreign_keys")).isEqualTo("1");
            assertThat(pragma(connection, "busy_timeout")).isEqualTo("30000");
            connections.closeConnection(connection);
        }
    }

    @Test
    void manyMayOpenANewStoreAtOnce() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            List<Future<Store>> opening = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                opening.add(threads.submit(() -> Store.open(folder, clock)));
            }
            for (Future<Store> each : opening) {
                try (Store store = each.get()) {
                    assertThat(store.runs().newest(1)).isEmpty();
                }
            }
        }
    }

    @Test
    void closedStoreRefusesWork() {
        Store store = Store.open(folder, clock);
        store.close();
        assertThatIllegalStateException().isThrownBy(() -> store.runs().newest(1)).withMessageContaining("closed");
        assertThatIllegalStateException().isThrownBy(() -> store.runs().start("demo", "cli"));
        store.close();
    }

    @Test
    void failedWorkIsUndoneAndTheNextGoesOn() {
        try (Database database = opened()) {
            assertThatIllegalStateException().isThrownBy(() -> database.write(handle -> {
                handle.execute("delete from run");
                throw new IllegalStateException("stop");
            }));
            assertThat(database
                    .<Long>read(handle -> handle.createQuery("select count(*) from run").mapTo(long.class).one()))
                    .isEqualTo(1);
            assertThat(database.<Integer>write(handle -> handle.execute("update run set listings = 7"))).isEqualTo(1);
        }
    }

    @Test
    void fileThatIsNoStoreIsNamedWithTheRemedy() throws IOException {
        Files.writeString(file(),
                "this is not a database, only some text that is long enough to be read as one\n".repeat(40));
        assertUnusable("damaged, or not a store of Vigie");
    }

    @Test
    void storeDamagedInTheMiddleIsNamedWithTheRemedy() throws IOException {
        opened().close();
        byte[] bytes = Files.readAllBytes(file());
        assertThat(bytes.length).isGreaterThan(8192);
        for (int i = 100; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        Files.write(file(), bytes);
        assertUnusable("damaged, or not a store of Vigie");
    }

    @Test
    void failureAtWorkNamesTheFile() {
        try (Database database = opened()) {
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> database.read(handle -> handle.execute("select * from no_such_table")))
                    .withMessageStartingWith(file() + ": the store cannot be used:");
        }
    }

    @Test
    void databaseOfAnotherProgramIsLeftAlone() throws SQLException {
        try (Connection direct = direct(); Statement statement = direct.createStatement()) {
            statement.execute("create table notes (text text)");
        }
        assertUnusable(file().toString());
        try (Connection direct = direct(); Statement statement = direct.createStatement()) {
            statement.execute("insert into notes values ('still here')");
        }
    }

    @Test
    void newerSchemaIsRefused() throws SQLException {
        opened().close();
        try (Connection direct = direct(); Statement statement = direct.createStatement()) {
            statement.execute("""
                    insert into flyway_schema_history
                    select 99, '99', 'later', 'SQL', 'V99__later.sql', 1, installed_by, installed_on, 1, 1
                    from flyway_schema_history limit 1""");
        }
        assertUnusable("newer version of Vigie (schema 99)");
    }

    @Test
    void folderMayHaveAnyNameButAQuestionMark() {
        try (Store store = Store.open(folder.resolve("été 2026 #1 %20 &x=y;'"), clock)) {
            assertThat(store.runs().newest(1)).isEmpty();
        }
        assertThat(folder.resolve("été 2026 #1 %20 &x=y;'").resolve(Store.FILE)).exists();
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> Store.open(folder.resolve("what?"), clock))
                .withMessageContaining("question mark");
    }

    @Test
    void folderThatIsAFileIsNamed() throws IOException {
        Files.writeString(folder.resolve("file"), "");
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> Store.open(folder.resolve("file"), clock))
                .withMessageContaining("the folder of the store cannot be made");
    }

    private void assertUnusable(String what) {
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> Store.open(folder, clock))
                .withMessageStartingWith(file() + ": ").withMessageContaining(what);
    }

    private Database opened() {
        try (Store store = Store.open(folder, clock)) {
            store.runs().start("demo", "cli");
        }
        return new EmbeddedDatabase(file());
    }

    private Path file() {
        return folder.resolve(Store.FILE);
    }

    private Connection direct() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file());
    }

    private static String pragma(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("pragma " + name)) {
            row.next();
            return row.getString(1);
        }
    }
}
