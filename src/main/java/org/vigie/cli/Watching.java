package org.vigie.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.casework.Store;
import org.vigie.casework.StoreException;
import org.vigie.index.IndexUnreadableException;
import org.vigie.index.ListingSearch;
import org.vigie.metrics.Metrics;
import org.vigie.rules.Rule;
import org.vigie.rules.RuleSet;
import org.vigie.rules.Status;
import org.vigie.schedule.Schedule;
import org.vigie.web.Outside;

/// What machines that watch over a serving process are told. The reasons stand in the log; what is told names no path
/// and no error of a library, for anybody may ask.
final class Watching implements Outside {

    private static final Logger LOG = LoggerFactory.getLogger(Watching.class);

    private static final long LEAST_SPACE = 200_000_000;

    private final Metrics metrics;
    private final Store store;
    private final ListingSearch search;
    private final Path archive;
    private final Supplier<RuleSet> rules;
    private final Schedule schedule;

    /// @param archive the folder of the archive; it need not be there before the first scan
    Watching(Metrics metrics, Store store, ListingSearch search, Path archive, Supplier<RuleSet> rules,
            Schedule schedule) {
        this.metrics = metrics;
        this.store = store;
        this.search = search;
        this.archive = archive;
        this.rules = rules;
        this.schedule = schedule;
    }

    @Override
    public String metrics() {
        return metrics.text();
    }

    @Override
    public List<NotReady> notReady() {
        List<NotReady> missing = new ArrayList<>();
        store(missing);
        index(missing);
        archive(missing);
        if (rules.get().rules().stream().map(Rule::status).noneMatch(s -> s == Status.ACTIVE || s == Status.TRIAL)) {
            missing.add(new NotReady("rules", "no rule runs", "see `vigie rules list` and the folder of rules"));
        }
        if (!schedule.isRunning()) {
            missing.add(new NotReady("schedule", "watches are not started at their times",
                    "the server is probably ending; else start `vigie serve` again"));
        }
        return missing;
    }

    /// Asks tables of every version of the schema: a store that is not migrated cannot answer.
    private void store(List<NotReady> missing) {
        try {
            store.runs().newest(1);
            store.pauses().hosts();
            store.outbox().standing();
        } catch (StoreException | IllegalStateException e) {
            LOG.error("not ready: the store does not answer", e);
            missing.add(new NotReady("store", "the store does not answer, or has another schema",
                    "see the log; restart `vigie serve`, which brings the schema up to date"));
        }
    }

    private void index(List<NotReady> missing) {
        try {
            search.stats();
        } catch (IndexUnreadableException e) {
            LOG.error("not ready: the index cannot be read", e);
            missing.add(new NotReady("index", "the index is damaged or of another schema",
                    "`vigie index rebuild` makes it anew from the archive"));
        } catch (IOException e) {
            LOG.error("not ready: the index cannot be read", e);
            missing.add(new NotReady("index", "the index cannot be read", "see the log, and the health of the disk"));
        }
    }

    private void archive(List<NotReady> missing) {
        Path there = archive;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there) || !Files.isWritable(there)) {
            missing.add(new NotReady("archive", "the folder of the archive cannot be written",
                    "give the user who runs Vigie the right to write there"));
            return;
        }
        try {
            if (Files.getFileStore(there).getUsableSpace() < LEAST_SPACE) {
                missing.add(new NotReady("archive", "the disk of the archive has less than 200 MB left",
                        "make room, or move the archive to a larger disk"));
            }
        } catch (IOException e) {
            LOG.error("not ready: the disk of the archive does not answer", e);
            missing.add(new NotReady("archive", "the disk of the archive does not answer", "see the log"));
        }
    }
}
