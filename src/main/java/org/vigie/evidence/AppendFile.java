package org.vigie.evidence;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that only grows. A RandomAccessFile and not a channel, because a channel is closed for everybody when one
/// thread is interrupted while it writes.
final class AppendFile implements Closeable {

    private final RandomAccessFile file;
    private long length;

    private AppendFile(RandomAccessFile file, long length) {
        this.file = file;
        this.length = length;
    }

    /// Opens the file at its end, and makes it when it is not there.
    static AppendFile open(Path path) throws IOException {
        boolean fresh = !Files.exists(path);
        if (fresh) {
            Files.createFile(path);
        }
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        try {
            file.seek(file.length());
            if (fresh) {
                file.getFD().sync();
                Path parent = path.toAbsolutePath().getParent();
                if (parent != null) {
                    ArchiveFolder.flush(parent);
                }
            }
            return new AppendFile(file, file.length());
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    void write(byte[] bytes) throws IOException {
        file.write(bytes);
        length += bytes.length;
    }

    void flush() throws IOException {
        file.getFD().sync();
    }

    long length() {
        return length;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
