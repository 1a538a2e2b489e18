package org.vigie.casework;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// Brings the tables of a store up to date: by the files in `db/migration` on SQLite, by those in `db/postgresql` on
/// PostgreSQL. A version has the same number in both, and makes the same tables and columns.
final class Schema {

    private Schema() {
    }

    /// Makes or updates the tables; processes that open the same store at once do it one after the other.
    static void update(Path file) {
        // Flyway has no lock of its own on SQLite. The file lock keeps processes apart, the monitor threads of this
        // process, for which a file lock would throw instead of wait.
        synchronized (Schema.class) {
            try (FileChannel channel = FileChannel.open(file.resolveSibling("vigie.lock"),
                    StandardOpenOption.CREATE, StandardOpenOption.WRITE); FileLock _ = channel.lock()) {
                keepWriteAheadLog(file);
                migrate(file.toString(), Flyway.configure(Schema.class.getClassLoader()).dataSource(source(file))
                        .locations("classpath:db/migration").load());
            } catch (IOException | SQLException | FlywayException e) {
                throw Failure.of(file, e);
            }
        }
    }

    private static void keepWriteAheadLog(Path file) throws SQLException {
        try (Connection connection = source(file).getConnection();
                Statement statement = connection.createStatement();
                ResultSet mode = statement.executeQuery("pragma journal_mode = wal")) {
            if (!mode.next() || !"wal".equals(mode.getString(1))) {
                throw new StoreException(file + ": cannot keep a write-ahead log here; "
                        + "keep the store on a local disk, not on a network share.");
            }
        }
    }

    /// Makes or updates the tables of a shared store; Flyway holds a lock of the database meanwhile.
    static void update(DataSource source, SharedAddress address) {
        try {
            migrate(address.shown(), Flyway.configure(Schema.class.getClassLoader()).dataSource(source)
                    .schemas(SharedDatabase.SCHEMA).createSchemas(true).locations("classpath:db/postgresql").load());
        } catch (FlywayException e) {
            throw Failure.of(address, e);
        }
    }

    private static void migrate(String name, Flyway flyway) {
        for (MigrationInfo migration : flyway.info().all()) {
            if (migration.getState() == MigrationState.FUTURE_SUCCESS
                    || migration.getState() == MigrationState.FUTURE_FAILED) {
                throw new StoreException(name + ": was written by a newer version of Vigie (schema "
                        + migration.getVersion() + "); run that version or a later one. Nothing was changed.");
            }
        }
        flyway.migrate();
    }

    private static SQLiteDataSource source(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout((int) Connections.PATIENCE.toMillis());
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        return source;
    }
}
