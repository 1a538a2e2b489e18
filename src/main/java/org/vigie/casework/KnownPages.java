package org.vigie.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The pages that watches know from earlier runs. Each method is one transaction, on the disk when it returns.
public final class KnownPages {

    private final Database database;

    KnownPages(Database database) {
        this.database = database;
    }

    public Optional<KnownPage> find(String watch, String same) {
        return database.read(handle -> handle
                .createQuery("select * from known_page where watch = :watch and same = :same").bind("watch", watch)
                .bind("same", database.key(same)).map((row, _) -> page(row)).findOne());
    }

    /// Pages of one kind that should be asked for by now, the longest overdue first.
    public List<KnownPage> due(String watch, Frontier.Kind kind, Instant now, int most) {
        return database.read(handle -> handle.createQuery("""
                select * from known_page where watch = :watch and kind = :kind and due_at <= :now
                order by due_at, same limit :most""")
                .bind("watch", watch).bind("kind", kind.word()).bind("now", Timestamps.text(now)).bind("most", most)
                .map((row, _) -> page(row)).list());
    }

    /// How many a watch knows.
    public long size(String watch) {
        return database.read(handle -> handle.createQuery("select count(*) from known_page where watch = :watch")
                .bind("watch", watch).mapTo(long.class).one());
    }

    /// Keeps what is now known of a page, in place of what was; when it was first seen stays.
    public void keep(String watch, KnownPage page) {
        database.write(handle -> keep(handle, database, watch, page));
    }

    static int keep(Handle handle, Database database, String watch, KnownPage page) {
        return handle.createUpdate("""
                insert into known_page (watch, same, url, kind, first_seen_at, seen_at, due_at, every_ms, flagged,
                    fingerprint, answered_url, etag, last_modified, payload)
                values (:watch, :same, :url, :kind, :first, :seen, :due, :every, :flagged, :fingerprint, :answered,
                    :etag, :modified, :payload)
                on conflict (watch, same) do update set url = :url, kind = :kind, seen_at = :seen, due_at = :due,
                    every_ms = :every, flagged = :flagged, fingerprint = :fingerprint, answered_url = :answered,
                    etag = :etag, last_modified = :modified, payload = :payload""")
                .bind("watch", watch).bind("same", database.key(page.same())).bind("url", page.url())
                .bind("kind", page.kind().word()).bind("first", Timestamps.text(page.firstSeenAt()))
                .bind("seen", Timestamps.text(page.seenAt())).bind("due", Timestamps.text(page.dueAt()))
                .bind("every", page.every().toMillis()).bind("flagged", page.flagged() ? 1 : 0)
                .bind("fingerprint", page.fingerprint()).bind("answered", page.validators().answeredUrl())
                .bind("etag", page.validators().etag()).bind("modified", page.validators().lastModified())
                .bind("payload", page.validators().payloadSha256()).execute();
    }

    private static KnownPage page(ResultSet row) throws SQLException {
        return new KnownPage(row.getString("same"), row.getString("url"),
                Frontier.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                Timestamps.instant(row.getString("first_seen_at")), Timestamps.instant(row.getString("seen_at")),
                Timestamps.instant(row.getString("due_at")), Duration.ofMillis(row.getLong("every_ms")),
                row.getInt("flagged") != 0, row.getString("fingerprint"),
                new KnownPage.Validators(row.getString("answered_url"), row.getString("etag"),
                        row.getString("last_modified"), row.getString("payload")));
    }
}
