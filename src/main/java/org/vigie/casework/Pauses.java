package org.vigie.casework;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is left alone for now: hosts that asked for a human, and watches that a person stopped.
public final class Pauses {

    private final Database database;
    private final InstantSource clock;

    Pauses(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// @param origin scheme, name and port
    /// @param url the page that was asked for
    /// @param why what showed the challenge
    public record HostPause(String origin, String url, String why, Instant since, Instant until) {}

    /// Notes that a host asked for a human. While it is paused the first note stands.
    ///
    /// @return the pause, when it begins with this note
    public Optional<HostPause> host(String origin, String url, String why, Duration time) {
        Instant now = Timestamps.kept(clock.instant());
        int noted = database.write(handle -> handle.createUpdate("""
                insert into host_pause (origin, url, why, since_at, until_at) values (:origin, :url, :why, :now, :until)
                on conflict (origin) do update set url = :url, why = :why, since_at = :now, until_at = :until
                where host_pause.until_at <= :now""")
                .bind("origin", origin).bind("url", url).bind("why", why).bind("now", Timestamps.text(now))
                .bind("until", Timestamps.text(now.plus(time))).execute());
        return noted == 0
                ? Optional.empty()
                : Optional.of(new HostPause(origin, url, why, now, Timestamps.kept(now.plus(time))));
    }

    /// Hosts that are paused now.
    public List<HostPause> hosts() {
        return database.read(handle -> handle
                .createQuery("select * from host_pause where until_at > :now order by origin")
                .bind("now", Timestamps.text(clock.instant()))
                .map((row, _) -> new HostPause(row.getString("origin"), row.getString("url"), row.getString("why"),
                        Timestamps.instant(row.getString("since_at")), Timestamps.instant(row.getString("until_at"))))
                .list());
    }

    /// Stops a watch until [#resume]: nothing runs it.
    public void watch(String watch, String why) {
        database.write(handle -> handle.createUpdate("""
                insert into watch_pause (watch, why, since_at) values (:watch, :why, :now)
                on conflict (watch) do update set why = :why""")
                .bind("watch", watch).bind("why", why).bind("now", Timestamps.text(clock.instant())).execute());
    }

    /// @return false when the watch was not paused
    public boolean resume(String watch) {
        return database.write(handle -> handle.createUpdate("delete from watch_pause where watch = :watch")
                .bind("watch", watch).execute()) > 0;
    }

    /// Why a watch is paused; nothing when it is not.
    public Optional<String> reason(String watch) {
        return Optional.ofNullable(watches().get(watch));
    }

    /// The paused watches, each with the reason.
    public Map<String, String> watches() {
        return database.read(handle -> handle.createQuery("select watch, why from watch_pause")
                .map((row, _) -> Map.entry(row.getString("watch"), row.getString("why"))).list()).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
