package org.vigie.casework;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/// The SQLite file, for several threads: many readers beside one writer. Between processes SQLite's own lock decides.
final class Database implements AutoCloseable {

    private static final int READERS = 8;

    private final Path file;
    private final Connections connections;
    private final Jdbi jdbi;
    private final Semaphore reading = new Semaphore(READERS, true);
    // Writers of this process queue here, in order, for SQLite lets them poll for its lock without any.
    private final ReentrantLock writing = new ReentrantLock(true);

    Database(Path file) {
        this.file = file;
        this.connections = new Connections(file);
        this.jdbi = Jdbi.create(connections);
    }

    Path file() {
        return file;
    }

    /// Reads; one statement sees one state of the store, two may see two.
    <T> T read(HandleCallback<T, RuntimeException> work) {
        reading.acquireUninterruptibly();
        try (Handle handle = jdbi.open()) {
            return work.withHandle(handle);
        } catch (JdbiException e) {
            throw Failure.of(file, e);
        } finally {
            reading.release();
        }
    }

    /// Runs one transaction that may write; it is on the disk when this returns, and undone when the work throws.
    <T> T write(HandleCallback<T, RuntimeException> work) {
        writing.lock();
        try (Handle handle = jdbi.open()) {
            return transaction(handle, work);
        } catch (JdbiException e) {
            throw Failure.of(file, e);
        } finally {
            writing.unlock();
        }
    }

    private <T> T transaction(Handle handle, HandleCallback<T, RuntimeException> work) {
        // Immediate: the lock is taken before the first read, so that what was read is still so at the write.
        handle.execute("begin immediate");
        boolean committed = false;
        try {
            T result = work.withHandle(handle);
            handle.execute("commit");
            committed = true;
            return result;
        } finally {
            if (!committed) {
                connections.abandon(handle.getConnection());
            }
        }
    }

    @Override
    public void close() {
        writing.lock();
        try {
            connections.close();
        } catch (SQLException e) {
            throw Failure.of(file, e);
        } finally {
            writing.unlock();
        }
    }
}
