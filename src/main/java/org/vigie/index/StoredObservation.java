package org.vigie.index;

import java.time.Instant;
import java.util.List;
import org.vigie.evidence.CaptureRef;
import org.vigie.evidence.Observation;

/// An observation as the index holds it, with all its sightings.
///
/// @param observation as first seen
/// @param sightings every capture that showed the same, oldest first; never empty
public record StoredObservation(Observation observation, List<Sighting> sightings) {

    /// @param logIndex line of the hash log that seals the observation record of this sighting
    public record Sighting(CaptureRef capture, String runId, long logIndex) {}

    public Instant firstSeen() {
        return sightings.getFirst().capture().at();
    }

    public Instant lastSeen() {
        return sightings.getLast().capture().at();
    }
}
