package org.vigie.casework;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jdbi.v3.core.ConnectionFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.SynchronousMode;

/// Connections to one SQLite file, kept open between uses: the last connection to close folds the write-ahead log into
/// the file, which would cost two syncs at each use.
final class Connections implements ConnectionFactory, AutoCloseable {

    /// Longest wait for a lock that another process holds.
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path file;
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
    private final Set<Connection> abandoned = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    Connections(Path file) {
        this.file = file;
    }

    @Override
    public Connection openConnection() throws SQLException {
        if (closed) {
            throw new IllegalStateException(file + ": the store is closed.");
        }
        Connection kept = idle.poll();
        return kept == null ? connect() : kept;
    }

    @Override
    public void closeConnection(Connection connection) throws SQLException {
        if (abandoned.remove(connection) || closed) {
            connection.close();
            return;
        }
        idle.push(connection);
        if (closed) {
            closeIdle();
        }
    }

    /// Has a connection closed after its use instead of kept; SQLite then undoes what it had not committed.
    void abandon(Connection connection) {
        abandoned.add(connection);
    }

    @Override
    public void close() throws SQLException {
        closed = true;
        closeIdle();
    }

    private void closeIdle() throws SQLException {
        for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
            connection.close();
        }
    }

    private Connection connect() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        // NORMAL already survives a kill, but not a power cut: it syncs the log at checkpoints only. What we
        // acknowledge (a page is done, a person has decided) must survive both, so each commit is synced. That costs
        // milliseconds, and hosts are asked for a page every two seconds.
        config.setSynchronous(SynchronousMode.FULL);
        config.setBusyTimeout((int) PATIENCE.toMillis());
        config.enforceForeignKeys(true);
        return config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
    }
}
