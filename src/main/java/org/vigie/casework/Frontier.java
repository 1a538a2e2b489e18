package org.vigie.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/// The pages a run still has to fetch, and what became of the others. Survives a kill: a page is queued, or done with
/// its outcome; one that was being worked on is queued again when the run is resumed.
///
/// Each method is one transaction, on the disk when it returns.
public final class Frontier {

    private final Database database;
    private final InstantSource clock;
    private final String owner;

    /// @param owner who takes pages here
    Frontier(Database database, InstantSource clock, String owner) {
        this.database = database;
        this.clock = clock;
        this.owner = owner;
    }

    public enum Kind {
        LIST,
        ITEM,
        SITEMAP;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param depth list pages followed until here
    /// @param same what decides that two addresses are one page: an offer's number, or a canonical address
    /// @param shape what addresses of one form have in common; empty when their number needs no bound
    public record PageTask(String url, Kind kind, int depth, String same, String shape) {

        /// A page that is the same as no other address.
        public PageTask(String url, Kind kind, int depth) {
            this(url, kind, depth, url, "");
        }

        /// What is asked politely as one: scheme, name and port as the address has them, in small letters.
        public String host() {
            int scheme = url.indexOf("://");
            int end = scheme < 0 ? 0 : scheme + 3;
            while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
                end++;
            }
            return url.substring(0, end).toLowerCase(Locale.ROOT);
        }
    }

    /// @param added pages that are new in the run
    /// @param trapped pages left out since the run has enough of their shape
    /// @param over pages left out since there was no room
    public record Added(int added, int trapped, int over) {

        /// Pages that the run had not heard of.
        public int fresh() {
            return added + trapped + over;
        }
    }

    /// Adds pages to a run; a page that the run already has, under whatever address, is left as it is.
    ///
    /// @return how many were new
    /// @throws IllegalArgumentException when there is no such run
    public int add(String runId, List<PageTask> tasks) {
        return add(runId, tasks, Integer.MAX_VALUE, Integer.MAX_VALUE).added();
    }

    /// Adds pages to a run, at most `room`, and at most so many of one shape: an endless calendar or a page of filters makes ever new
    /// addresses of few shapes. What is left out is counted with the run.
    ///
    /// @throws IllegalArgumentException when there is no such run
    public Added add(String runId, List<PageTask> tasks, long room, int mostOfAShape) {
        if (tasks.isEmpty()) {
            return new Added(0, 0, 0);
        }
        String now = Timestamps.text(clock.instant());
        return database.write(handle -> {
            Runs.require(handle, runId);
            int added = 0;
            int trapped = 0;
            int over = 0;
            Map<String, Integer> shapes = new HashMap<>();
            for (PageTask task : tasks) {
                int sofar = task.shape().isEmpty()
                        ? 0
                        : shapes.computeIfAbsent(task.shape(), shape -> ofShape(handle, runId, shape));
                boolean trap = sofar >= mostOfAShape;
                if (!trap && added < room && insert(handle, runId, task, now)) {
                    added++;
                    shapes.computeIfPresent(task.shape(), (_, n) -> n + 1);
                } else if ((trap || added >= room) && !has(handle, runId, task.same())) {
                    trapped += trap ? 1 : 0;
                    over += trap ? 0 : 1;
                }
            }
            Runs.leaveOut(handle, runId, "trap: too many addresses of one form", trapped);
            Runs.leaveOut(handle, runId, "max_pages reached", over);
            return new Added(added, trapped, over);
        });
    }

    private boolean insert(Handle handle, String runId, PageTask task, String now) {
        return handle.createUpdate("""
                insert into page (run_id, url, host, same, shape, kind, depth, state, added_at)
                values (:run, :url, :host, :same, :shape, :kind, :depth, 'queued', :now)
                on conflict do nothing""")
                .bind("run", runId).bind("url", task.url()).bind("host", task.host())
                .bind("same", database.key(task.same())).bind("shape", database.key(task.shape()))
                .bind("kind", task.kind().word()).bind("depth", task.depth()).bind("now", now).execute() > 0;
    }

    private int ofShape(Handle handle, String runId, String shape) {
        return handle.createQuery("select count(*) from page where run_id = :run and shape = :shape")
                .bind("run", runId).bind("shape", database.key(shape)).mapTo(int.class).one();
    }

    private boolean has(Handle handle, String runId, String same) {
        return handle.createQuery("select count(*) from page where run_id = :run and same = :same")
                .bind("run", runId).bind("same", database.key(same)).mapTo(int.class).one() > 0;
    }

    /// Ends every page that was not begun, with one outcome and reason, such as a budget that is used up.
    ///
    /// @return how many they were
    public int giveUp(String runId, String outcome, String why) {
        return database.write(handle -> handle.createUpdate("""
                update page set state = 'done', outcome = :outcome, detail = :why, done_at = :now
                where run_id = :run and state = 'queued'""")
                .bind("outcome", outcome).bind("why", why).bind("now", Timestamps.text(clock.instant()))
                .bind("run", runId).execute());
    }

    /// Takes up to so many queued pages that may be asked for by now, oldest first; they are marked as being worked on.
    /// No page is given to two callers, be they threads or processes: what one is about to take, another passes over.
    ///
    /// When nothing is queued, the run's owner gets the pages that somebody else took more than a minute ago and did
    /// not do: a process that slept through the loss of its run may have taken some before it heard of it.
    public List<PageTask> take(String runId, int most) {
        if (most <= 0) {
            return List.of();
        }
        Instant now = clock.instant();
        return tasks(database.write(handle -> {
            List<Taken> taken = take(handle, runId, "", most, now, "state = 'queued' and not_before <= :now");
            return taken.isEmpty() ? stranded(handle, runId, most, now) : taken;
        }));
    }

    private static List<PageTask> tasks(List<Taken> taken) {
        return taken.stream().sorted(Comparator.comparingLong(Taken::seq)).map(Taken::task).toList();
    }

    private List<Taken> take(Handle handle, String runId, String host, int most, Instant now, String which) {
        return handle.createQuery("update page set state = 'working', taken_by = :owner, taken_at = :now where seq in "
                + "(select seq from page where run_id = :run and " + which + " order by seq limit :most"
                + database.dialect().skipLocked() + ") returning seq, url, kind, depth, same, shape")
                .bind("now", Timestamps.text(now)).bind("silent", Timestamps.text(now.minus(Runs.SILENCE)))
                .bind("host", host).bind("run", runId).bind("owner", owner).bind("most", most).map(Frontier::taken)
                .list();
    }

    private List<Taken> stranded(Handle handle, String runId, int most, Instant now) {
        return strandedAreOurs(handle, runId)
                ? take(handle, runId, "", most, now, "state = 'working' and taken_by <> :owner and taken_at <= :silent")
                : List.of();
    }

    private boolean strandedAreOurs(Handle handle, String runId) {
        return handle.createQuery("""
                select count(*) from run where id = :run and owner = :owner and exists
                    (select 1 from page where run_id = :run and state = 'working' and taken_by <> :owner)""")
                .bind("run", runId).bind("owner", owner).mapTo(int.class).one() > 0;
    }

    /// Takes queued pages of every host side by side, the oldest of each first, so that a host with many pages or little
    /// patience does not keep the others waiting. They are marked as being worked on, as by [#take(String, int)].
    ///
    /// @param each pages of one host that the caller has in hand at the most
    /// @param most pages taken in all
    /// @param held how many pages of a host the caller has in hand already, by [PageTask#host]
    /// @param after the host after which to begin, so that all have their turn when `most` is small
    public List<PageTask> take(String runId, int each, int most, Map<String, Integer> held, String after) {
        Instant now = clock.instant();
        return tasks(database.write(handle -> {
            List<String> hosts = new ArrayList<>(hosts(handle, runId));
            hosts.sort(null);
            int first = Collections.binarySearch(hosts, after);
            Collections.rotate(hosts, first >= 0 ? -first - 1 : first + 1);
            List<Taken> taken = new ArrayList<>();
            for (String host : hosts) {
                int wanted = Math.min(each - held.getOrDefault(host, 0), most - taken.size());
                if (wanted > 0) {
                    taken.addAll(take(handle, runId, host, wanted, now,
                            "state = 'queued' and host = :host and not_before <= :now"));
                }
            }
            return hosts.isEmpty() ? stranded(handle, runId, most, now) : taken;
        }));
    }

    /// The hosts that have queued pages: one look into the index for each, however many pages there are.
    private static List<String> hosts(Handle handle, String runId) {
        return handle.createQuery("""
                with recursive each (host) as (
                    select min(host) from page where run_id = :run and state = 'queued'
                    union all
                    select (select min(host) from page where run_id = :run and state = 'queued' and host > each.host)
                    from each where each.host is not null)
                select host from each where host is not null""").bind("run", runId).mapTo(String.class).list();
    }

    /// Puts pages that were being worked on back into the queue, not to be taken before a moment. Pages that somebody
    /// else has taken since, with the run, are left to them.
    ///
    /// @param notBefore [Instant#EPOCH] for at once
    public void putBack(String runId, List<PageTask> tasks, Instant notBefore) {
        if (tasks.isEmpty()) {
            return;
        }
        String then = notBefore.equals(Instant.EPOCH) ? "" : Timestamps.text(notBefore);
        database.write(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    update page set state = 'queued', not_before = :then
                    where run_id = :run and same = :same and state = 'working' and taken_by = :owner""");
            tasks.forEach(task -> batch.bind("then", then).bind("run", runId).bind("same", database.key(task.same()))
                    .bind("owner", owner).add());
            return batch.execute().length;
        });
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
            String page = "run_id = :run and " + database.dialect().sameUrl();
            int changed = handle.createUpdate("update page set state = 'done', outcome = :outcome, detail = :detail, "
                    + "capture_log_index = :capture, done_at = :now where state <> 'done' and " + page)
                    .bind("outcome", outcome).bind("detail", detail).bind("capture", captureLogIndex).bind("now", now)
                    .bind("run", runId).bind("url", url).execute();
            if (changed == 0 && handle.createQuery("select count(*) from page where " + page)
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
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)), row.getInt("depth"),
                row.getString("same"), row.getString("shape")));
    }
}
