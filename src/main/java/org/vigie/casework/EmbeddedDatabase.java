package org.vigie.casework;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/// A SQLite file: many readers beside one writer. Between processes SQLite's own lock decides.
final class EmbeddedDatabase extends Database {

    private static final int READERS = 8;

    private final Path file;
    private final Connections connections;
    private final Jdbi jdbi;
    private final Semaphore reading = new Semaphore(READERS, true);
    // Writers of this process queue here, in order, for SQLite lets them poll for its lock without any.
    private final ReentrantLock writing = new ReentrantLock(true);

    EmbeddedDatabase(Path file) {
        super(Dialect.SQLITE);
        this.file = file;
        this.connections = new Connections(file);
        this.jdbi = Jdbi.create(connections);
    }

    @Override
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

    @Override
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
    void alone(Handle handle, String what) {
        // There is one writer at a time anyway.
    }

    @Override
    String key(String text) {
        return text;
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
