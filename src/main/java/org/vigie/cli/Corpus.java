package org.vigie.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.evidence.Archive;
import org.vigie.evidence.ArchiveDamagedException;
import org.vigie.evidence.Observation;
import org.vigie.extract.Page;
import org.vigie.extract.PageContent;
import org.vigie.extract.PageReader;
import org.vigie.listing.InvalidListingException;
import org.vigie.listing.JsonLines;
import org.vigie.listing.Listing;
import org.vigie.scan.Ledger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Listings to try rules on: a JSONL file, whose lines may say `captured` (a day), `expected` (topics or rule ids) and
/// `contrast`; a folder of such files and of saved pages (.html); or an index folder, for what its archive sealed.
final class Corpus {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PageReader reader;
    private final Instant now;
    private final Optional<Instant> asAt;
    private int read;
    private int unusable;

    /// @param place file and line, for people
    /// @param at by the law of which moment it is judged
    /// @param expected what people labelled it with; nothing when it is not labelled
    record Entry(String place, Listing listing, Instant at, Optional<Set<String>> expected, String contrast) {}

    interface Sink {

        void take(Entry entry) throws IOException;

        /// Something that cannot be used; the next one is taken.
        void problem(String place, String why);
    }

    /// @param asAt the day by whose law everything is judged; without it the day of each capture, or today
    Corpus(PageReader reader, Instant now, @Nullable LocalDate asAt) {
        this.reader = reader;
        this.now = now;
        this.asAt = Optional.ofNullable(asAt).map(Corpus::moment);
    }

    private static Instant moment(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    int read() {
        return read;
    }

    int unusable() {
        return unusable;
    }

    /// @throws IOException when a path cannot be read
    void each(Path path, Sink sink) throws IOException {
        if (Files.isDirectory(Ledger.archiveFolder(path))) {
            archive(path, sink);
        } else if (Files.isDirectory(path)) {
            List<Path> files;
            try (Stream<Path> all = Files.walk(path)) {
                files = all.filter(Files::isRegularFile).sorted().toList();
            }
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (name.endsWith(".jsonl")) {
                    lines(file, sink);
                } else if (name.endsWith(".html") || name.endsWith(".htm")) {
                    page(file, sink);
                }
            }
        } else {
            lines(path, sink);
        }
    }

    private void archive(Path path, Sink sink) throws IOException {
        try (Archive archive = Archive.openReadOnly(Ledger.archiveFolder(path))) {
            archive.replay(0, new Archive.ObservationSink() {
                @Override
                public void accept(Observation observation, long logIndex) throws IOException {
                    read++;
                    sink.take(new Entry("line " + logIndex, observation.listing(),
                            asAt.orElse(observation.capture().at()), Optional.empty(), ""));
                }

                @Override
                public void damaged(long logIndex, ArchiveDamagedException why) {
                    wrong(sink, "line " + logIndex, String.valueOf(why.getMessage()));
                }
            });
        }
    }

    private void lines(Path file, Sink sink) throws IOException {
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    line(line, file + ":" + number, sink);
                }
            }
        }
    }

    private void line(String line, String place, Sink sink) throws IOException {
        Listing listing;
        try {
            listing = JsonLines.read(line);
        } catch (InvalidListingException e) {
            wrong(sink, place, String.valueOf(e.getMessage()));
            return;
        }
        JsonNode row = JSON.readTree(line);
        Optional<Set<String>> expected = Optional.empty();
        if (row.path("expected").isArray()) {
            Set<String> labels = new HashSet<>();
            row.path("expected").forEach(label -> labels.add(label.asString("")));
            expected = Optional.of(labels);
        }
        Instant at = now;
        String day = row.path("captured").asString("");
        if (day.matches("\\d{4}-\\d{2}-\\d{2}.*")) {
            try {
                at = moment(LocalDate.parse(day.substring(0, 10)));
            } catch (DateTimeException e) {
                wrong(sink, place, "`captured` is no day: " + day);
                return;
            }
        }
        read++;
        sink.take(new Entry(place, listing, asAt.orElse(at), expected, row.path("contrast").asString("")));
    }

    private void page(Path file, Sink sink) throws IOException {
        if (Files.size(file) > PageReader.MAX_BODY) {
            wrong(sink, file.toString(), "larger than " + PageReader.MAX_BODY + " bytes");
            return;
        }
        List<Listing> listings = switch (reader.read(new Page("", Optional.empty(), Files.readAllBytes(file)))) {
            case PageContent.Offers offers -> offers.listings();
            case PageContent.Shell shell -> List.of(shell.partial());
            default -> List.of();
        };
        if (listings.isEmpty()) {
            wrong(sink, file.toString(), "shows no offer");
        }
        for (Listing listing : listings) {
            read++;
            sink.take(new Entry(file.toString(), listing, asAt.orElse(now), Optional.empty(), ""));
        }
    }

    private void wrong(Sink sink, String place, String why) {
        unusable++;
        sink.problem(place, why);
    }
}
