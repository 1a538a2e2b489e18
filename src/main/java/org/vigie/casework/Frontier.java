package org.vigie.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/// The pages a run still has to fetch, and what became of the others. Survives a kill: a page is queued, or done with
/// its outcome; one that was being worked on is queued again when the run is resumed.
///
/// Each method is one transaction, on the disk when it returns.
public final class Frontier {

    private final Database database;
    private final InstantSource clock;

    Frontier(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    public enum Kind {
        LIST,
        ITEM;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param depth list pages followed until here
    public record PageTask(String url, Kind kind, int depth) {}

    /// Adds pages to a run; an address that the run already has is left as it is.
    ///
    /// @return how many were new
    /// @throws IllegalArgumentException when there is no such run
    public int add(String runId, List<PageTask> tasks) {
        if (tasks.isEmpty()) {
            return 0;
        }
        String now = Timestamps.text(clock.instant());
        return database.write(handle -> {
            Runs.require(handle, runId);
            PreparedBatch batch = handle.prepareBatch("""
                    insert into page (run_id, url, kind, depth, state, added_at)
                    values (:run, :url, :kind, :depth, 'queued', :now)
                    on conflict (run_id, url) do nothing""");
            for (PageTask task : tasks) {
                batch.bind("run", runId).bind("url", task.url()).bind("kind", task.kind().word())
                        .bind("depth", task.depth()).bind("now", now).add();
            }
            return Arrays.stream(batch.execute()).sum();
        });
    }

    /// Takes up to so many queued pages, oldest first; they are marked as being worked on. No page is given to two
    /// callers, be they threads or processes.
    public List<PageTask> take(String runId, int most) {
        if (most <= 0) {
            return List.of();
        }
        return database.write(handle -> handle.createQuery("""
                update page set state = 'working' where seq in
                    (select seq from page where run_id = :run and state = 'queued' order by seq limit :most)
                returning seq, url, kind, depth""")
                .bind("run", runId).bind("most", most).map(Frontier::taken).list())
                .stream().sorted(Comparator.comparingLong(Taken::seq)).map(Taken::task).toList();
    }

    /// Notes what became of a page, for good: the first outcome of a page stands, a later one is dropped.
    ///
    /// @param outcome word of the outcome
    /// @param detail why, for the operator; empty when all is well
    /// @param captureLogIndex line of the hash log that seals the capture; -1 when nothing came
    /// @throws IllegalArgumentException when the run has no such page
    public void done(String runId, String url, String outcome, String detail, long captureLogIndex) {
        if (outcome.isBlank()) {
            throw new IllegalArgumentException("The outcome of " + url + " is empty.");
        }
        String now = Timestamps.text(clock.instant());
        database.write(handle -> {
            int changed = handle.createUpdate("""
                    update page set state = 'done', outcome = :outcome, detail = :detail,
                        capture_log_index = :capture, done_at = :now
                    where run_id = :run and url = :url and state <> 'done'""")
                    .bind("outcome", outcome).bind("detail", detail).bind("capture", captureLogIndex).bind("now", now)
                    .bind("run", runId).bind("url", url).execute();
            if (changed == 0 && handle.createQuery("select count(*) from page where run_id = :run and url = :url")
                    .bind("run", runId).bind("url", url).mapTo(long.class).one() == 0) {
                throw new IllegalArgumentException("The run " + runId + " has no page " + url + ".");
            }
            return changed;
        });
    }

    /// Pages of a run that are queued or being worked on.
    public long open(String runId) {
        return database.read(handle -> handle
                .createQuery("select count(*) from page where run_id = :run and state in ('queued', 'working')")
                .bind("run", runId).mapTo(long.class).one());
    }

    /// Puts pages that were being worked on back into the queue.
    ///
    /// @return how many they were
    public int requeue(String runId) {
        return database.write(handle -> handle
                .createUpdate("update page set state = 'queued' where run_id = :run and state = 'working'")
                .bind("run", runId).execute());
    }

    private record Taken(long seq, PageTask task) {}

    private static Taken taken(ResultSet row, StatementContext context) throws SQLException {
        return new Taken(row.getLong("seq"), new PageTask(row.getString("url"),
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)), row.getInt("depth")));
    }
}
