package org.vigie.evidence;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.ZipException;

/// Reads the pages out of WARC files made elsewhere, `.warc` and `.warc.gz`, of any WARC version.
///
/// A page is a response record with status 200 that holds HTML or JSON, or a resource record that does; other records
/// are passed over. A record that cannot be read is told to the sink as a problem, and reading goes on behind it where
/// another record can be found.
public final class WarcPages {

    /// Bodies of more bytes, before or after their coding is undone, are problems and not pages.
    public static final int LARGEST_BODY = 20 * 1024 * 1024;

    private final Path file;
    private final Sink sink;
    private long records;
    private long pages;
    private long problems;

    private WarcPages(Path file, Sink sink) {
        this.file = file;
        this.sink = sink;
    }

    /// @param url the WARC-Target-URI
    /// @param at the WARC-Date
    /// @param contentType as the answer said; empty when it did not say
    /// @param body transfer and content coding undone
    /// @param recordId the WARC-Record-ID without angle brackets
    /// @param offset first byte of the record in the file; of a gzip member that holds several records, that of the
    ///     member
    public record WarcPage(String url, Instant at, String contentType, byte[] body, String recordId, long offset) {}

    /// Takes what is read. What it throws ends the reading.
    public interface Sink {

        void page(WarcPage page) throws IOException;

        void problem(Path file, long offset, String what) throws IOException;
    }

    /// What a file held.
    public record Tally(long records, long pages, long problems) {}

    /// Reads a file from its beginning to its end.
    ///
    /// @throws IOException when the file cannot be opened or the sink refuses; never for what the file holds
    public static Tally read(Path file, Sink sink) throws IOException {
        WarcPages reading = new WarcPages(file, sink);
        try (ForeignWarc warc = ForeignWarc.open(file)) {
            reading.run(warc);
        }
        return new Tally(reading.records, reading.pages, reading.problems);
    }

    private void run(ForeignWarc warc) throws IOException {
        boolean more = true;
        while (more) {
            Optional<WarcPage> page = Optional.empty();
            Optional<String> problem = Optional.empty();
            boolean lost = false;
            try {
                more = warc.nextRecord();
                if (more) {
                    page = new ForeignRecord(warc).page();
                    records++;
                }
            } catch (ForeignRecord.Unfit e) {
                records++;
                problem = Optional.of(message(e));
            } catch (IOException e) {
                problem = Optional.of(message(e));
                lost = true;
            }
            long offset = warc.offset();
            if (problem.isPresent()) {
                problems++;
                sink.problem(file, offset, problem.get());
            }
            if (lost) {
                more = goOn(warc);
            }
            if (page.isPresent()) {
                pages++;
                sink.page(page.get());
            }
        }
    }

    private boolean goOn(ForeignWarc warc) throws IOException {
        try {
            return warc.resync();
        } catch (EOFException | ZipException e) {
            return false;
        }
    }

    private static String message(IOException e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : HeaderText.note(message);
    }
}
