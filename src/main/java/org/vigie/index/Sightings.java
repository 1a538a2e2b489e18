package org.vigie.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.vigie.evidence.Finding;
import org.vigie.evidence.Observation;
import org.vigie.index.StoredObservation.Sighting;

/// Joins what was seen of one observation, in whatever order it comes.
final class Sightings {

    private static final Comparator<Sighting> OLDEST_FIRST = Comparator
            .comparing((Sighting sighting) -> sighting.capture().at()).thenComparingLong(Sighting::logIndex);

    private Sightings() {
    }

    /// Both together: each line of the log once, oldest first; the observation is the one that was first seen, with the
    /// findings that hunts added. What a hunt seals is no sighting of its own: it speaks of a capture that is one.
    static StoredObservation join(StoredObservation known, StoredObservation further) {
        List<Sighting> sightings = new ArrayList<>(known.sightings());
        for (Sighting sighting : further.sightings()) {
            if (known.sightings().stream().noneMatch(other -> other.logIndex() == sighting.logIndex()
                    || (further.observation().isHunt() && other.capture().equals(sighting.capture())))) {
                sightings.add(sighting);
            }
        }
        sightings.sort(OLDEST_FIRST);
        boolean knownIsFirst = sightings.getFirst().equals(known.sightings().getFirst());
        Observation first = knownIsFirst ? known.observation() : further.observation();
        Observation other = knownIsFirst ? further.observation() : known.observation();
        return new StoredObservation(withHunts(first, other), List.copyOf(sightings));
    }

    private static Observation withHunts(Observation first, Observation other) {
        List<Finding> findings = new ArrayList<>(first.findings());
        for (Finding finding : other.findings()) {
            if (finding.hunt().isPresent()
                    && first.findings().stream().noneMatch(there -> there.id().equals(finding.id()))) {
                findings.add(finding);
            }
        }
        return findings.size() == first.findings().size()
                ? first
                : new Observation(first.id(), first.listing(), first.capture(), first.runId(), first.watch(),
                        first.ruleSetDigest(), first.shell(), List.copyOf(findings));
    }
}
