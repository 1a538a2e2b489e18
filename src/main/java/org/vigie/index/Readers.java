package org.vigie.index;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/// Hands out views of the last commit. A view in use stays open, whatever is committed meanwhile.
final class Readers implements AutoCloseable {

    private final Path folder;
    private @Nullable Directory directory;
    private @Nullable DirectoryReader current;
    private boolean closed;

    Readers(Path folder) {
        this.folder = folder;
    }

    /// What is asked of a view.
    interface Question<T> {
        T ask(IndexSearcher searcher) throws IOException;
    }

    /// Asks the last commit; an index that is not there yet is empty.
    <T> T ask(Question<T> question) throws IOException {
        IndexReader view = view();
        try {
            IndexSearcher searcher = new IndexSearcher(view);
            // The cache is shared by the whole process and guesses what is worth keeping: times would not be stable.
            searcher.setQueryCache(null);
            return Damage.watch(folder, () -> question.ask(searcher));
        } finally {
            view.decRef();
        }
    }

    /// What the last commit says; empty index: line 0.
    IndexSchema.Commit commit(IndexReader view) throws IOException {
        return view instanceof DirectoryReader reader ? commit(reader) : new IndexSchema.Commit("", 0);
    }

    private IndexSchema.Commit commit(DirectoryReader reader) throws IOException {
        return IndexSchema.Commit.read(reader.getIndexCommit().getUserData(), folder);
    }

    private synchronized IndexReader view() throws IOException {
        if (closed) {
            throw new AlreadyClosedException("this search was closed");
        }
        Optional<DirectoryReader> reader = Damage.watch(folder, this::newest);
        if (reader.isEmpty()) {
            return new MultiReader();
        }
        reader.get().incRef();
        return reader.get();
    }

    private Optional<DirectoryReader> newest() throws IOException {
        DirectoryReader before = current;
        if (before != null) {
            try {
                DirectoryReader newer = DirectoryReader.openIfChanged(before);
                if (newer == null) {
                    return Optional.of(before);
                }
                if (adopt(newer, commit(before).birth())) {
                    return Optional.of(newer);
                }
            } catch (FileNotFoundException | NoSuchFileException | IllegalStateException e) {
                // Its files were taken away or replaced: what is there now is another index, or none.
                drop();
            }
        }
        return open();
    }

    /// Takes a newer view, unless it is of an index made anew: that one may share file names with the old one, and
    /// Lucene would go on using what it has open under these names.
    private boolean adopt(DirectoryReader newer, String birth) throws IOException {
        boolean same = false;
        try {
            same = commit(newer).birth().equals(birth);
        } finally {
            if (!same) {
                newer.close();
            }
        }
        drop();
        if (same) {
            current = newer;
        }
        return same;
    }

    private Optional<DirectoryReader> open() throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        Directory files = directory;
        if (files == null) {
            files = FSDirectory.open(folder);
            directory = files;
        }
        if (!DirectoryReader.indexExists(files)) {
            return Optional.empty();
        }
        DirectoryReader opened = DirectoryReader.open(files);
        boolean sound = false;
        try {
            commit(opened);
            Damage.check(opened);
            sound = true;
        } finally {
            if (!sound) {
                opened.close();
            }
        }
        current = opened;
        return Optional.of(opened);
    }

    private void drop() throws IOException {
        DirectoryReader old = current;
        current = null;
        if (old != null) {
            old.close();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        try {
            drop();
        } finally {
            if (directory != null) {
                directory.close();
            }
        }
    }
}
