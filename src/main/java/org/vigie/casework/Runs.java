package org.vigie.casework;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// The runs of the scanner.
///
/// A run belongs to the open store that started or resumed it. While it is worked on, [#heartbeat] says so; a run
/// whose process is gone, or that was unheard of for [#SILENCE], counts as cut off, is given out as interrupted, and
/// may be taken over by another process.
public final class Runs {

    /// A running run that was not heard of for longer than this counts as cut off.
    public static final Duration SILENCE = Duration.ofMinutes(1);

    private static final Pattern WATCH = Pattern.compile("[a-z0-9-]{1,200}");

    private static final DateTimeFormatter ID_TIME = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Database database;
    private final InstantSource clock;
    private final String owner;
    private final RunReader reader;

    Runs(Database database, InstantSource clock, String owner) {
        this.database = database;
        this.clock = clock;
        this.owner = owner;
        this.reader = new RunReader(database);
    }

    /// Starts a run, unless one of the same watch is running. A run of the watch that was cut off is noted as
    /// interrupted and can no longer be resumed: ask for [#resumable] first.
    ///
    /// @param watch small letters, digits and hyphens
    /// @return nothing when a run of this watch is under way in a live process
    public Optional<Run> start(String watch, String cause) {
        if (!WATCH.matcher(watch).matches()) {
            throw new IllegalArgumentException("`" + watch + "` is no name of a watch; "
                    + "a name has small letters, digits and hyphens only.");
        }
        return database.write(handle -> {
            // Read here, not before: the wait for the lock may have been long.
            database.alone(handle, "runs of " + watch);
            Instant now = Timestamps.kept(clock.instant());
            if (isLive(handle, watch, now)) {
                return Optional.empty();
            }
            giveUpCutOff(handle, watch, now);
            String id = newId(handle, watch, now);
            handle.createUpdate("""
                    insert into run (id, watch, cause, started_at, heartbeat_at, owner, state)
                    values (:id, :watch, :cause, :now, :now, :owner, 'running')""")
                    .bind("id", id).bind("watch", watch).bind("cause", cause).bind("now", Timestamps.text(now))
                    .bind("owner", owner).execute();
            return Optional.of(new Run(id, watch, cause, now, Optional.empty(), Run.State.RUNNING, Optional.empty(),
                    RunCounts.NONE));
        });
    }

    /// The newest run of this watch, when it was cut off (its process died) or interrupted on purpose: it can be
    /// resumed. An older one is not offered, for a later run has looked at the same pages since.
    public Optional<Run> resumable(String watch) {
        return reader.newestOf(watch, silentSince()).filter(run -> run.state() == Run.State.INTERRUPTED);
    }

    /// Takes a cut-off or interrupted run over; its state is running again, and pages that were being worked on are
    /// queued again.
    ///
    /// @throws IllegalStateException when the run is finished or failed, or a live process works on a run of its watch
    public Run resume(String runId) {
        return resume(runId, Duration.ZERO);
    }

    /// The same, and pages that were being worked on are left alone for a while: they may have been asked for just
    /// before their process died.
    public Run resume(String runId, Duration leaveAlone) {
        String watch = run(runId).orElseThrow(() -> unknown(runId)).watch();
        database.write(handle -> {
            database.alone(handle, "runs of " + watch);
            Instant now = Timestamps.kept(clock.instant());
            Run run = reader.run(handle, runId, silentSince()).orElseThrow(() -> unknown(runId));
            if (isLive(handle, run.watch(), now)) {
                throw new IllegalStateException("A live process works on a run of " + run.watch() + ".");
            }
            if (run.state() != Run.State.INTERRUPTED) {
                throw new IllegalStateException("The run " + runId + " is " + run.state().word()
                        + "; only a run that was cut off can be resumed.");
            }
            giveUpCutOff(handle, run.watch(), now);
            handle.createUpdate("""
                    update run set state = 'running', owner = :owner, heartbeat_at = :now, finished_at = null,
                        error = null
                    where id = :id""")
                    .bind("owner", owner).bind("now", Timestamps.text(now)).bind("id", runId).execute();
            return handle.createUpdate("""
                    update page set state = 'queued', not_before = :then where run_id = :id and state = 'working'""")
                    .bind("then", leaveAlone.isZero() ? "" : Timestamps.text(now.plus(leaveAlone))).bind("id", runId)
                    .execute();
        });
        return run(runId).orElseThrow(() -> unknown(runId));
    }

    /// Says that the process still works on a run; a run unheard of for a minute counts as cut off. Every 20 seconds
    /// is a good measure. A run that has ended is left as it is.
    ///
    /// @throws RunTakenOverException when another process works on it by now
    public void heartbeat(String runId) {
        database.write(handle -> {
            requireOurs(handle, runId);
            return beat(handle, runId);
        });
    }

    /// Adds to the counts of listings, undecided listings, breaches and new findings of a run.
    ///
    /// @throws RunTakenOverException when another process works on it by now; nothing is added
    public void count(String runId, long listings, long undecided, long breaches, long newFindings) {
        database.write(handle -> {
            requireOurs(handle, runId);
            return add(handle, runId, listings, undecided, breaches, newFindings);
        });
    }

    private static int add(Handle handle, String runId, long listings, long undecided, long breaches,
            long newFindings) {
        if (listings + undecided + breaches + newFindings == 0) {
            return 0;
        }
        return handle.createUpdate("""
                update run set listings = listings + :listings, undecided = undecided + :undecided,
                    breaches = breaches + :breaches, new_findings = new_findings + :newFindings
                where id = :id""")
                .bind("listings", listings).bind("undecided", undecided).bind("breaches", breaches)
                .bind("newFindings", newFindings).bind("id", runId).execute();
    }

    /// Notes what became of pages, in one transaction: either all of it is kept or none, so a page is never counted twice,
    /// whenever the process is killed. The first outcome of a page stands; a later one is dropped, counts and all.
    ///
    /// @param watch whose knowledge of the pages it is
    /// @throws RunTakenOverException when another process works on the run by now; nothing is kept
    public void settle(String runId, String watch, List<Settled> pages) {
        if (pages.isEmpty()) {
            return;
        }
        String now = Timestamps.text(clock.instant());
        database.write(handle -> {
            requireOurs(handle, runId);
            for (Settled page : pages) {
                int changed = handle.createUpdate("""
                        update page set state = 'done', outcome = :outcome, detail = :detail,
                            capture_log_index = :capture, done_at = :now
                        where run_id = :run and same = :same and state <> 'done'""")
                        .bind("outcome", page.outcome()).bind("detail", page.detail())
                        .bind("capture", page.captureLogIndex()).bind("now", now).bind("run", runId)
                        .bind("same", database.key(page.same())).execute();
                if (changed > 0) {
                    add(handle, runId, page.listings(), page.undecided(), page.breaches(), page.newFindings());
                    page.known().ifPresent(known -> KnownPages.keep(handle, database, watch, known));
                }
            }
            return pages.size();
        });
    }

    /// Ends a run. Pages that are still open stay so, for the case that an interrupted run is resumed.
    ///
    /// @param state any but running
    /// @param error what stopped it, if something did
    /// @throws RunTakenOverException when another process works on it by now
    public void finish(String runId, Run.State state, Optional<String> error) {
        if (state == Run.State.RUNNING) {
            throw new IllegalArgumentException("A run does not end as running.");
        }
        database.write(handle -> {
            requireOurs(handle, runId);
            beat(handle, runId);
            return handle
                    .createUpdate("update run set state = :state, finished_at = :now, error = :error where id = :id")
                    .bind("state", state.word()).bind("now", Timestamps.text(clock.instant()))
                    .bind("error", error.orElse(null)).bind("id", runId).execute();
        });
    }

    /// A run with its counts as they stand now.
    public Optional<Run> run(String runId) {
        return database.read(handle -> reader.run(handle, runId, silentSince()));
    }

    /// The newest runs first.
    public List<Run> newest(int most) {
        return reader.newest(most, silentSince());
    }

    /// What went wrong in a run: addresses with outcome and reason, in the order in which they were found. A page went
    /// wrong when its outcome is not one of those that mean it was seen, or when it has a reason.
    public List<PageProblem> problems(String runId, int most) {
        return database.read(handle -> handle
                .createQuery(
                        """
                                select url, outcome, detail from page
                                where run_id = :run and state = 'done' and (outcome not in ('read', 'list-read', 'sitemap-read', 'not-modified') or detail <> '')
                                order by seq limit :most""")
                .bind("run", runId).bind("most", Math.max(0, most))
                .map((row, _) -> new PageProblem(row.getString("url"), row.getString("outcome"),
                        row.getString("detail")))
                .list());
    }

    /// @param outcome word of the outcome: `failed`, `challenged`, `refused-by-robots`, …
    public record PageProblem(String url, String outcome, String why) {}

    /// Notes that a run knew of pages and did not ask for them.
    ///
    /// @param why in a few words, the same for all of one kind
    public void leaveOut(String runId, String why, long pages) {
        database.write(handle -> leaveOut(handle, runId, why, pages));
    }

    static int leaveOut(Handle handle, String runId, String why, long pages) {
        return pages == 0
                ? 0
                : handle.createUpdate("""
                        insert into left_out (run_id, why, pages) values (:run, :why, :pages)
                        on conflict (run_id, why) do update set pages = left_out.pages + :pages""")
                        .bind("run", runId).bind("why", why).bind("pages", pages).execute();
    }

    /// What a run did not see, and why.
    public BlindSpots blindSpots(String runId) {
        return database.read(handle -> BlindSpotReader.read(handle, runId));
    }

    /// Pages by outcome word, over all runs that the store still holds.
    public Map<String, Long> outcomes() {
        return database.read(handle -> handle.createQuery("""
                select outcome, count(*) as pages from page where outcome is not null group by outcome""")
                .map((row, _) -> Map.entry(row.getString("outcome"), row.getLong("pages"))).list()).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static void require(Handle handle, String runId) {
        if (handle.createQuery("select 1 from run where id = :id").bind("id", runId).mapTo(int.class).findOne()
                .isEmpty()) {
            throw unknown(runId);
        }
    }

    private void requireOurs(Handle handle, String runId) {
        String theirs = handle.createQuery("select owner from run where id = :id" + database.dialect().held())
                .bind("id", runId).mapTo(String.class).findOne().orElseThrow(() -> unknown(runId));
        if (!theirs.equals(owner)) {
            throw new RunTakenOverException(runId);
        }
    }

    /// Adds the time since the last beat to what the run was worked on; a longer silence counts as its bound, for
    /// nobody knows when it began.
    private int beat(Handle handle, String runId) {
        Instant now = clock.instant();
        Duration since = handle.createQuery("select heartbeat_at from run where id = :id and state = 'running'")
                .bind("id", runId).mapTo(String.class).findOne()
                .map(last -> Duration.between(Timestamps.instant(last), now)).orElse(Duration.ZERO);
        long worked = Math.clamp(since.toMillis(), 0, SILENCE.toMillis());
        return handle.createUpdate("""
                update run set heartbeat_at = :now, worked_ms = worked_ms + :worked
                where id = :id and state = 'running'""")
                .bind("now", Timestamps.text(now)).bind("worked", worked).bind("id", runId).execute();
    }

    /// How long a run has been worked on, over all its parts: what it waited between a cut and its resumption is not in
    /// it. As of its last heartbeat.
    public Duration worked(String runId) {
        return database.read(handle -> handle.createQuery("select worked_ms from run where id = :id")
                .bind("id", runId).mapTo(long.class).findOne().map(Duration::ofMillis)
                .orElseThrow(() -> unknown(runId)));
    }

    /// The watches whose newest run was cut off: its process is gone or silent. A run that was stopped on purpose is
    /// none.
    public List<String> cutOff() {
        Instant since = silentSince();
        return database.read(handle -> handle
                .createQuery("select watch, owner, heartbeat_at from run where state = 'running' order by seq")
                .map((row, _) -> new Live(row.getString("watch"), row.getString("owner"),
                        Timestamps.instant(row.getString("heartbeat_at"))))
                .list()).stream().filter(live -> live.heard().isBefore(since) || Owner.gone(live.owner()))
                .map(Live::watch).toList();
    }

    private record Live(String watch, String owner, Instant heard) {}

    private static boolean isLive(Handle handle, String watch, Instant now) {
        return handle.createQuery("""
                select owner from run where watch = :watch and state = 'running' and heartbeat_at >= :since""")
                .bind("watch", watch).bind("since", Timestamps.text(now.minus(SILENCE))).mapTo(String.class)
                .list().stream().anyMatch(owner -> !Owner.gone(owner));
    }

    // The owner changes too, so that a process which only slept learns at its next heartbeat that it is out.
    private void giveUpCutOff(Handle handle, String watch, Instant now) {
        handle.createUpdate("""
                update run set state = 'interrupted', finished_at = :now, owner = :owner,
                    error = 'Its process was cut off.'
                where watch = :watch and state = 'running'""")
                .bind("now", Timestamps.text(now)).bind("owner", owner).bind("watch", watch).execute();
    }

    private static String newId(Handle handle, String watch, Instant now) {
        String stem = ID_TIME.format(now) + "-" + watch + "-";
        int number = 1;
        while (handle.createQuery("select count(*) from run where id = :id").bind("id", stem + number)
                .mapTo(long.class).one() > 0) {
            number++;
        }
        return stem + number;
    }

    private Instant silentSince() {
        return clock.instant().minus(SILENCE);
    }

    private static IllegalArgumentException unknown(String runId) {
        return new IllegalArgumentException("There is no run " + runId + ".");
    }
}
