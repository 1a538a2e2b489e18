package org.vigie.scan;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.evidence.Archive;
import org.vigie.evidence.Capture;
import org.vigie.evidence.CaptureRef;
import org.vigie.evidence.Observation;
import org.vigie.index.ListingIndex;

/// The archive and the index, open for writing together. Order is the point: the archive first and to disk, then the
/// index; and when a crash came between the two, opening replays from the archive what the index lacks.
///
/// Safe for use by several threads.
public final class Ledger implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private final Archive archive;
    private final ListingIndex index;
    private final InstantSource clock;
    private final Duration commitEvery;
    private final ReentrantReadWriteLock recording = new ReentrantReadWriteLock(true);
    private volatile Instant committed;
    private volatile boolean dirty;

    private Ledger(Archive archive, ListingIndex index, InstantSource clock, Duration commitEvery) {
        this.archive = archive;
        this.index = index;
        this.clock = clock;
        this.commitEvery = commitEvery;
        this.committed = clock.instant();
    }

    /// Opens both and brings the index up to date.
    ///
    /// @param folder the folder that holds `archive/` and `lucene/`
    /// @param commitEvery longest time until a sealed observation can be found by search
    /// @throws org.vigie.evidence.ArchiveInUseException when another process writes
    /// @throws org.vigie.index.IndexUnreadableException when the index must be rebuilt
    static Ledger open(Path folder, int segmentBytes, Duration commitEvery, InstantSource clock) throws IOException {
        Archive archive = Archive.open(archiveFolder(folder), segmentBytes, clock);
        try {
            ListingIndex index = ListingIndex.open(indexFolder(folder));
            Ledger ledger = new Ledger(archive, index, clock, commitEvery);
            ledger.catchUp();
            return ledger;
        } catch (IOException | RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    public static Path archiveFolder(Path folder) {
        return folder.resolve("archive");
    }

    public static Path indexFolder(Path folder) {
        return folder.resolve("lucene");
    }

    private void catchUp() throws IOException {
        long from = index.nextLogIndex();
        if (from >= archive.size()) {
            return;
        }
        long[] count = {0};
        archive.replay(from, (observation, logIndex) -> {
            index.add(observation, logIndex);
            count[0]++;
        });
        index.commit(archive.size());
        if (count[0] > 0) {
            LOG.info("index brought up to date from the archive: {} observations", count[0]);
        }
    }

    /// Seals a capture. When this returns it is on disk.
    public CaptureRef seal(Capture capture) throws IOException {
        CaptureRef ref = archive.seal(capture);
        LOG.info("sealed line {} {} {}", ref.logIndex(), ref.id(), ref.url());
        return ref;
    }

    /// Seals an observation and makes it searchable within `commitEvery`.
    ///
    /// @return how many of its findings were never seen before
    public long record(Observation observation) throws IOException {
        return recordNew(observation).size();
    }

    /// The same.
    ///
    /// @return ids of its findings that were never seen before
    Set<String> recordNew(Observation observation) throws IOException {
        Set<String> news = new HashSet<>();
        recording.readLock().lock(); // together with others, so that the archive can flush once for all
        try {
            long line = archive.seal(observation);
            synchronized (index) { // two that see the same finding at once must not both call it new
                for (var finding : observation.findings()) {
                    if (!index.knowsFinding(finding.id())) {
                        news.add(finding.id());
                    }
                }
                index.add(observation, line);
            }
            dirty = true;
        } finally {
            recording.readLock().unlock();
        }
        commitIfDue();
        return news;
    }

    /// The bytes of a capture sealed here.
    public byte[] body(CaptureRef capture) throws IOException {
        return archive.body(capture);
    }

    /// The type of the body of a capture sealed here, as the site stated it.
    Optional<String> contentType(CaptureRef capture) throws IOException {
        return archive.contentType(capture);
    }

    /// Commits the index when the last commit is long enough ago; also called while nothing comes in.
    public void commitIfDue() throws IOException {
        if (due()) {
            synchronized (this) {
                if (due()) {
                    commit();
                }
            }
        }
    }

    private boolean due() {
        return dirty && !clock.instant().isBefore(committed.plus(commitEvery));
    }

    /// Commits the index now.
    public synchronized void commit() throws IOException {
        // Observations are sealed and added under the other half of this lock, so every line below size() that holds
        // one is in.
        recording.writeLock().lock();
        try {
            dirty = false;
            index.commit(archive.size());
            committed = clock.instant();
        } finally {
            recording.writeLock().unlock();
        }
    }

    @Override
    public void close() throws IOException {
        try (archive; index) {
            commit();
        }
    }
}
