package org.vigie.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// How well the sources of watches yield, run by run, and what waits to be asked for.
public final class Sources {

    private final Database database;

    Sources(Database database) {
        this.database = database;
    }

    /// What one finished run got of its source.
    ///
    /// @param listings listings read
    /// @param notDue known offers that its lists showed and that were not to be looked at yet
    /// @param pages pages asked for
    /// @param challenged of these, the ones that a challenge kept back
    public record Yield(String runId, Instant startedAt, long listings, long notDue, long pages, long challenged) {

        /// Offers that the source gave, looked at or not.
        public long offers() {
            return listings + notDue;
        }
    }

    /// Of how many listings a field was read (shown, or proved absent), and of how many not.
    public record Reading(long seen, long unread) {

        public long all() {
            return seen + unread;
        }

        /// From 0 to 1; 0 of no listing.
        public double share() {
            return all() == 0 ? 0 : (double) seen / all();
        }
    }

    /// The pages of a watch that wait to be asked for.
    ///
    /// @param oldest since when the first of them waits; nothing when none does
    public record Queue(String watch, long pages, Optional<Instant> oldest) {}

    /// The finished runs of a watch, newest first.
    public List<Yield> yields(String watch, int most) {
        return database.read(handle -> handle.createQuery("""
                select r.id, r.started_at, r.listings,
                    (select coalesce(sum(l.pages), 0) from left_out l
                     where l.run_id = r.id and l.why like 'not due%') as not_due,
                    (select count(*) from page p where p.run_id = r.id and p.state = 'done') as pages,
                    (select count(*) from page p where p.run_id = r.id and p.outcome = 'challenged') as challenged
                from run r where r.watch = :watch and r.state = 'finished' order by r.seq desc limit :most""")
                .bind("watch", watch).bind("most", most)
                .map((row, _) -> new Yield(row.getString("id"), Timestamps.instant(row.getString("started_at")),
                        row.getLong("listings"), row.getLong("not_due"), row.getLong("pages"),
                        row.getLong("challenged")))
                .list());
    }

    /// Keeps of how many listings of a run each field was read; adds to what a part of the run before had kept.
    public void keep(String runId, Map<String, Reading> fields) {
        database.write(handle -> {
            fields.forEach((field, reading) -> handle.createUpdate("""
                    insert into field_reading (run_id, field, seen, unread) values (:run, :field, :seen, :unread)
                    on conflict (run_id, field) do update set seen = field_reading.seen + :seen,
                        unread = field_reading.unread + :unread""")
                    .bind("run", runId).bind("field", field).bind("seen", reading.seen())
                    .bind("unread", reading.unread()).execute());
            return fields.size();
        });
    }

    /// The readings of some runs together, by field.
    public Map<String, Reading> readings(List<String> runIds) {
        if (runIds.isEmpty()) {
            return Map.of();
        }
        return database.read(handle -> handle.createQuery("""
                select field, sum(seen) as seen, sum(unread) as unread from field_reading
                where run_id in (<ids>) group by field""").bindList("ids", runIds)
                .map((row, _) -> Map.entry(row.getString("field"),
                        new Reading(row.getLong("seen"), row.getLong("unread"))))
                .list()).stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// What waits in the runs that are under way or will be resumed, one queue a watch. Costs a look at an index.
    public List<Queue> queues() {
        record Open(String watch, String run) {}
        return database.read(handle -> {
            List<Queue> queues = new ArrayList<>();
            List<Open> open = handle.createQuery("""
                    select r.watch, r.id from run r where r.state in ('running', 'interrupted')
                        and r.seq = (select max(n.seq) from run n where n.watch = r.watch) order by r.watch""")
                    .map((row, _) -> new Open(row.getString("watch"), row.getString("id"))).list();
            for (Open each : open) {
                long pages = handle.createQuery("""
                        select count(*) from page where run_id = :run and state = 'queued'""")
                        .bind("run", each.run()).mapTo(long.class).one();
                Optional<Instant> oldest = handle.createQuery("""
                        select added_at from page where run_id = :run and state = 'queued' order by seq limit 1""")
                        .bind("run", each.run()).mapTo(String.class).findOne().map(Timestamps::instant);
                queues.add(new Queue(each.watch(), pages, oldest));
            }
            return queues;
        });
    }

    /// Addresses of a run that a challenge kept back, at the most so many.
    public Set<String> challenged(String runId, int most) {
        return Set.copyOf(database.read(handle -> handle.createQuery("""
                select url from page where run_id = :run and outcome = 'challenged' order by seq limit :most""")
                .bind("run", runId).bind("most", most).mapTo(String.class).list()));
    }
}
