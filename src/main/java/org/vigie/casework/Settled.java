package org.vigie.casework;

import java.util.Optional;

/// What became of one page of a run, all of it: its outcome, what the run counts of it, and what its watch now knows.
///
/// @param same what the frontier knows it by, see [Frontier.PageTask#same]
/// @param outcome word of the outcome
/// @param detail why, for the operator; empty when all is well
/// @param captureLogIndex line of the hash log that seals the capture; -1 when nothing came
/// @param known what the watch keeps of the page; nothing when it keeps what it has
public record Settled(String same, String outcome, String detail, long captureLogIndex, long listings, long undecided,
        long breaches, long newFindings, Optional<KnownPage> known) {

    public Settled {
        if (outcome.isBlank()) {
            throw new IllegalArgumentException("The outcome of " + same + " is empty.");
        }
    }
}
