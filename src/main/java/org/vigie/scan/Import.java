package org.vigie.scan;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.casework.Frontier;
import org.vigie.casework.Frontier.Kind;
import org.vigie.casework.Frontier.PageTask;
import org.vigie.casework.Runs;
import org.vigie.evidence.Capture;
import org.vigie.evidence.CaptureRef;
import org.vigie.evidence.WarcPages;
import org.vigie.extract.Page;
import org.vigie.extract.PageContent;
import org.vigie.extract.PageReader;
import org.vigie.listing.InvalidListingException;
import org.vigie.listing.JsonLines;
import org.vigie.listing.Listing;

/// One import under way: each saved page or listing is sealed as it came, then read and judged. A file or a record
/// that cannot be used is reported with its place, and the next one is taken.
final class Import {

    /// A run must be heard of once a minute; so many lines take a few seconds.
    private static final int LINES_PER_BEAT = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(Import.class);

    private final String runId;
    private final Ledger ledger;
    private final Judging judging;
    private final PageReader reader;
    private final Frontier frontier;
    private final Runs runs;
    private final Optional<LocalDate> captured;
    private final InstantSource clock;
    private final PassListener listener;

    Import(String runId, ScanRooms rooms, Ledger ledger, Judging judging, Optional<LocalDate> captured,
            PassListener listener) {
        this.runId = runId;
        this.ledger = ledger;
        this.judging = judging;
        this.reader = rooms.reader();
        this.frontier = rooms.store().frontier();
        this.runs = rooms.store().runs();
        this.clock = rooms.clock();
        this.captured = captured;
        this.listener = listener;
    }

    private Instant moment() {
        return captured.map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant()).orElseGet(clock::instant);
    }

    /// @param name the file's name as the user sees it
    void html(Path file, String name) throws IOException {
        if (Files.size(file) > ImportPass.MAX_FILE_BYTES) {
            done(name, "failed", "larger than " + ImportPass.MAX_FILE_BYTES + " bytes", -1);
            return;
        }
        byte[] body = Files.readAllBytes(file);
        String url = "file:" + name.replace(' ', '_');
        CaptureRef capture = ledger
                .seal(new Capture.HandedIn(url, "text/html", body, name, moment(), runId));
        page(name, new Page("", Optional.empty(), body), capture);
    }

    void warc(Path file, String name) throws IOException {
        WarcPages.read(file, new WarcPages.Sink() {
            @Override
            public void page(WarcPages.WarcPage saved) throws IOException {
                CaptureRef capture = ledger.seal(new Capture.HandedIn(saved.url(), saved.contentType(), saved.body(),
                        name + " " + saved.recordId(), saved.at(), runId));
                Import.this.page(saved.url(), new Page(saved.url(), Optional.of(saved.contentType()), saved.body()),
                        capture);
            }

            @Override
            public void problem(Path where, long offset, String why) {
                done(name + " at byte " + offset, "failed", why, -1);
            }
        });
    }

    void jsonl(Path file, String name) throws IOException {
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (number % LINES_PER_BEAT == 0) {
                    runs.heartbeat(runId);
                }
                if (!line.isBlank()) {
                    line(line, name + " line " + number);
                }
            }
        } catch (MalformedInputException e) {
            done(name + " behind line " + number, "failed", "is not UTF-8; save the file as UTF-8", -1);
        }
    }

    private void line(String line, String place) throws IOException {
        Listing listing;
        try {
            listing = JsonLines.read(line);
        } catch (InvalidListingException e) {
            done(place, "failed", String.valueOf(e.getMessage()), -1);
            return;
        }
        String url = listing.url().isEmpty() ? "urn:x-listing:" + Urn.escape(listing.key()) : listing.url();
        CaptureRef capture = ledger.seal(new Capture.HandedIn(url, "application/json",
                line.getBytes(StandardCharsets.UTF_8), place, moment(), runId));
        judging.judge(listing, capture, "");
        listener.page(runId, place, "read", "");
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
            case PageContent.ListPage list -> done(name, "list-read", list.itemUrls().size()
                    + " offers are listed", capture.logIndex());
            case PageContent.NoLongerSold gone -> done(name, "no-longer-sold", gone.proof(), capture.logIndex());
            case PageContent.HumanCheck check -> done(name, "challenged", check.marker(), capture.logIndex());
            case PageContent.Nothing nothing -> done(name, "nothing-read", nothing.why(), capture.logIndex());
        }
    }

    void done(String name, String outcome, String detail, long logIndex) {
        frontier.add(runId, List.of(new PageTask(name, Kind.ITEM, 0)));
        frontier.done(runId, name, outcome, detail, logIndex);
        LOG.info("import {} {} {}", outcome, name, detail);
        listener.page(runId, name, outcome, detail);
    }
}
