package org.vigie.index;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;

/// The folder that holds the index, opened for writing.
///
/// @param commit what the last commit says; of a new index, what the first one will say
record IndexFolder(Directory directory, IndexWriter writer, IndexSchema.Commit commit) {

    /// Opens what is there, or begins a new index in an empty folder.
    static IndexFolder open(Path folder) throws IOException {
        Directory directory = FSDirectory.open(folder);
        try {
            return Damage.watch(folder, () -> {
                IndexSchema.Commit commit = DirectoryReader.indexExists(directory)
                        ? IndexSchema.Commit.read(SegmentInfos.readLatestCommit(directory).getUserData(), folder)
                        : IndexSchema.Commit.ofNewIndex();
                return new IndexFolder(directory, writer(directory, OpenMode.CREATE_OR_APPEND, folder), commit);
            });
        } catch (IOException e) {
            directory.close();
            throw e;
        }
    }

    /// Begins a new index in the place of what is there, readable or not.
    static IndexFolder anew(Path folder) throws IOException {
        Directory directory = FSDirectory.open(folder);
        try {
            try {
                return anew(directory, folder);
            } catch (IndexUnreadableException e) {
                empty(directory, folder);
                IndexFolder opened = anew(directory, folder);
                // Counting begins anew with the files; an open reader tells commits apart by this number alone.
                opened.writer().advanceSegmentInfosVersion(new SecureRandom().nextLong(1L << 20, 1L << 50));
                return opened;
            }
        } catch (IOException e) {
            directory.close();
            throw e;
        }
    }

    private static IndexFolder anew(Directory directory, Path folder) throws IOException {
        IndexWriter writer = Damage.watch(folder, () -> writer(directory, OpenMode.CREATE, folder));
        return new IndexFolder(directory, writer, IndexSchema.Commit.ofNewIndex());
    }

    private static IndexWriter writer(Directory directory, OpenMode mode, Path folder) throws IOException {
        IndexWriterConfig config = IndexSchema.writing().setOpenMode(mode);
        try {
            return new IndexWriter(directory, config);
        } catch (LockObtainFailedException e) {
            throw inUse(folder, e);
        }
    }

    private static IndexInUseException inUse(Path folder, LockObtainFailedException e) {
        return new IndexInUseException("Another process writes to the index in " + folder
                + ". Wait until its scan or rebuild has ended, or stop it; two writers would spoil the index.", e);
    }

    /// Removes the files of a damaged index, and no others.
    private static void empty(Directory directory, Path folder) throws IOException {
        try (Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            for (String file : directory.listAll()) {
                lock.ensureValid();
                if (file.startsWith("_") || file.startsWith("segments") || file.startsWith("pending_segments")) {
                    directory.deleteFile(file);
                }
            }
        } catch (LockObtainFailedException e) {
            throw inUse(folder, e);
        }
    }
}
