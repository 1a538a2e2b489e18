package org.vigie.casework;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Counts the blind spots of a run from its pages.
final class BlindSpotReader {

    /// Outcomes of which something was read.
    private static final Set<String> SEEN = Set.of("read", "list-read", "sitemap-read", "not-modified");
    private static final String OPEN = "";
    private static final int EXAMPLES = 5;

    private BlindSpotReader() {
    }

    private record Tally(String word, long pages) {}

    static BlindSpots read(Handle handle, String runId) {
        List<Tally> tallies = handle.createQuery("""
                select coalesce(outcome, '') as word, count(*) as pages from page where run_id = :run
                group by outcome""").bind("run", runId)
                .map((row, _) -> new Tally(row.getString("word"), row.getLong("pages"))).list();
        Map<String, Long> leftOut = new HashMap<>();
        handle.createQuery("select why, pages from left_out where run_id = :run").bind("run", runId)
                .map((row, _) -> new Tally(row.getString("why"), row.getLong("pages"))).list()
                .forEach(tally -> leftOut.put(tally.word(), tally.pages()));
        List<BlindSpots.Unseen> unseen = new ArrayList<>();
        long seen = 0;
        long open = 0;
        long all = leftOut.values().stream().mapToLong(Long::longValue).sum();
        for (Tally tally : tallies) {
            all += tally.pages();
            if (SEEN.contains(tally.word())) {
                seen += tally.pages();
            } else if (tally.word().equals(OPEN)) {
                open += tally.pages();
            } else {
                unseen.add(new BlindSpots.Unseen(tally.word(), tally.pages(), examples(handle, runId, tally.word())));
            }
        }
        unseen.sort(Comparator.comparingLong(BlindSpots.Unseen::pages).reversed()
                .thenComparing(BlindSpots.Unseen::outcome));
        return new BlindSpots(runId, all, seen, unseen, open, leftOut);
    }

    private static List<Runs.PageProblem> examples(Handle handle, String runId, String outcome) {
        return handle.createQuery("""
                select url, outcome, detail from page where run_id = :run and outcome = :outcome
                order by seq limit :most""").bind("run", runId).bind("outcome", outcome).bind("most", EXAMPLES)
                .map((row, _) -> new Runs.PageProblem(row.getString("url"), row.getString("outcome"),
                        row.getString("detail")))
                .list();
    }
}
