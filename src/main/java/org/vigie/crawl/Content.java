package org.vigie.crawl;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/// A body with its content coding undone, within a limit.
///
/// @param bytes what could be decoded; all of it when there is no problem
/// @param problem why not all of it could be
record Content(byte[] bytes, Optional<String> problem) {

    /// More layers than this no honest site sends.
    private static final int MOST_CODINGS = 3;
    private static final Set<String> ASKED = Set.of("gzip", "x-gzip", "deflate");

    /// Undoes `Content-Encoding`: gzip and deflate, which we ask for.
    static Content of(Exchange exchange, int limit) {
        List<String> codings = exchange.responseHeaders().stream()
                .filter(h -> h.name().toLowerCase(Locale.ROOT).equals("content-encoding"))
                .flatMap(h -> Arrays.stream(h.value().split(",")))
                .map(c -> c.strip().toLowerCase(Locale.ROOT)).filter(c -> !c.isEmpty() && !c.equals("identity"))
                .toList();
        Content content = new Content(exchange.wireBody(), Optional.empty());
        if (content.bytes().length == 0) {
            return content;
        }
        if (codings.size() > MOST_CODINGS) {
            return new Content(new byte[0], Optional.of("The body is coded " + codings.size() + " times over."));
        }
        for (String coding : codings.reversed()) {
            content = content.undo(coding, limit);
            if (content.problem().isPresent()) {
                return content;
            }
        }
        return content;
    }

    private Content undo(String coding, int limit) {
        if (!ASKED.contains(coding)) {
            return new Content(new byte[0],
                    Optional.of("The body is coded as `" + coding + "`, which was not asked for and cannot be read."));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InputStream in = open(coding)) {
            byte[] chunk = new byte[16_384];
            for (int n = in.read(chunk); n != -1; n = in.read(chunk)) {
                int room = limit - out.size();
                out.write(chunk, 0, Math.min(n, room));
                if (n > room) {
                    return new Content(out.toByteArray(), Optional.of("The body of " + bytes.length
                            + " bytes unpacks to more than " + limit + " bytes (max_body_bytes)."));
                }
            }
            return new Content(out.toByteArray(), Optional.empty());
        } catch (IOException e) {
            return new Content(out.toByteArray(), Optional.of("The body is not what its Content-Encoding `" + coding
                    + "` says: " + e.getMessage() + "."));
        }
    }

    private InputStream open(String coding) throws IOException {
        InputStream in = new ByteArrayInputStream(bytes);
        if (!coding.equals("deflate")) {
            return new GZIPInputStream(in);
        }
        // RFC 9110 means zlib by "deflate"; some servers send the bare stream.
        Inflater inflater = new Inflater(!looksLikeZlib());
        return new InflaterInputStream(in, inflater) {
            @Override
            public void close() throws IOException {
                super.close();
                inflater.end(); // native memory
            }
        };
    }

    /// RFC 1950: method 8, and the first two bytes are a multiple of 31.
    private boolean looksLikeZlib() {
        return bytes.length > 1 && (bytes[0] & 0x0f) == 8
                && (((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff)) % 31 == 0;
    }
}
