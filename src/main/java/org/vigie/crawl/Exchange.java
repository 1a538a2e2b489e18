package org.vigie.crawl;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One request and the answer to it, as they went over the wire.
///
/// @param url the address asked (after redirects each hop is an exchange of its own)
/// @param requestHeaders in the order sent
/// @param status HTTP status
/// @param protocol `HTTP/1.1` or `HTTP/2`; `HTTP/1.0` of old servers
/// @param reason reason phrase, empty in HTTP/2
/// @param responseHeaders in the order received
/// @param wireBody the body as received, still content-coded (gzip); the transfer coding (chunked) is undone, though
///     its
///     header is kept; cut when `truncated`
/// @param truncated whether a limit, a time-out or a broken connection cut the body
/// @param remoteAddress IP address that answered
/// @param startedAt when the request was sent
/// @param finishedAt when the last byte had come
public record Exchange(String url, String method, List<Header> requestHeaders, int status, String protocol,
        String reason, List<Header> responseHeaders, byte[] wireBody, boolean truncated, String remoteAddress,
        Instant startedAt, Instant finishedAt) {

    /// A header line.
    public record Header(String name, String value) {}

    /// The first response header of that name, whatever its case.
    public Optional<String> header(String name) {
        return responseHeaders.stream()
                .filter(h -> h.name().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
                .map(Header::value).findFirst();
    }
}
