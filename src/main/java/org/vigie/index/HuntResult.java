package org.vigie.index;

import java.time.Duration;
import java.util.List;
import org.vigie.rules.Judgement;

/// What a hunt for one rule came to. A listing is counted once for each state in which it was archived, however often
/// that state was captured.
///
/// @param searched listings searched
/// @param found exact number of those with a breach or something undecided
/// @param breaches exact number of those with a breach
/// @param confirmed how many of the listings searched only the matcher could tell
/// @param first the newest listings found
public record HuntResult(long searched, long found, long breaches, long confirmed, List<Find> first,
        Duration took) {

    /// A listing in which the rule finds something.
    ///
    /// @param judged what it says, each with the earliest capture of which it says so; never empty
    public record Find(StoredObservation stored, List<Judged> judged) {}

    /// A breach or something undecided, by the law in force when that capture was made.
    public record Judged(StoredObservation.Sighting sighting, Judgement judgement) {}
}
