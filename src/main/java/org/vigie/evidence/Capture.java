package org.vigie.evidence;

import java.time.Instant;
import org.vigie.crawl.Outcome;

/// Something to seal.
public sealed interface Capture {

    /// The run it belongs to.
    String runId();

    /// What came over the wire: sealed as request and response records, one pair per exchange, or as a revisit when
    /// the same address gave the same bytes before.
    record Web(Outcome outcome, String runId) implements Capture {}

    /// What somebody handed in: sealed as a resource record.
    ///
    /// @param url the address it stands for; a `file:` name without folders when it has none
    /// @param origin where it came from: name of the file and record
    record HandedIn(String url, String contentType, byte[] body, String origin, Instant at, String runId)
            implements
                Capture {}
}
