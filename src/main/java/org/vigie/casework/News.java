package org.vigie.casework;

import java.util.List;
import org.jdbi.v3.core.Handle;

/// New findings that people are still to be told of. They survive the end of the process in the middle of a run.
public final class News {

    private final Database database;

    News(Database database) {
        this.database = database;
    }

    /// @param title of the rule
    /// @param sealed whether it waits for review under seal: rule, title and listing are then empty
    /// @param listing marketplace and number of the offer
    public record Item(String watch, String findingId, String runId, String rule, String title, String severity,
            String verdict, boolean trial, boolean sealed, String listing) {}

    /// Notes a finding; one that is noted already stays as it is.
    public void note(Item item) {
        database.write(handle -> handle.createUpdate("""
                insert into news (watch, finding_id, run_id, rule, title, severity, verdict, trial, sealed, listing)
                values (:watch, :finding, :run, :rule, :title, :severity, :verdict, :trial, :sealed, :listing)
                on conflict (watch, finding_id) do nothing""")
                .bind("watch", item.watch()).bind("finding", item.findingId()).bind("run", item.runId())
                .bind("rule", item.rule()).bind("title", item.title()).bind("severity", item.severity())
                .bind("verdict", item.verdict()).bind("trial", item.trial() ? 1 : 0)
                .bind("sealed", item.sealed() ? 1 : 0).bind("listing", item.listing()).execute());
    }

    /// What is to be told of a watch, by rule.
    public List<Item> of(String watch) {
        return database.read(handle -> handle
                .createQuery("select * from news where watch = :watch order by rule, finding_id").bind("watch", watch)
                .map((row, _) -> new Item(row.getString("watch"), row.getString("finding_id"),
                        row.getString("run_id"), row.getString("rule"), row.getString("title"),
                        row.getString("severity"), row.getString("verdict"), row.getInt("trial") != 0,
                        row.getInt("sealed") != 0, row.getString("listing")))
                .list());
    }

    static int forget(Handle handle, Item item) {
        return handle.createUpdate("delete from news where watch = :watch and finding_id = :finding")
                .bind("watch", item.watch()).bind("finding", item.findingId()).execute();
    }
}
