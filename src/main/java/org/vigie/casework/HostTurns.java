package org.vigie.casework;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/// Whose turn it is at a host, over all processes that share the store: one of them asks it at a time, and the next one
/// only after the pause that the last one named. Times are those of the database, for the clocks of machines differ.
///
/// A call is not cut short by an interruption of its thread: the interruption stands when it returns.
public final class HostTurns implements AutoCloseable {

    /// How soon to look again at a turn that somebody holds.
    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final int THREADS = 4;

    private final Database database;
    private final String owner;
    // Not on the caller's thread: an interruption would close the connection to the database under it.
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS,
            Thread.ofPlatform().daemon().name("host-turns-", 0).factory());

    HostTurns(Database database, String owner) {
        this.database = database;
        this.owner = owner;
    }

    /// Tries to take the turn at a host.
    ///
    /// @param origin scheme, name and port
    /// @param longest a turn held for longer belongs to a process that is gone
    /// @param pause what must then pass before the next request
    /// @return zero when the turn is taken; else how long to wait before the next try
    public Duration take(String origin, Duration longest, Duration pause) {
        return calmly(() -> database.write(handle -> {
            if (taken(handle, origin, longest, pause)) {
                return Duration.ZERO;
            }
            Optional<Held> held = held(handle, origin);
            held.map(Held::owner).filter(Owner::gone).ifPresent(gone -> free(handle, origin, gone));
            return held.filter(h -> h.owner().isEmpty()).map(h -> atLeast(h.freeInMs())).orElse(GLANCE);
        }));
    }

    private boolean taken(Handle handle, String origin, Duration longest, Duration pause) {
        return handle.createQuery("""
                insert into host_turn (origin, owner, held_until, pause_ms, free_at)
                values (:origin, :owner, clock_timestamp() + :longest * interval '1 millisecond', :pause,
                    clock_timestamp())
                on conflict (origin) do update set owner = excluded.owner, held_until = excluded.held_until,
                    pause_ms = excluded.pause_ms
                where host_turn.free_at <= clock_timestamp() and (host_turn.owner in ('', excluded.owner)
                    or host_turn.held_until + host_turn.pause_ms * interval '1 millisecond' <= clock_timestamp())
                returning 1""")
                .bind("origin", origin).bind("owner", owner).bind("longest", longest.toMillis())
                .bind("pause", pause.toMillis()).mapTo(int.class).findOne().isPresent();
    }

    private record Held(String owner, long freeInMs) {}

    private static Optional<Held> held(Handle handle, String origin) {
        return handle.createQuery("""
                select owner, cast(1000 * extract(epoch from free_at - clock_timestamp()) as bigint) as free_in
                from host_turn where origin = :origin""").bind("origin", origin)
                .map((row, _) -> new Held(row.getString("owner"), row.getLong("free_in"))).findOne();
    }

    private static void free(Handle handle, String origin, String gone) {
        handle.createUpdate("""
                update host_turn set owner = '', free_at = clock_timestamp() + pause_ms * interval '1 millisecond'
                where origin = :origin and owner = :gone""").bind("origin", origin).bind("gone", gone).execute();
    }

    private static Duration atLeast(long millis) {
        return Duration.ofMillis(Math.max(1, millis));
    }

    /// Ends the turn; the next one, whoever takes it, begins after a pause.
    public void giveBack(String origin, Duration pause) {
        calmly(() -> database.write(handle -> handle.createUpdate("""
                update host_turn set owner = '', free_at = clock_timestamp() + :pause * interval '1 millisecond'
                where origin = :origin and owner = :owner""")
                // Rounded up: the next may come later, never earlier.
                .bind("pause", pause.plusNanos(999_999).toMillis()).bind("origin", origin).bind("owner", owner)
                .execute()));
    }

    private <T> T calmly(Supplier<T> work) {
        Future<T> result = threads.submit(work::get);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return result.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    switch (e.getCause()) {
                        case RuntimeException fault -> throw fault;
                        case null, default -> throw new IllegalStateException(e);
                    }
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
