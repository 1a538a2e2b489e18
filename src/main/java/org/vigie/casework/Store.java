package org.vigie.casework;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;

/// The relational store, embedded or shared. Opening brings its schema up to date. Safe for use by several threads and processes.
///
/// Whatever a method has returned from is on the disk: it survives a kill and a power cut. Every method may throw a
/// [StoreException], whose message is for the person who runs the program.
public final class Store implements AutoCloseable {

    /// Name of the database in its folder; `-wal` and `-shm` files of the same name belong to it.
    public static final String FILE = "vigie.sqlite";

    private final Database database;
    private final Runs runs;
    private final Frontier frontier;
    private final Decisions decisions;
    private final KnownPages knownPages;
    private final Pauses pauses;
    private final Outbox outbox;
    private final News news;
    private final Sources sources;
    private final MissedTimes missedTimes;
    private final Optional<HostTurns> hostTurns;

    private Store(Database database, InstantSource clock) {
        this.database = database;
        String owner = Owner.mine();
        this.runs = new Runs(database, clock, owner);
        this.frontier = new Frontier(database, clock, owner);
        this.decisions = new Decisions(database, clock);
        this.knownPages = new KnownPages(database);
        this.pauses = new Pauses(database, clock);
        this.outbox = new Outbox(database, clock);
        this.news = new News(database);
        this.sources = new Sources(database);
        this.missedTimes = new MissedTimes(database);
        this.hostTurns = database instanceof SharedDatabase
                ? Optional.of(new HostTurns(database, owner))
                : Optional.empty();
    }

    /// Opens or makes the embedded store in a folder.
    ///
    /// @throws StoreException when it cannot be opened, is damaged, is locked for longer than half a minute, or was
    ///     written by a
    ///     newer version of the program
    public static Store open(Path folder, InstantSource clock) {
        Path file = folder.resolve(FILE);
        if (file.toAbsolutePath().toString().contains("?")) {
            // The driver would take what follows for settings.
            throw new StoreException(
                    file + ": the path of the store must hold no question mark; name the folder otherwise.");
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StoreException(folder + ": the folder of the store cannot be made (" + e.getMessage()
                    + "); check the path and the rights on it.", e);
        }
        Schema.update(file);
        return new Store(new EmbeddedDatabase(file), clock);
    }

    /// Opens the store that several processes share, in a PostgreSQL database; its tables are made in the schema
    /// `vigie` when they are not there.
    ///
    /// @throws StoreException when the database cannot be reached within half a minute, lets us not in, or was written
    ///     by a newer version of the program
    public static Store open(SharedAddress address, InstantSource clock) {
        return new Store(new SharedDatabase(address), clock);
    }

    public Runs runs() {
        return runs;
    }

    public Frontier frontier() {
        return frontier;
    }

    public KnownPages knownPages() {
        return knownPages;
    }

    public Pauses pauses() {
        return pauses;
    }

    public Outbox outbox() {
        return outbox;
    }

    public News news() {
        return news;
    }

    public Sources sources() {
        return sources;
    }

    public MissedTimes missedTimes() {
        return missedTimes;
    }

    /// Turns at hosts among the processes that share the store; nothing when it is embedded.
    public Optional<HostTurns> hostTurns() {
        return hostTurns;
    }

    /// The database that the processes share, in which others may keep tables too; nothing when the store is embedded.
    public Optional<DataSource> shared() {
        return database instanceof SharedDatabase shared ? Optional.of(shared.source()) : Optional.empty();
    }

    public Decisions decisions() {
        return decisions;
    }

    /// Closes the store; calls after it throw an [IllegalStateException].
    @Override
    public void close() {
        hostTurns.ifPresent(HostTurns::close);
        database.close();
    }
}
