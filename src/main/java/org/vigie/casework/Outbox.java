package org.vigie.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// Alerts on their way to people. What was put in here goes out at least once on each of its channels, or is kept as
/// given up, whatever happens to the process.
public final class Outbox {

    /// How long a delivery that was begun is left alone by others: its process may have died.
    private static final Duration CLAIM = Duration.ofMinutes(5);

    private final Database database;
    private final InstantSource clock;

    Outbox(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// @param id names it for ever; whoever receives it twice sees so by that
    /// @param kind `findings`, `source`, `paused`, …
    /// @param about what it is about, within its kind and watch
    /// @param runId the run it is about; may be empty
    /// @param body the message as a person reads it
    /// @param payload the message as a program reads it, JSON
    public record Alert(String id, String kind, String watch, String about, String runId, String subject, String body,
            String payload, Instant createdAt) {}

    /// One alert on one channel.
    ///
    /// @param attempts how often it was tried
    /// @param nextAt when it may be tried again, while it waits
    /// @param error why it failed last; empty when it did not
    public record Delivery(Alert alert, String channel, State state, int attempts, Instant nextAt, String error) {}

    public enum State {
        WAITING,
        DELIVERED,
        GIVEN_UP;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// How many deliveries stand where.
    public record Standing(long waiting, long givenUp) {}

    /// Puts an alert in, unless one of the same kind and watch about the same thing was put in within `quiet`.
    ///
    /// @param told findings that it tells; they are no news any more
    /// @return false when it was left out
    public boolean put(Alert alert, List<String> channels, Duration quiet, List<News.Item> told) {
        return database.write(handle -> {
            boolean repeated = handle.createQuery("""
                    select count(*) from alert
                    where kind = :kind and watch = :watch and about = :about and created_at > :since""")
                    .bind("kind", alert.kind()).bind("watch", alert.watch()).bind("about", alert.about())
                    .bind("since", Timestamps.text(alert.createdAt().minus(quiet))).mapTo(long.class).one() > 0;
            if (!repeated) {
                insert(handle, alert, channels);
            }
            told.forEach(item -> News.forget(handle, item));
            return !repeated;
        });
    }

    private static void insert(Handle handle, Alert alert, List<String> channels) {
        String now = Timestamps.text(alert.createdAt());
        handle.createUpdate("""
                insert into alert (id, kind, watch, about, run_id, subject, body, payload, created_at)
                values (:id, :kind, :watch, :about, :run, :subject, :body, :payload, :now)""")
                .bind("id", alert.id()).bind("kind", alert.kind()).bind("watch", alert.watch())
                .bind("about", alert.about()).bind("run", alert.runId()).bind("subject", alert.subject())
                .bind("body", alert.body()).bind("payload", alert.payload()).bind("now", now).execute();
        channels.forEach(channel -> handle.createUpdate("""
                insert into delivery (alert_id, channel, state, attempts, next_at, error, done_at)
                values (:id, :channel, 'waiting', 0, :now, '', '')""")
                .bind("id", alert.id()).bind("channel", channel).bind("now", now).execute());
    }

    /// Takes what is due, oldest first; nobody else is given it for five minutes.
    public List<Delivery> take(int most) {
        Instant now = clock.instant();
        return database.write(handle -> {
            List<Delivery> due = handle.createQuery(SELECT + """
                    where d.state = 'waiting' and d.next_at <= :now order by d.next_at, a.id limit :most""")
                    .bind("now", Timestamps.text(now)).bind("most", most).map(Outbox::delivery).list();
            // What another process took since has another time by now, or another state.
            return due.stream().filter(each -> handle.createUpdate("""
                    update delivery set next_at = :later
                    where alert_id = :id and channel = :channel and state = 'waiting' and next_at = :seen""")
                    .bind("later", Timestamps.text(now.plus(CLAIM))).bind("id", each.alert().id())
                    .bind("channel", each.channel()).bind("seen", Timestamps.text(each.nextAt())).execute() == 1)
                    .toList();
        });
    }

    /// Notes that a delivery succeeded.
    public void delivered(Delivery delivery) {
        end(delivery, State.DELIVERED, "", clock.instant());
    }

    /// Notes that a delivery failed.
    ///
    /// @param again when it is to be tried again; nothing gives it up
    public void failed(Delivery delivery, String why, Optional<Instant> again) {
        end(delivery, again.isPresent() ? State.WAITING : State.GIVEN_UP, why, again.orElseGet(clock::instant));
    }

    private void end(Delivery delivery, State state, String error, Instant at) {
        database.write(handle -> handle.createUpdate("""
                update delivery set state = :state, attempts = attempts + 1, next_at = :at, error = :error,
                    done_at = :done
                where alert_id = :id and channel = :channel""")
                .bind("state", state.word()).bind("at", Timestamps.text(at)).bind("error", error)
                .bind("done", state == State.WAITING ? "" : Timestamps.text(clock.instant()))
                .bind("id", delivery.alert().id()).bind("channel", delivery.channel()).execute());
    }

    /// When the next waiting delivery is due; nothing when none waits.
    public Optional<Instant> nextDue() {
        return database.read(handle -> handle
                .createQuery("select next_at from delivery where state = 'waiting' order by next_at limit 1")
                .mapTo(String.class).findOne()).map(Timestamps::instant);
    }

    public Standing standing() {
        return database.read(handle -> new Standing(count(handle, State.WAITING), count(handle, State.GIVEN_UP)));
    }

    private static long count(Handle handle, State state) {
        return handle.createQuery("select count(*) from delivery where state = :state").bind("state", state.word())
                .mapTo(long.class).one();
    }

    /// The newest deliveries first.
    public List<Delivery> newest(int most) {
        return database.read(handle -> handle
                .createQuery(SELECT + "order by a.created_at desc, a.id, d.channel limit :most").bind("most", most)
                .map(Outbox::delivery).list());
    }

    private static final String SELECT = """
            select a.*, d.channel, d.state, d.attempts, d.next_at, d.error
            from delivery d join alert a on a.id = d.alert_id
            """;

    private static Delivery delivery(ResultSet row, StatementContext context) throws SQLException {
        return new Delivery(
                new Alert(row.getString("id"), row.getString("kind"), row.getString("watch"), row.getString("about"),
                        row.getString("run_id"), row.getString("subject"), row.getString("body"),
                        row.getString("payload"), Timestamps.instant(row.getString("created_at"))),
                row.getString("channel"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT).replace('-', '_')),
                row.getInt("attempts"), Timestamps.instant(row.getString("next_at")), row.getString("error"));
    }
}
