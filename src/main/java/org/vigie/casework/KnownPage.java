package org.vigie.casework;

import java.time.Duration;
import java.time.Instant;

/// What a watch knows of a page from earlier runs.
///
/// @param same what decides sameness: an offer's number, or a canonical address
/// @param url the address asked for last
/// @param firstSeenAt when a run asked for it first
/// @param seenAt when a run asked for it last
/// @param dueAt when it should be asked for again
/// @param every how long it was left alone, or will be
/// @param flagged whether something was found in it
/// @param fingerprint changes when what the page says changes; empty when nothing was read
/// @param validators what its site may be asked conditionally
public record KnownPage(String same, String url, Frontier.Kind kind, Instant firstSeenAt, Instant seenAt,
        Instant dueAt, Duration every, boolean flagged, String fingerprint, Validators validators) {

    /// @param answeredUrl the address that gave them; empty when there are none
    /// @param payloadSha256 of the body they came with
    public record Validators(String answeredUrl, String etag, String lastModified, String payloadSha256) {

        public static final Validators NONE = new Validators("", "", "", "");
    }
}
