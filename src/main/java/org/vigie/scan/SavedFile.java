package org.vigie.scan;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.vigie.evidence.HarPages;
import org.vigie.evidence.WaczPages;
import org.vigie.evidence.WarcPages;
import org.vigie.extract.Page;
import org.vigie.extract.feed.FeedSink;
import org.vigie.extract.feed.MerchantXml;
import org.vigie.extract.feed.TableFeed;
import org.vigie.listing.InvalidListingException;
import org.vigie.listing.JsonLines;
import org.vigie.listing.Listing;

/// The pages and listings in a file that was saved elsewhere, whatever its kind, one after the other. What cannot be
/// used is told with its place, and the next one is taken.
public final class SavedFile {

    private final String name;
    private final ImportPass.Reading how;
    private final InstantSource clock;
    private final Sink sink;

    private SavedFile(String name, ImportPass.Reading how, InstantSource clock, Sink sink) {
        this.name = name;
        this.how = how;
        this.clock = clock;
        this.sink = sink;
    }

    /// Takes what a file holds, in its order. What it throws ends the reading.
    public interface Sink {

        void page(SavedPage page) throws IOException;

        void listing(SavedListing listing) throws IOException;

        /// @param place the file's name, and the place in it where one can be named
        void problem(String place, String what) throws IOException;

        /// Called once in a while where nothing is handed over.
        default void alive() {
        }
    }

    /// A page.
    ///
    /// @param name its address, or the name of its file
    /// @param at when it was captured: as the file says, or else as the reader was told
    /// @param origin file and place
    public record SavedPage(String name, Page page, String contentType, Instant at, String origin) {}

    /// A listing that was handed in as such.
    ///
    /// @param excerpt its own text as it came
    /// @param place file and place
    public record SavedListing(Listing listing, String contentType, byte[] excerpt, Instant at, String place) {}

    /// Reads one file of any kind.
    ///
    /// @param name the file's name as the user sees it
    /// @param clock gives the moment of capture where neither the file nor the user says it
    /// @throws IOException when the file cannot be read at all
    public static void read(Path file, String name, ImportPass.Reading how, InstantSource clock, Sink sink)
            throws IOException {
        SavedFile saved = new SavedFile(name, how, clock, sink);
        switch (FileKind.of(file)) {
            case HTML -> saved.alone(file, "text/html");
            case PAYLOAD -> saved.alone(file, "application/json");
            case WARC -> saved.warc(file);
            case WACZ -> saved.wacz(file);
            case HAR -> saved.har(file);
            case JSONL -> saved.jsonl(file);
            case FEED -> MerchantXml.read(file, saved.moment(), how.marketplace(), saved.feed());
            case TABLE -> TableFeed.read(file, how.mapping(), saved.moment(), how.marketplace(), saved.feed());
            case OTHER -> sink.problem(name, "not a kind of file that can be read: " + FileKind.KNOWN
                    + ", and one document of a marketplace in .json");
        }
    }

    private Instant moment() {
        return how.captured().map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant()).orElseGet(clock::instant);
    }

    /// A file that is a page.
    private void alone(Path file, String type) throws IOException {
        if (Files.size(file) > ImportPass.MAX_FILE_BYTES) {
            sink.problem(name, "larger than " + ImportPass.MAX_FILE_BYTES + " bytes");
            return;
        }
        sink.page(new SavedPage(name, new Page("", Optional.empty(), Files.readAllBytes(file)), type, moment(), name));
    }

    private void page(String url, Instant at, String type, byte[] body, String origin) throws IOException {
        sink.page(new SavedPage(url, new Page(url, Optional.of(type), body), type, at, origin));
    }

    private void warc(Path file) throws IOException {
        WarcPages.read(file, new WarcPages.Sink() {
            @Override
            public void page(WarcPages.WarcPage saved) throws IOException {
                record(saved, name);
            }

            @Override
            public void problem(Path where, long offset, String why) throws IOException {
                sink.problem(name + " at byte " + offset, why);
            }
        });
    }

    private void wacz(Path file) throws IOException {
        WaczPages.read(file, new WaczPages.Sink() {
            @Override
            public void page(String warc, WarcPages.WarcPage saved) throws IOException {
                record(saved, name + " " + warc);
            }

            @Override
            public void problem(String where, String what) throws IOException {
                sink.problem(where.isEmpty() ? name : name + " " + where, what);
            }

            @Override
            public void alive() {
                sink.alive();
            }
        });
    }

    private void record(WarcPages.WarcPage saved, String where) throws IOException {
        page(saved.url(), saved.at(), saved.contentType(), saved.body(), where + " " + saved.recordId());
    }

    private void har(Path file) throws IOException {
        HarPages.read(file, new HarPages.Sink() {
            @Override
            public void page(HarPages.HarPage saved) throws IOException {
                SavedFile.this.page(saved.url(), saved.at().orElseGet(SavedFile.this::moment), saved.contentType(),
                        saved.body(), name + " entry " + saved.entry());
            }

            @Override
            public void problem(long entry, String what) throws IOException {
                sink.problem(entry == 0 ? name : name + " entry " + entry, what);
            }

            @Override
            public void alive() {
                sink.alive();
            }
        });
    }

    private FeedSink feed() {
        return new FeedSink() {
            @Override
            public void item(Item item) throws IOException {
                sink.listing(new SavedListing(item.listing(), item.contentType(), item.excerpt(), moment(),
                        name + " " + item.place()));
            }

            @Override
            public void problem(String place, String what) throws IOException {
                sink.problem(place.isEmpty() ? name : name + " " + place, what);
            }
        };
    }

    private void jsonl(Path file) throws IOException {
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    line(line, name + " line " + number);
                }
            }
        } catch (MalformedInputException e) {
            sink.problem(name + " behind line " + number, "is not UTF-8; save the file as UTF-8");
        }
    }

    private void line(String line, String place) throws IOException {
        Listing listing;
        try {
            listing = JsonLines.read(line);
        } catch (InvalidListingException e) {
            sink.problem(place, String.valueOf(e.getMessage()));
            return;
        }
        sink.listing(new SavedListing(listing, "application/json", line.getBytes(StandardCharsets.UTF_8), moment(),
                place));
    }
}
