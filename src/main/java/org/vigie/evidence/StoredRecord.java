package org.vigie.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vigie.crawl.Exchange.Header;

/// A WARC record of ours, unpacked: its named fields and its block.
record StoredRecord(List<Header> fields, byte[] block) {

    private static final Set<String> HTTP_TYPES = Set.of("response", "request", "revisit");
    private static final byte[] END = {'\r', '\n', '\r', '\n'};

    /// Reads strictly what the archive writes: a head, a block as long as Content-Length says, two line ends, no more.
    ///
    /// @throws ArchiveDamagedException when the bytes have another form
    static StoredRecord parse(byte[] record) throws IOException {
        int start = HttpHead.end(record);
        Optional<HttpHead> head = HttpHead.of(record);
        if (head.isEmpty() || !head.get().firstLine().equals("WARC/1.1")) {
            throw new ArchiveDamagedException("The record does not begin with a WARC/1.1 head.");
        }
        int stop = record.length - END.length;
        boolean ends = stop >= start && Arrays.equals(record, stop, record.length, END, 0, END.length);
        List<String> length = head.get().values("Content-Length");
        if (!ends || !length.equals(List.of(Integer.toString(stop - start)))) {
            throw new ArchiveDamagedException("The record's block is not as long as its Content-Length says.");
        }
        return new StoredRecord(head.get().headers(), Arrays.copyOfRange(record, start, stop));
    }

    Optional<String> field(String name) {
        return fields.stream().filter(h -> HeaderText.same(h.name(), name)).map(Header::value).findFirst();
    }

    String type() {
        return field("WARC-Type").orElse("");
    }

    /// The record id without its angle brackets.
    String id() {
        return bare(field("WARC-Record-ID").orElse(""));
    }

    private static String bare(String id) {
        return id.startsWith("<") && id.endsWith(">") ? id.substring(1, id.length() - 1) : id;
    }

    /// Whether the block is an HTTP message.
    boolean http() {
        return HTTP_TYPES.contains(type()) && field("Content-Type").orElse("").startsWith("application/http");
    }

    /// What follows the HTTP head; of other records the whole block.
    byte[] payload() {
        return http() ? Arrays.copyOfRange(block, Math.max(0, HttpHead.end(block)), block.length) : block;
    }

    Optional<HttpHead> httpHead() {
        return http() ? HttpHead.of(block) : Optional.empty();
    }

    /// For a revisit: where the record stands that holds the bytes.
    Optional<Place> original() throws IOException {
        Optional<String> place = field(Place.FIELD);
        return place.isEmpty() ? Optional.empty() : Optional.of(Place.parse(place.get()));
    }

    /// Where a record stands, and its hash. A revisit of ours carries it, so that its original is found without any
    /// index, and so that the seal of the revisit covers which bytes it refers to.
    record Place(String file, long offset, long length, String sha256) {

        static final String FIELD = "Vigie-Refers-To-Place";

        @Override
        public String toString() {
            return file + " " + offset + " " + length + " " + sha256;
        }

        static Place parse(String text) throws ArchiveDamagedException {
            String[] parts = text.split(" ", -1);
            try {
                if (parts.length == 4 && ArchiveFolder.isSegment(parts[0])) {
                    return new Place(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]), parts[3]);
                }
            } catch (NumberFormatException e) {
                throw new ArchiveDamagedException("`" + text + "` is not a place in the archive.");
            }
            throw new ArchiveDamagedException("`" + text + "` is not a place in the archive.");
        }
    }

    String blockText() {
        return new String(block, StandardCharsets.UTF_8);
    }
}
