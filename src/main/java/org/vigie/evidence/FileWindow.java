package org.vigie.evidence;

import java.io.IOException;
import java.io.RandomAccessFile;

/// Reads a file forwards through a buffer, knows where it is, and can go back.
final class FileWindow {

    private final RandomAccessFile file;
    private final byte[] buffer = new byte[64 * 1024];
    private long start;
    private int next;
    private int filled;

    FileWindow(RandomAccessFile file) {
        this.file = file;
    }

    long position() {
        return start + next;
    }

    void position(long position) {
        if (position >= start && position <= start + filled) {
            next = (int) (position - start);
        } else {
            start = position;
            next = 0;
            filled = 0;
        }
    }

    /// Fills the buffer when it is empty; false at the end of the file.
    boolean fill() throws IOException {
        if (next == filled) {
            start += filled;
            next = 0;
            file.seek(start);
            filled = Math.max(0, file.read(buffer, 0, buffer.length));
        }
        return next < filled;
    }

    byte[] buffer() {
        return buffer;
    }

    int next() {
        return next;
    }

    int available() {
        return filled - next;
    }

    void advance(int count) {
        next += count;
    }

    /// The next byte, taken; negative at the end of the file.
    int read() throws IOException {
        return fill() ? buffer[next++] & 0xff : -1;
    }

    int read(byte[] into, int from, int length) throws IOException {
        if (!fill()) {
            return -1;
        }
        int n = Math.min(length, available());
        System.arraycopy(buffer, next, into, from, n);
        next += n;
        return n;
    }
}
