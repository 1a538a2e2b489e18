package org.vigie.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Reads runs with their counts. A running one unheard of since a given time, or whose process is gone, is read as
/// interrupted.
final class RunReader {

    private final Database database;

    RunReader(Database database) {
        this.database = database;
    }

    Optional<Run> run(Handle handle, String runId, Instant silentSince) {
        Map<String, Long> pages = pages(handle, List.of(runId)).getOrDefault(runId, Map.of());
        return handle.createQuery("select * from run where id = :id").bind("id", runId)
                .map((row, _) -> run(row, pages, silentSince)).findOne();
    }

    Optional<Run> newestOf(String watch, Instant silentSince) {
        return database.read(handle -> handle
                .createQuery("select id from run where watch = :watch order by seq desc limit 1")
                .bind("watch", watch).mapTo(String.class).findOne()
                .flatMap(id -> run(handle, id, silentSince)));
    }

    List<Run> newest(int most, Instant silentSince) {
        return database.read(handle -> {
            List<String> ids = handle
                    .createQuery("select id from run order by seq desc limit :most")
                    .bind("most", Math.max(0, most)).mapTo(String.class).list();
            if (ids.isEmpty()) {
                return List.of();
            }
            Map<String, Map<String, Long>> pages = pages(handle, ids);
            return handle.createQuery("select * from run where id in (<ids>) order by seq desc")
                    .bindList("ids", ids)
                    .map((row, _) -> run(row, pages.getOrDefault(row.getString("id"), Map.of()), silentSince)).list();
        });
    }

    // Pages being worked on count as queued: they are not done, and after a kill they are queued indeed.
    private static Map<String, Map<String, Long>> pages(Handle handle, List<String> runIds) {
        Map<String, Map<String, Long>> pages = new HashMap<>();
        handle.createQuery("""
                select run_id, coalesce(outcome, 'queued') as word, count(*) as pages
                from page where run_id in (<ids>) group by run_id, outcome""")
                .bindList("ids", runIds)
                .map((row, _) -> new Tally(row.getString("run_id"), row.getString("word"), row.getLong("pages")))
                .list()
                .forEach(tally -> pages.computeIfAbsent(tally.runId(), _ -> new HashMap<>())
                        .put(tally.word(), tally.pages()));
        return pages;
    }

    private record Tally(String runId, String word, long pages) {}

    private static Run run(ResultSet row, Map<String, Long> pages, Instant silentSince) throws SQLException {
        Run.State state = Run.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
        boolean cutOff = state == Run.State.RUNNING
                && (Timestamps.instant(row.getString("heartbeat_at")).isBefore(silentSince)
                        || Owner.gone(row.getString("owner")));
        return new Run(row.getString("id"), row.getString("watch"), row.getString("cause"),
                Timestamps.instant(row.getString("started_at")),
                Optional.ofNullable(row.getString("finished_at")).map(Timestamps::instant),
                cutOff ? Run.State.INTERRUPTED : state, Optional.ofNullable(row.getString("error")),
                new RunCounts(pages, row.getLong("listings"), row.getLong("undecided"), row.getLong("breaches"),
                        row.getLong("new_findings")));
    }
}
