package org.vigie.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.BitSet;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;

/// Reads the pages out of HAR files (HTTP Archive 1.2), as browsers and proxies save them.
///
/// A page is an entry answered with status 200 whose content is HTML or JSON and was saved. Entries that failed, were
/// answered with an error or a refusal, or whose content was not saved are told as problems when they would be pages;
/// pictures, scripts and redirects are passed over. Here and not in `extract`, because a HAR is to pages what a WARC
/// is: a container of exchanges, with the same question of what counts as a page.
///
/// The file is gone through twice, as a stream, and no more than one content is in memory: first to see which contents
/// are too large, then to read the others.
public final class HarPages {

    /// Contents that take more bytes in the file are problems and not pages: base64 of the largest body, and some.
    static final int LARGEST_TEXT = 30_000_000;

    private HarPages() {
    }

    /// @param url request.url
    /// @param at startedDateTime; empty when it is missing or no time
    /// @param contentType content.mimeType, with the charset in which `body` is
    /// @param body the content with every coding undone; where the file holds it as text, that text in UTF-8
    /// @param entry number of the entry, from 1
    public record HarPage(String url, Optional<Instant> at, String contentType, byte[] body, long entry) {}

    /// Takes what is read. What it throws ends the reading.
    public interface Sink {

        void page(HarPage page) throws IOException;

        /// @param entry number of the entry, from 1; 0 for the file
        void problem(long entry, String what) throws IOException;

        /// Called for every entry.
        default void alive() {
        }
    }

    /// Reads a file from its beginning to its end. Damage ends the reading and is a problem; the entries before it
    /// are read.
    ///
    /// @throws IOException when the file cannot be opened or read, or the sink refuses; never for what it holds
    public static WarcPages.Tally read(Path file, Sink sink) throws IOException {
        BitSet tooLarge = new BitSet();
        HarWalk measuring = new HarWalk((number, entry) -> {
            sink.alive();
            if (entry.textLength() > LARGEST_TEXT) {
                tooLarge.set((int) number);
            }
        }, number -> false);
        Optional<String> damage = walk(file, measuring);
        long[] counts = {0, 0, 0};
        HarWalk reading = new HarWalk((number, entry) -> {
            sink.alive();
            counts[0]++;
            if (tooLarge.get((int) number)) {
                counts[2]++;
                sink.problem(number, "the content at " + HeaderText.note(entry.url()) + " takes more than "
                        + LARGEST_TEXT + " bytes");
                return;
            }
            switch (entry.read(number)) {
                case HarEntry.Found found -> {
                    counts[1]++;
                    sink.page(found.page());
                }
                case HarEntry.Unfit unfit -> {
                    counts[2]++;
                    sink.problem(number, unfit.why());
                }
                case HarEntry.PassedOver passed -> {
                    // Not a page.
                }
            }
        }, number -> !tooLarge.get((int) number));
        walk(file, reading);
        if (damage.isPresent()) {
            counts[2]++;
            sink.problem(0, "nothing is read behind entry " + reading.entries() + ": " + damage.get());
        } else if (!reading.found()) {
            counts[2]++;
            sink.problem(0, "is no HAR: it holds no list log.entries");
        }
        return new WarcPages.Tally(counts[0], counts[1], counts[2]);
    }

    /// @return what is wrong with the file, if it does not end well
    private static Optional<String> walk(Path file, HarWalk walk) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            walk.run(in);
            return Optional.empty();
        } catch (JacksonIOException e) {
            throw e.getCause();
        } catch (JacksonException e) {
            return Optional.of(HeaderText.note(String.valueOf(e.getOriginalMessage())));
        }
    }
}
