package org.vigie.index;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentReader;

/// Tells damage from other trouble, and says what to do about it.
final class Damage {

    /// Up to so many bytes every byte is checked when the index is opened (about a second's work). A larger index is
    /// checked where Lucene checks by itself (heads, tails, all small files) and at each stored observation.
    static final long CHECKED_WHOLE = 512L << 20;

    private Damage() {
    }

    /// Work on an index that may turn out to be damaged.
    interface Work<T> {
        T run() throws IOException;
    }

    /// Work that answers nothing.
    interface Step {
        void run() throws IOException;
    }

    static void watchStep(Path folder, Step step) throws IOException {
        watch(folder, () -> {
            step.run();
            return folder;
        });
    }

    /// @throws IndexUnreadableException when Lucene says that the files are damaged or of a format it does not read
    static <T> T watch(Path folder, Work<T> work) throws IOException {
        try {
            return work.run();
        } catch (CorruptIndexException | EOFException | FileNotFoundException | NoSuchFileException e) {
            throw unreadable(folder, "is damaged", e);
        } catch (IndexFormatTooOldException | IndexFormatTooNewException e) {
            throw unreadable(folder, "has the format of another version of Lucene", e);
        }
    }

    static IndexUnreadableException unreadable(Path folder, String what, Throwable cause) {
        return new IndexUnreadableException("The index in " + folder + " " + what + " (" + cause.getMessage()
                + "). Nothing is lost: `vigie index rebuild` makes it anew from the archive.", cause);
    }

    /// Compares every byte with its checksum, unless the index is very large.
    static void check(DirectoryReader reader) throws IOException {
        List<SegmentReader> segments = new ArrayList<>();
        long bytes = 0;
        for (LeafReaderContext leaf : reader.leaves()) {
            if (leaf.reader() instanceof SegmentReader segment) {
                segments.add(segment);
                bytes += segment.getSegmentInfo().sizeInBytes();
            }
        }
        if (bytes <= CHECKED_WHOLE) {
            for (SegmentReader segment : segments) {
                segment.checkIntegrity();
            }
        }
    }
}
