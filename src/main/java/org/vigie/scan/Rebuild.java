package org.vigie.scan;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.vigie.evidence.Archive;
import org.vigie.evidence.Archive.ObservationSink;
import org.vigie.evidence.ArchiveDamagedException;
import org.vigie.evidence.Observation;
import org.vigie.index.ListingIndex;

/// Builds the index again from the archive. Readers keep the old index until the new one is whole.
public final class Rebuild {

    /// What a rebuild came to.
    ///
    /// @param observations observations replayed
    /// @param damaged those that are not as they were sealed and so were left out, as sentences
    public record Result(long observations, List<String> damaged) {}

    private Rebuild() {
    }

    /// Replays the whole archive into a new index and puts it in the place of the old one.
    ///
    /// @param folder the folder that holds `archive/` and `lucene/`
    /// @throws org.vigie.evidence.ArchiveInUseException when another process writes
    public static Result run(Path folder, int segmentBytes, InstantSource clock) throws IOException {
        long[] count = {0};
        List<String> damaged = new ArrayList<>();
        // Held open for writing so that nothing is added while the new index is built.
        try (Archive archive = Archive.open(Ledger.archiveFolder(folder), segmentBytes, clock);
                ListingIndex index = ListingIndex.rebuild(Ledger.indexFolder(folder))) {
            archive.replay(0, new ObservationSink() {
                @Override
                public void accept(Observation observation, long logIndex) throws IOException {
                    index.add(observation, logIndex);
                    count[0]++;
                }

                @Override
                public void damaged(long logIndex, ArchiveDamagedException why) {
                    damaged.add("line " + logIndex + ": " + why.getMessage());
                }
            });
            index.commit(archive.size());
        }
        return new Result(count[0], List.copyOf(damaged));
    }
}
