package org.vigie.casework;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// Times of watches that were not kept as their files say: how often, when last, and what happened then.
public final class MissedTimes {

    private final Database database;

    MissedTimes(Database database) {
        this.database = database;
    }

    /// What became of a time.
    public enum What {
        /// It was made up for once, later.
        LATE,
        /// The watch was paused by a person.
        PAUSED,
        /// The watch was running already.
        RUNNING,
        /// The watch could not be run.
        UNABLE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param times how often so far
    /// @param last the time that was missed last
    /// @param detail what was said then; may be empty
    public record Missed(String watch, What what, long times, Instant last, String detail) {}

    public void note(String watch, What what, Instant time, String detail) {
        database.write(handle -> handle.createUpdate("""
                insert into missed_time (watch, what, times, last_at, detail) values (:watch, :what, 1, :at, :detail)
                on conflict (watch, what) do update set times = missed_time.times + 1, last_at = :at,
                    detail = :detail""")
                .bind("watch", watch).bind("what", what.word()).bind("at", Timestamps.text(time))
                .bind("detail", detail).execute());
    }

    /// All of them, watch by watch.
    public List<Missed> all() {
        return database.read(handle -> handle.createQuery("select * from missed_time order by watch, what")
                .map((row, _) -> new Missed(row.getString("watch"),
                        What.valueOf(row.getString("what").toUpperCase(Locale.ROOT)), row.getLong("times"),
                        Timestamps.instant(row.getString("last_at")), row.getString("detail")))
                .list());
    }
}
