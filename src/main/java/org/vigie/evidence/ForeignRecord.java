package org.vigie.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcTargetRecord;
import org.netpreserve.jwarc.WarcTruncationReason;

/// Takes one record made elsewhere off a file, and the page in it.
final class ForeignRecord {

    private static final int LARGEST_HEAD = 256 * 1024;

    private final ForeignWarc warc;

    ForeignRecord(ForeignWarc warc) {
        this.warc = warc;
    }

    /// The record's end was found, but its content is of no use; the next record follows.
    static final class Unfit extends IOException {

        Unfit(String message) {
            super(message);
        }
    }

    /// The page; empty when the record holds none.
    ///
    /// @throws Unfit when the record holds a page that cannot be read
    /// @throws IOException when the record's end cannot be found, or a gzip CRC is wrong
    Optional<WarcPages.WarcPage> page() throws IOException {
        byte[] head = warc.head(LARGEST_HEAD);
        WarcRecord record = parse(head, new byte[0]);
        long length = length(record);
        if (!(record instanceof WarcTargetRecord target) || !mayHoldPage(target)) {
            end(length);
            return Optional.empty();
        }
        if (length > WarcPages.LARGEST_BODY + LARGEST_HEAD) {
            end(length);
            throw new Unfit("the record has " + length + " bytes; " + WarcPages.LARGEST_BODY + " are the most");
        }
        byte[] block = warc.take((int) length);
        warc.endRecord();
        try {
            return parse(head, block) instanceof WarcResponse response
                    ? response(response, block)
                    : resource(target, block);
        } catch (IllegalArgumentException | DateTimeException | NoSuchElementException | IOException e) {
            throw new Unfit("the record cannot be read: " + e.getMessage());
        }
    }

    private void end(long length) throws IOException {
        warc.skip(length);
        warc.endRecord();
    }

    private static WarcRecord parse(byte[] head, byte[] block) throws IOException {
        InputStream bytes = new SequenceInputStream(new ByteArrayInputStream(head), new ByteArrayInputStream(block));
        try {
            WarcReader reader = new WarcReader(bytes); // never closed: the record reads on from it
            reader.setLenient(true);
            return reader.next().orElseThrow(() -> new IOException("the record has no head"));
        } catch (NumberFormatException e) {
            throw new IOException("the record's Content-Length is not a number of bytes: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new IOException("the record's head cannot be read: " + e.getMessage(), e);
        }
    }

    private static long length(WarcRecord record) throws IOException {
        String text = record.headers().first("Content-Length").orElse("").strip();
        if (!text.matches("[0-9]{1,15}")) {
            throw new IOException("the record's Content-Length is `" + HeaderText.note(text) + "`");
        }
        return Long.parseLong(text);
    }

    private static boolean mayHoldPage(WarcTargetRecord record) {
        String type = record.headers().first("Content-Type").orElse("");
        return switch (record) {
            case WarcResponse response -> type.toLowerCase(Locale.ROOT).startsWith("application/http");
            case WarcResource resource -> type.isBlank() || isPage(type, new byte[0]);
            default -> false;
        };
    }

    private Optional<WarcPages.WarcPage> response(WarcResponse record, byte[] block) throws IOException {
        HttpResponse http = record.http();
        byte[] body = Arrays.copyOfRange(block, Math.min(block.length, http.serializeHeader().length), block.length);
        String type = http.headers().first("Content-Type").orElse("");
        if (http.status() != 200 || !(type.isBlank() || isPage(type, body))) {
            return Optional.empty();
        }
        refuseCut(record);
        if (http.headers().contains("Transfer-Encoding", "chunked")) {
            try (InputStream in = http.body().stream()) {
                body = in.readNBytes(block.length); // chunks never grow
            }
        }
        byte[] decoded = ContentCoding.undo(body, http.headers().all("Content-Encoding"), WarcPages.LARGEST_BODY,
                false);
        return isPage(type, decoded) ? Optional.of(found(record, type, decoded)) : Optional.empty();
    }

    private Optional<WarcPages.WarcPage> resource(WarcTargetRecord record, byte[] block) throws IOException {
        String type = record.headers().first("Content-Type").orElse("");
        if (!isPage(type, block)) {
            return Optional.empty();
        }
        refuseCut(record);
        return Optional.of(found(record, type, block));
    }

    /// What a cut page does not show may have stood in the part that is gone.
    private static void refuseCut(WarcTargetRecord record) throws IOException {
        if (record.truncated() != WarcTruncationReason.NOT_TRUNCATED) {
            throw new IOException("it was cut when it was recorded (WARC-Truncated)");
        }
    }

    private WarcPages.WarcPage found(WarcTargetRecord record, String type, byte[] body) throws IOException {
        if (body.length > WarcPages.LARGEST_BODY) {
            throw new IOException("its body has " + body.length + " bytes; " + WarcPages.LARGEST_BODY
                    + " are the most");
        }
        String url = Optional.ofNullable(record.target())
                .orElseThrow(() -> new IOException("it has no WARC-Target-URI"));
        return new WarcPages.WarcPage(url, record.date(), type, body, record.id().toString(), warc.offset());
    }

    /// HTML or JSON; without a type, what begins like one of them.
    static boolean isPage(String type, byte[] body) {
        String media = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (media.isEmpty()) {
            for (byte b : body) {
                if (b > ' ') {
                    return b == '<' || b == '{' || b == '[';
                }
            }
            return false;
        }
        return media.equals("text/html") || media.equals("application/xhtml+xml") || media.equals("application/json")
                || media.equals("text/json") || media.endsWith("+json");
    }
}
