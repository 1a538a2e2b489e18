package org.vigie.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.IOUtils;
import org.vigie.evidence.Finding;
import org.vigie.evidence.Observation;

/// The writing side of the index. One process at a time; methods may be called from several threads.
///
/// What was added and not committed is gone after [#close] or a crash: the archive is then replayed from
/// [#nextLogIndex].
public final class ListingIndex implements AutoCloseable {

    /// After so many additions, or so many characters of them, they are looked up in the index itself.
    private static final int MAX_RECENT = 2_000;
    private static final int MAX_RECENT_CHARACTERS = 16 << 20;

    private final Path folder;
    private final Directory directory;
    private final IndexWriter writer;
    private IndexSchema.Commit commit;
    /// Sees everything but what is recent.
    private DirectoryReader reader;
    private final Map<String, StoredObservation> recent = new HashMap<>();
    private final Set<String> recentFindings = new HashSet<>();
    private int recentCharacters;

    private ListingIndex(Path folder, IndexFolder opened, DirectoryReader reader) {
        this.folder = folder;
        this.directory = opened.directory();
        this.writer = opened.writer();
        this.commit = opened.commit();
        this.reader = reader;
    }

    /// Opens or makes the index.
    ///
    /// @throws IndexInUseException when another process writes to it
    /// @throws IndexUnreadableException when it was made by another schema or is damaged: rebuild it
    public static ListingIndex open(Path folder) throws IOException {
        return start(folder, IndexFolder.open(folder));
    }

    /// Begins a new, empty index in the place of what is there, be it of another schema or damaged. Its
    /// [#nextLogIndex] is 0. Readers see the old one until the first commit, unless it was damaged.
    ///
    /// @throws IndexInUseException when another process writes to it
    public static ListingIndex rebuild(Path folder) throws IOException {
        return start(folder, IndexFolder.anew(folder));
    }

    private static ListingIndex start(Path folder, IndexFolder opened) throws IOException {
        try {
            return Damage.watch(folder, () -> {
                DirectoryReader reader = DirectoryReader.open(opened.writer());
                Damage.check(reader);
                return new ListingIndex(folder, opened, reader);
            });
        } catch (IOException e) {
            opened.writer().rollback();
            opened.directory().close();
            throw e;
        }
    }

    /// Adds an observation, or a further sighting of one that is there, or what a hunt found in it. The same log line counts once, however often
    /// it is added.
    public synchronized void add(Observation observation, long logIndex) throws IOException {
        write(() -> {
            StoredObservation fresh = StoredForm.first(observation, logIndex);
            Optional<StoredObservation> known = find(observation.id());
            StoredObservation joined = known.map(there -> Sightings.join(there, fresh)).orElse(fresh);
            if (known.isPresent() && joined.equals(known.get())) {
                return;
            }
            Block block = Block.of(joined);
            if (known.isPresent()) {
                writer.updateDocuments(IndexField.BLOCK.term(observation.id()), block.documents());
            } else {
                writer.addDocuments(block.documents());
            }
            remember(joined, block.characters());
        });
    }

    /// Makes everything added so far durable and visible to readers of other processes, and notes that every line of
    /// the hash log before `nextLogIndex` is in the index.
    public synchronized void commit(long nextLogIndex) throws IOException {
        if (nextLogIndex < 0) {
            throw new IllegalArgumentException("lines of the hash log count from 0, not from " + nextLogIndex);
        }
        write(() -> {
            IndexSchema.Commit next = new IndexSchema.Commit(commit.birth(), nextLogIndex);
            writer.setLiveCommitData(next.data().entrySet());
            writer.commit();
            commit = next;
            refresh();
        });
    }

    /// The line of the hash log from which the archive must be replayed; 0 for a new index.
    public synchronized long nextLogIndex() {
        return commit.next();
    }

    /// Whether a finding of this id was ever added, committed or not.
    public synchronized boolean knowsFinding(String findingId) throws IOException {
        return recentFindings.contains(findingId) || Damage.watch(folder,
                () -> Lookup.document(reader, IndexField.FINDING_ID.term(findingId)).isPresent());
    }

    /// Ends the work; drops what was not committed.
    @Override
    public synchronized void close() throws IOException {
        recent.clear();
        recentFindings.clear();
        IOUtils.close(reader, writer, directory);
    }

    private Optional<StoredObservation> find(String id) throws IOException {
        StoredObservation added = recent.get(id);
        if (added != null) {
            return Optional.of(added);
        }
        OptionalInt document = Lookup.document(reader, IndexField.ID.term(id));
        return document.isPresent()
                ? Optional.of(Lookup.stored(reader, document.getAsInt(), folder))
                : Optional.empty();
    }

    private void remember(StoredObservation stored, int characters) throws IOException {
        recent.put(stored.observation().id(), stored);
        for (Finding finding : stored.observation().findings()) {
            recentFindings.add(finding.id());
        }
        recentCharacters += characters;
        if (recent.size() >= MAX_RECENT || recentCharacters >= MAX_RECENT_CHARACTERS) {
            refresh();
        }
    }

    private void refresh() throws IOException {
        DirectoryReader newer = DirectoryReader.openIfChanged(reader, writer);
        if (newer != null) {
            reader.close();
            reader = newer;
        }
        recent.clear();
        recentFindings.clear();
        recentCharacters = 0;
    }

    private void write(Damage.Step step) throws IOException {
        try {
            Damage.watchStep(folder, step);
        } catch (AlreadyClosedException e) {
            throw new IOException("The index in " + folder + " takes no more: its writer was closed, or stopped after "
                    + "an earlier failure such as a full disk. Nothing is lost; it goes on from its last commit when "
                    + "it is opened again.", e);
        }
    }
}
