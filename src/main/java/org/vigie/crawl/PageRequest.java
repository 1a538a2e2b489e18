package org.vigie.crawl;

import java.util.Optional;

/// One page wanted.
///
/// @param url absolute http or https address
/// @param manner how it is asked for
/// @param known what an earlier answer of it said, so that the site may answer "not modified"
public record PageRequest(String url, Manner manner, Optional<Known> known) {

    /// An earlier answer, as a later request names it (RFC 9110, 13.1). Sent only to the very address that gave it.
    ///
    /// @param url the address that answered
    /// @param etag its `ETag`, as received; may be empty
    /// @param lastModified its `Last-Modified`, as received; may be empty
    /// @param payloadSha256 SHA-256 of the body as received, hex: what "not modified" will mean
    public record Known(String url, String etag, String lastModified, String payloadSha256) {

        /// What may be asked about later; nothing when the answer gave neither, or was not a whole 200.
        public static Optional<Known> of(Exchange answer, String payloadSha256) {
            String etag = answer.header("ETag").map(String::strip).orElse("");
            String lastModified = answer.header("Last-Modified").map(String::strip).orElse("");
            boolean usable = answer.status() == 200 && !answer.truncated() && sendable(etag) && sendable(lastModified)
                    && !(etag + lastModified).isEmpty();
            return usable
                    ? Optional.of(new Known(answer.url(), etag, lastModified, payloadSha256))
                    : Optional.empty();
        }

        private static boolean sendable(String value) {
            return value.length() <= 1_000 && value.chars().allMatch(c -> c >= ' ' && c < 0x7f);
        }
    }
}
