package org.vigie.extract.feed;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vigie.config.TableMapping;
import org.vigie.listing.InvalidListingException;
import org.vigie.listing.Listing;

/// Reads tables (CSV, TSV) whose first row names the columns: product feeds of the Google Merchant Center form, known
/// by their columns, and any other with a mapping. As a stream.
public final class TableFeed {

    private static final Set<String> MARKS = Set.of("link", "price", "availability", "image_link");

    private final Optional<TableMapping> mapping;
    private final Instant at;
    private final String marketplace;
    private final FeedSink sink;

    private TableFeed(Optional<TableMapping> mapping, Instant at, String marketplace, FeedSink sink) {
        this.mapping = mapping;
        this.at = at;
        this.marketplace = marketplace;
        this.sink = sink;
    }

    /// Reads a file from its beginning to its end.
    ///
    /// @param mapping what the columns are; without it they must be those of a product feed
    /// @param at the moment for which the prices are asked
    /// @param marketplace where the table is from, unless it says so itself; empty to take the host of each link
    /// @throws IOException when the file cannot be read or the sink refuses; never for what it holds
    public static void read(Path file, Optional<TableMapping> mapping, Instant at, String marketplace, FeedSink sink)
            throws IOException {
        Optional<Charset> charset = mapping.flatMap(TableMapping::charset);
        char delimiter;
        try (Reader in = TextSource.open(file, charset)) {
            delimiter = mapping.flatMap(TableMapping::delimiter).orElse(delimiter(in));
        }
        try (Reader in = TextSource.open(file, charset)) {
            new TableFeed(mapping, at, marketplace, sink).run(new CsvReader(in, delimiter), delimiter);
        }
    }

    /// The one of `, ; tab |` that stands most often in the first line, outside quotes.
    private static char delimiter(Reader in) throws IOException {
        Map<Character, Integer> counts = new LinkedHashMap<>(Map.of(',', 0));
        boolean quoted = false;
        int c = in.read();
        for (int i = 0; i < 100_000 && c >= 0 && (quoted || (c != '\n' && c != '\r')); i++) {
            quoted ^= c == '"';
            if (!quoted && ",;\t|".indexOf(c) >= 0) {
                counts.merge((char) c, 1, Integer::sum);
            }
            c = in.read();
        }
        return counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    }

    private void run(CsvReader rows, char delimiter) throws IOException {
        Optional<CsvReader.Row> first = rows.next();
        if (first.isEmpty()) {
            sink.problem("", "is empty");
            return;
        }
        if (!(first.get() instanceof CsvReader.Cells header)) {
            sink.problem("line 1", "the row that names the columns cannot be read: "
                    + (first.get() instanceof CsvReader.Broken broken ? broken.why() : ""));
            return;
        }
        List<String> names = header.cells().stream().map(String::strip).toList();
        Optional<String> wrong = mapping.isPresent() ? missing(mapping.get(), names) : notAFeed(names);
        if (wrong.isPresent()) {
            sink.problem("line " + header.line(), wrong.get());
            return;
        }
        String type = delimiter == '\t' ? "text/tab-separated-values" : "text/csv";
        for (Optional<CsvReader.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
            String place = "line " + row.get().line();
            switch (row.get()) {
                case CsvReader.Broken broken -> sink.problem(place, broken.why());
                case CsvReader.Cells cells when cells.cells().size() != names.size() -> sink.problem(place, "has "
                        + cells.cells().size() + " cells where the first row names " + names.size() + " columns");
                case CsvReader.Cells cells -> row(names, cells, place, type + "; charset=utf-8; header=present",
                        header.raw() + "\r\n" + cells.raw() + "\r\n");
            }
        }
    }

    private void row(List<String> names, CsvReader.Cells row, String place, String type, String excerpt)
            throws IOException {
        List<String> notes = new ArrayList<>();
        Listing listing;
        try {
            listing = mapping.isPresent()
                    ? new MappedRow(mapping.get(), byName(names, row.cells()), notes).listing(marketplace)
                    : new MerchantItem(cells(names, row.cells()), at, notes).listing(marketplace);
        } catch (InvalidListingException e) {
            sink.problem(place, String.valueOf(e.getMessage()));
            return;
        }
        for (String note : notes) {
            sink.problem(place, note);
        }
        sink.item(new FeedSink.Item(listing, place, type, excerpt.getBytes(StandardCharsets.UTF_8)));
    }

    private static Map<String, String> byName(List<String> names, List<String> cells) {
        Map<String, String> byName = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            byName.putIfAbsent(names.get(i), cells.get(i));
        }
        return byName;
    }

    private static List<FeedCell> cells(List<String> names, List<String> cells) {
        List<FeedCell> all = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            all.add(new FeedCell(attribute(names.get(i)), cells.get(i).strip(), List.of()));
        }
        return all;
    }

    /// `Image Link`, `image_link`, `g:image_link` and `shipping(country:price)` are names of attributes.
    private static String attribute(String column) {
        String name = column.strip().toLowerCase(Locale.ROOT).replaceFirst("^g:", "").replaceFirst("\\(.*$", "");
        return name.strip().replaceAll("[ _]+", "_");
    }

    private static Optional<String> notAFeed(List<String> names) {
        List<String> known = names.stream().map(TableFeed::attribute).toList();
        return known.contains("id") && known.contains("title") && known.stream().anyMatch(MARKS::contains)
                ? Optional.empty()
                : Optional.of("the columns are not those of a product feed (id, title, link, price); say what they "
                        + "are with --mapping FILE.yaml, see docs/import.md");
    }

    private static Optional<String> missing(TableMapping mapping, List<String> names) {
        List<String> missing = mapping.columns().stream().map(TableMapping.Column::name)
                .filter(name -> !names.contains(name)).map(name -> "`" + MappedRow.shortened(name) + "`").toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("has no column " + String.join(", ", missing) + ", which " + mapping.name()
                        + " names; it has " + MappedRow.shortened(String.join(", ", names)));
    }
}
