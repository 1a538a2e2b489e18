package org.vigie.scan;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
import org.vigie.evidence.HarPages;
import org.vigie.evidence.WaczPages;
import org.vigie.evidence.WarcPages;
import org.vigie.extract.Page;
import org.vigie.extract.PageContent;
import org.vigie.extract.PageReader;
import org.vigie.extract.feed.FeedSink;
import org.vigie.extract.feed.MerchantXml;
import org.vigie.extract.feed.TableFeed;
import org.vigie.listing.InvalidListingException;
import org.vigie.listing.JsonLines;
import org.vigie.listing.Listing;

/// One import under way: each saved page or listing is sealed as it came, then read and judged. A file or a record
/// that cannot be used is reported with its place, and the next one is taken.
final class Import {

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

    private Instant moment() {
        return how.captured().map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant()).orElseGet(clock::instant);
    }

    /// Takes in one file of any kind.
    ///
    /// @param name the file's name as the user sees it
    void file(Path file, String name) throws IOException {
        first = true;
        switch (FileKind.of(file)) {
            case HTML -> html(file, name);
            case WARC -> warc(file, name);
            case WACZ -> wacz(file, name);
            case HAR -> har(file, name);
            case JSONL -> jsonl(file, name);
            case FEED -> MerchantXml.read(file, moment(), how.marketplace(), feed(name));
            case TABLE -> TableFeed.read(file, how.mapping(), moment(), how.marketplace(), feed(name));
            case OTHER -> done(name, "failed", "not a kind of file that can be imported: " + FileKind.KNOWN, -1);
        }
    }

    /// Says once in a while that the run goes on; called for everything that is read.
    private void beat() {
        Instant now = clock.instant();
        if (now.isAfter(heard.plus(BEAT))) {
            heard = now;
            runs.heartbeat(runId);
        }
    }

    private void html(Path file, String name) throws IOException {
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

    private void warc(Path file, String name) throws IOException {
        WarcPages.read(file, new WarcPages.Sink() {
            @Override
            public void page(WarcPages.WarcPage saved) throws IOException {
                saved(saved, name);
            }

            @Override
            public void problem(Path where, long offset, String why) {
                done(name + " at byte " + offset, "failed", why, -1);
            }
        });
    }

    private void wacz(Path file, String name) throws IOException {
        WaczPages.read(file, new WaczPages.Sink() {
            @Override
            public void page(String warc, WarcPages.WarcPage saved) throws IOException {
                saved(saved, name + " " + warc);
            }

            @Override
            public void problem(String where, String what) {
                done(where.isEmpty() ? name : name + " " + where, "failed", what, -1);
            }

            @Override
            public void alive() {
                beat();
            }
        });
    }

    private void saved(WarcPages.WarcPage saved, String name) throws IOException {
        saved(saved.url(), saved.at(), saved.contentType(), saved.body(), name + " " + saved.recordId());
    }

    private void har(Path file, String name) throws IOException {
        HarPages.read(file, new HarPages.Sink() {
            @Override
            public void page(HarPages.HarPage saved) throws IOException {
                saved(saved.url(), saved.at().orElseGet(Import.this::moment), saved.contentType(), saved.body(),
                        name + " entry " + saved.entry());
            }

            @Override
            public void problem(long entry, String what) {
                done(entry == 0 ? name : name + " entry " + entry, "failed", what, -1);
            }

            @Override
            public void alive() {
                beat();
            }
        });
    }

    private void saved(String url, Instant at, String type, byte[] body, String origin) throws IOException {
        CaptureRef capture = ledger.seal(new Capture.HandedIn(url, type, body, origin, at, runId));
        page(url, new Page(url, Optional.of(type), body), capture);
    }

    private FeedSink feed(String name) {
        return new FeedSink() {
            @Override
            public void item(Item item) throws IOException {
                listing(item.listing(), item.contentType(), item.excerpt(), name + " " + item.place());
            }

            @Override
            public void problem(String place, String what) {
                done(place.isEmpty() ? name : name + " " + place, "failed", what, -1);
            }
        };
    }

    private void jsonl(Path file, String name) throws IOException {
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
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
        listing(listing, "application/json", line.getBytes(StandardCharsets.UTF_8), place);
    }

    private void listing(Listing listing, String type, byte[] excerpt, String place) throws IOException {
        String url = listing.url().isEmpty() ? "urn:x-listing:" + Urn.escape(listing.key()) : listing.url();
        CaptureRef capture = ledger.seal(new Capture.HandedIn(url, type, excerpt, place, moment(), runId));
        judging.judge(listing, capture, "");
        tell(place, "read", "");
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
        beat();
    }
}
