package org.vigie.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.statement.StatementContext;

/// What people decided about findings.
public final class Decisions {

    /// Most characters of an author's name.
    public static final int MAX_AUTHOR = 200;

    /// Most characters of a note.
    public static final int MAX_NOTE = 4_000;

    // Well below SQLite's limit of bound values in a statement.
    private static final int AT_ONCE = 500;

    private final Database database;
    private final InstantSource clock;

    Decisions(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Adds a decision. Blanks around author and note are dropped.
    ///
    /// @throws IllegalArgumentException when author or note is too long or empty, with a sentence for the person
    public Decision add(String findingId, String listing, Decision.Kind kind, String author, String note) {
        String finding = text("The id of the finding", findingId, 1_000);
        String key = text("The key of the listing", listing, 1_000);
        String name = text("The name of the author", author, MAX_AUTHOR);
        String reason = text("The note", note, MAX_NOTE);
        if (name.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("The name of the author must be one line.");
        }
        Instant at = Timestamps.kept(clock.instant());
        long id = database.write(handle -> handle.createQuery("""
                insert into decision (finding_id, listing, kind, author, note, decided_at)
                values (:finding, :listing, :kind, :author, :note, :at) returning id""")
                .bind("finding", finding).bind("listing", key).bind("kind", kind.word()).bind("author", name)
                .bind("note", reason).bind("at", Timestamps.text(at)).mapTo(long.class).one());
        return new Decision(id, finding, key, kind, name, reason, at);
    }

    /// All decisions about a finding, newest first.
    public List<Decision> of(String findingId) {
        return database.read(handle -> handle
                .createQuery("select * from decision where finding_id = :finding order by id desc")
                .bind("finding", findingId).map(Decisions::decision).list());
    }

    /// The decision that counts for each of these findings, where there is one.
    public Map<String, Decision> current(Set<String> findingIds) {
        List<String> ids = new ArrayList<>(findingIds);
        Map<String, Decision> current = new HashMap<>();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
            database.read(handle -> handle.createQuery("""
                    select * from decision where id in
                        (select max(id) from decision where finding_id in (<findings>) group by finding_id)""")
                    .bindList("findings", some).map(Decisions::decision).list())
                    .forEach(decision -> current.put(decision.findingId(), decision));
        }
        return Map.copyOf(current);
    }

    private static Decision decision(ResultSet row, StatementContext context) throws SQLException {
        return new Decision(row.getLong("id"), row.getString("finding_id"), row.getString("listing"),
                Decision.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT).replace('-', '_')),
                row.getString("author"), row.getString("note"), Timestamps.instant(row.getString("decided_at")));
    }

    private static String text(String what, String written, int most) {
        String text = written.strip();
        int length = text.codePointCount(0, text.length());
        if (length == 0) {
            throw new IllegalArgumentException(what + " is empty; write it.");
        }
        if (length > most) {
            throw new IllegalArgumentException(what + " has " + length + " characters; " + most + " are the most.");
        }
        if (text.indexOf(0) >= 0) {
            throw new IllegalArgumentException(what + " holds a character that is no text; take it out.");
        }
        return text;
    }
}
