package org.vigie.evidence;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Keeps a second writer out.
///
/// Two files, because on POSIX systems a process loses its lock on a file as soon as it closes any other handle of
/// that file. A second attempt inside the same process is refused at `archive.claim`; closing that handle may cost the
/// lock on `archive.claim`, but `archive.lock`, which other processes look at, is never opened twice here.
final class ArchiveLock implements Closeable {

    private final FileChannel claim;
    private final FileChannel lock;

    private ArchiveLock(FileChannel claim, FileChannel lock) {
        this.claim = claim;
        this.lock = lock;
    }

    static ArchiveLock take(Path folder) throws IOException {
        FileChannel claim = take(folder, folder.resolve("archive.claim"));
        try {
            FileChannel lock = take(folder, folder.resolve("archive.lock"));
            lock.truncate(0);
            lock.write(ByteBuffer.wrap(("process " + ProcessHandle.current().pid() + "\n")
                    .getBytes(StandardCharsets.US_ASCII)), 0);
            return new ArchiveLock(claim, lock);
        } catch (IOException e) {
            claim.close();
            throw e;
        }
    }

    private static FileChannel take(Path folder, Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
            channel.close();
            throw new ArchiveInUseException("Another process" + holder(folder) + " writes to the archive " + folder
                    + "; wait until it has ended, or give this one another archive folder.");
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new ArchiveInUseException("The archive " + folder
                    + " is already open for writing in this process; close it first, or use another folder.");
        }
    }

    private static String holder(Path folder) {
        try {
            String text = Files.readString(folder.resolve("archive.lock"), StandardCharsets.US_ASCII).strip();
            return text.matches("process [0-9]{1,12}") ? " (" + text + ")" : "";
        } catch (IOException e) {
            return ""; // only for the message
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
        claim.close();
    }
}
