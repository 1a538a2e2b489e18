package org.vigie.crawl;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A body with its content coding undone, within a limit.
///
/// @param bytes what could be decoded; all of it when there is no problem
/// @param problem why not all of it could be
record Content(byte[] bytes, Optional<String> problem) {

    /// More layers than this no honest site sends.
    private static final int MOST_CODINGS = 3;

    /// Undoes `Content-Encoding`, as far as [BodyCoding] knows it.
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
        if (!BodyCoding.known(coding)) {
            return new Content(new byte[0],
                    Optional.of("The body is coded as `" + coding + "`, which was not asked for and cannot be read."));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InputStream in = BodyCoding.undo(coding, bytes)) {
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
}
