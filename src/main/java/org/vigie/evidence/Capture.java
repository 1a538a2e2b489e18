package org.vigie.evidence;

import java.time.Instant;
import java.util.List;
import org.vigie.crawl.Outcome;

/// Something to seal.
public sealed interface Capture {

    /// The run it belongs to.
    String runId();

    /// What came over the wire: sealed as request and response records, one pair per exchange, or as a revisit when
    /// the same address gave the same bytes before, or says that they still stand (304).
    ///
    /// @param terms on what terms it was asked for, one line each (`robots: mandate; <legal basis>`, `ship-to: FR`):
    ///     sealed with every record of it
    record Web(Outcome outcome, String runId, List<String> terms) implements Capture {

        public Web {
            terms = List.copyOf(terms);
        }

        /// Asked for on no special terms.
        public Web(Outcome outcome, String runId) {
            this(outcome, runId, List.of());
        }
    }

    /// What somebody handed in: sealed as a resource record.
    ///
    /// @param url the address it stands for; a `file:` name without folders when it has none
    /// @param origin where it came from: name of the file and record
    record HandedIn(String url, String contentType, byte[] body, String origin, Instant at, String runId)
            implements
                Capture {}
}
