package org.vigie.casework;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/// A PostgreSQL database, for several processes on several machines. Everything of Vigie stands in its schema
/// [#SCHEMA].
final class SharedDatabase extends Database {

    /// Name of the schema that holds the tables.
    static final String SCHEMA = "vigie";

    private static final int CONNECTIONS = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int TRIES = 5;
    /// Two transactions stood in each other's way, and this one was undone.
    private static final Set<String> IN_THE_WAY = Set.of("40001", "40P01");
    /// An entry of an index has 2,704 bytes at the most, and a key stands beside the name of its run or watch.
    private static final int LONGEST_KEY = 2_000;

    private final SharedAddress address;
    private final HikariDataSource source;
    private final Jdbi jdbi;

    /// Connects and brings the tables up to date.
    SharedDatabase(SharedAddress address) {
        super(Dialect.POSTGRESQL);
        this.address = address;
        this.source = connect(address);
        this.jdbi = Jdbi.create(source);
        jdbi.registerArgument(new StorableText());
        try {
            Schema.update(source, address);
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    private static HikariDataSource connect(SharedAddress address) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("vigie-store");
        config.setJdbcUrl(address.url());
        if (!address.user().isEmpty()) {
            config.setUsername(address.user());
        }
        if (!address.password().isEmpty()) {
            config.setPassword(address.password());
        }
        config.setSchema(SCHEMA);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(PATIENCE.toMillis());
        // What we acknowledge must survive a power cut of the server, whatever its file of settings says.
        config.setConnectionInitSql("select set_config('synchronous_commit', 'on', false) "
                + "where current_setting('synchronous_commit') = 'off'");
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException e) {
            throw Failure.of(address, e);
        } catch (RuntimeException e) {
            throw new StoreException(address.shown() + ": is no address of a database: " + e.getMessage()
                    + "; write it as jdbc:postgresql://host:5432/database.", e);
        }
    }

    /// For others who keep tables in the same schema.
    DataSource source() {
        return source;
    }

    @Override
    <T> T read(HandleCallback<T, RuntimeException> work) {
        requireOpen();
        try {
            return jdbi.withHandle(work);
        } catch (JdbiException e) {
            throw Failure.of(address, e);
        }
    }

    @Override
    <T> T write(HandleCallback<T, RuntimeException> work) {
        requireOpen();
        for (int tried = 1;; tried++) {
            try {
                return jdbi.inTransaction(work);
            } catch (JdbiException e) {
                if (tried == TRIES || !IN_THE_WAY.contains(Failure.state(e))) {
                    throw Failure.of(address, e);
                }
            }
        }
    }

    private void requireOpen() {
        if (source.isClosed()) {
            throw new IllegalStateException(address.shown() + ": the store is closed.");
        }
    }

    @Override
    void alone(Handle handle, String what) {
        handle.createQuery("select 1 from (select pg_advisory_xact_lock(hashtextextended(:what, 0))) as held")
                .bind("what", "vigie " + what).mapTo(int.class).one();
    }

    @Override
    String key(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= LONGEST_KEY) {
            return text;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return text.substring(0, text.offsetByCodePoints(0, 200)) + " sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        source.close();
    }
}
