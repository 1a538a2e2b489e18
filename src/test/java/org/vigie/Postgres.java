package org.vigie;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;
import org.opentest4j.AssertionFailedError;

/// A real PostgreSQL for tests, started from the binaries that Maven brings when a test first wants it, and one for all
/// tests of the process. Each [#database] is empty and nobody else's.
///
/// Where it cannot be started, the tests that want it are skipped and say so; with `VIGIE_POSTGRES=required` in the
/// environment they fail instead.
public final class Postgres {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Postgres() {
    }

    /// Started once, or what stood against it.
    private static final class Server {

        private static final Optional<EmbeddedPostgres> RUNNING;
        private static final String REASON;

        static {
            Optional<EmbeddedPostgres> started = Optional.empty();
            String reason = "";
            try {
                started = Optional.of(EmbeddedPostgres.builder().setServerConfig("fsync", "off").start());
            } catch (IOException | RuntimeException e) {
                reason = e.toString();
            }
            RUNNING = started;
            REASON = reason;
        }
    }

    /// The address of a new, empty database, with the user in it; there is no password.
    public static String database() {
        EmbeddedPostgres server = server();
        String name = "vigie_" + NUMBER.incrementAndGet();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return server.getJdbcUrl("postgres", name);
    }

    private static EmbeddedPostgres server() {
        if (Server.RUNNING.isPresent()) {
            return Server.RUNNING.get();
        }
        String what = "PostgreSQL cannot be started here: " + Server.REASON;
        if ("required".equals(System.getenv("VIGIE_POSTGRES"))) {
            throw new AssertionFailedError(what);
        }
        System.err.println("SKIPPED, for " + what);
        return Assumptions.abort("skipped, for " + what);
    }
}
