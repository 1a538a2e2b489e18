package org.vigie.scan;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.casework.Frontier;
import org.vigie.casework.Frontier.Kind;
import org.vigie.casework.Frontier.PageTask;
import org.vigie.casework.Runs;
import org.vigie.evidence.Capture;
import org.vigie.evidence.CaptureRef;
import org.vigie.extract.Page;
import org.vigie.extract.PageContent;
import org.vigie.extract.PageReader;
import org.vigie.listing.Listing;

/// One import under way: each saved page or listing is sealed as it came, then read and judged. A file or a record
/// that cannot be used is reported with its place, and the next one is taken.
final class Import implements SavedFile.Sink {

    /// A run must be heard of once a minute.
    private static final Duration BEAT = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Import.class);

    private final String runId;
    private final Ledger ledger;
    private final Judging judging;
    private final PageReader reader;
    private final Frontier frontier;
    private final Runs runs;
    private final ImportPass.Reading how;
    private final InstantSource clock;
    private final PassListener listener;
    private Instant heard;
    private boolean first;

    Import(String runId, ScanRooms rooms, Ledger ledger, Judging judging, ImportPass.Reading how,
            PassListener listener) {
        this.runId = runId;
        this.ledger = ledger;
        this.judging = judging;
        this.reader = rooms.reader();
        this.frontier = rooms.store().frontier();
        this.runs = rooms.store().runs();
        this.clock = rooms.clock();
        this.how = how;
        this.heard = clock.instant();
        this.listener = listener;
    }

    /// Takes in one file of any kind.
    ///
    /// @param name the file's name as the user sees it
    void file(Path file, String name) throws IOException {
        first = true;
        SavedFile.read(file, name, how, clock, this);
    }

    /// Says once in a while that the run goes on; called for everything that is read.
    @Override
    public void alive() {
        Instant now = clock.instant();
        if (now.isAfter(heard.plus(BEAT))) {
            heard = now;
            runs.heartbeat(runId);
        }
    }

    @Override
    public void problem(String place, String what) {
        done(place, "failed", what, -1);
    }

    @Override
    public void page(SavedFile.SavedPage saved) throws IOException {
        String url = saved.page().url().isEmpty() ? "file:" + saved.name().replace(' ', '_') : saved.page().url();
        CaptureRef capture = ledger.seal(new Capture.HandedIn(url, saved.contentType(), saved.page().body(),
                saved.origin(), saved.at(), runId));
        page(saved.name(), saved.page(), capture);
    }

    @Override
    public void listing(SavedFile.SavedListing saved) throws IOException {
        Listing listing = saved.listing();
        String url = listing.url().isEmpty() ? "urn:x-listing:" + Urn.escape(listing.key()) : listing.url();
        CaptureRef capture = ledger.seal(new Capture.HandedIn(url, saved.contentType(), saved.excerpt(),
                saved.place(), saved.at(), runId));
        judging.judge(listing, capture, "");
        tell(saved.place(), "read", "");
    }

    private void page(String name, Page page, CaptureRef capture) throws IOException {
        switch (reader.read(page)) {
            case PageContent.Offers offers -> {
                for (Listing listing : offers.listings()) {
                    judging.judge(listing, capture, "");
                }
                done(name, "read", "", capture.logIndex());
            }
            case PageContent.Shell shell -> {
                judging.judge(shell.partial(), capture, shell.why());
                done(name, "shell", shell.why(), capture.logIndex());
            }
            case PageContent.ListPage list -> done(name, "list-read", list.itemUrls().size() + " offers are listed, "
                    + judging.cards(list.partial(), capture) + " of them shown in part", capture.logIndex());
            case PageContent.NoLongerSold gone -> done(name, "no-longer-sold", gone.proof(), capture.logIndex());
            case PageContent.HumanCheck check -> done(name, "challenged", check.marker(), capture.logIndex());
            case PageContent.Nothing nothing -> done(name, "nothing-read", nothing.why(), capture.logIndex());
        }
    }

    private void done(String name, String outcome, String detail, long logIndex) {
        frontier.add(runId, List.of(new PageTask(name, Kind.ITEM, 0)));
        frontier.done(runId, name, outcome, detail, logIndex);
        LOG.info("import {} {} {}", outcome, name, detail);
        tell(name, outcome, detail);
    }

    /// A file was planned as one item; what more it holds is planned as it comes.
    private void tell(String name, String outcome, String detail) {
        if (!first) {
            listener.planned(runId, 1);
        }
        first = false;
        listener.page(runId, name, outcome, detail);
        alive();
    }
}
