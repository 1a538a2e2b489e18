package org.vigie.evidence;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Reads the hash log line by line, as far as it reached when the reader was opened.
final class LogReader implements Closeable {

    /// No line of ours is longer; one that is, is damaged.
    static final int LONGEST = 64 * 1024 * 1024;

    private final Path file;
    private final FileInputStream in;
    private final long end;
    private final byte[] buffer = new byte[64 * 1024];
    private int next;
    private int filled;
    private long offset;
    private byte[] tail = {};

    private LogReader(Path file, FileInputStream in, long from, long end) {
        this.file = file;
        this.in = in;
        this.offset = from;
        this.end = end;
    }

    static LogReader open(Path log, long from) throws IOException {
        long end = Files.size(log);
        FileInputStream in = new FileInputStream(log.toFile());
        try {
            in.skipNBytes(Math.min(from, end));
        } catch (IOException e) {
            in.close();
            throw e;
        }
        return new LogReader(log, in, from, Math.max(from, end));
    }

    /// @param offset first byte of the line in the file
    /// @param bytes the line without its end
    record Raw(long offset, byte[] bytes) {

        long end() {
            return offset + bytes.length + 1;
        }
    }

    /// The next complete line; empty when there is none.
    Optional<Raw> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
        long start = offset;
        while (offset < end) {
            if (next == filled) {
                filled = Math.max(0, in.read(buffer, 0, (int) Math.min(buffer.length, end - offset)));
                next = 0;
                if (filled == 0) {
                    break; // shortened while we read
                }
            }
            int from = next;
            while (next < filled && buffer[next] != '\n') {
                next++;
            }
            line.write(buffer, from, next - from);
            offset += next - from;
            if (next < filled) {
                next++;
                offset++;
                return Optional.of(new Raw(start, line.toByteArray()));
            }
            if (line.size() > LONGEST) {
                throw new ArchiveDamagedException("The line at byte " + start + " of " + file
                        + " has no end; restore the file from a copy.");
            }
        }
        tail = line.toByteArray();
        return Optional.empty();
    }

    /// What stands behind the last line end, once [#next] has answered with nothing.
    byte[] tail() {
        return tail;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
