package org.vigie.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.vigie.index.StoredObservation.Sighting;

/// Joins what was seen of one observation, in whatever order it comes.
final class Sightings {

    private static final Comparator<Sighting> OLDEST_FIRST = Comparator
            .comparing((Sighting sighting) -> sighting.capture().at()).thenComparingLong(Sighting::logIndex);

    private Sightings() {
    }

    /// Both together: each line of the log once, oldest first; the observation is the one that was first seen.
    static StoredObservation join(StoredObservation known, StoredObservation further) {
        List<Sighting> sightings = new ArrayList<>(known.sightings());
        for (Sighting sighting : further.sightings()) {
            if (known.sightings().stream().noneMatch(other -> other.logIndex() == sighting.logIndex())) {
                sightings.add(sighting);
            }
        }
        sightings.sort(OLDEST_FIRST);
        boolean knownIsFirst = sightings.getFirst().equals(known.sightings().getFirst());
        return new StoredObservation(knownIsFirst ? known.observation() : further.observation(),
                List.copyOf(sightings));
    }
}
