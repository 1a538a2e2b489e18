package org.vigie.evidence;

import java.io.IOException;
import java.io.RandomAccessFile;

/// A `.warc` file: one unit.
final class PlainWarc extends ForeignWarc {

    private final RandomAccessFile file;
    private final FileWindow in;
    private long record;

    PlainWarc(RandomAccessFile file) {
        this.file = file;
        this.in = new FileWindow(file);
    }

    @Override
    boolean nextRecord() throws IOException {
        boolean there = super.nextRecord();
        record = in.position();
        return there;
    }

    @Override
    int peek() throws IOException {
        return in.fill() ? in.buffer()[in.next()] & 0xff : -1;
    }

    @Override
    int read(byte[] into, int from, int length) throws IOException {
        return in.read(into, from, length);
    }

    @Override
    boolean nextUnit() {
        return false;
    }

    @Override
    long offset() {
        return record;
    }

    /// Looks for `WARC/` at the beginning of a line.
    @Override
    boolean resync() throws IOException {
        in.position(record + 1);
        byte[] five = new byte[5];
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                long at = in.position();
                int n = 0;
                while (n < five.length) {
                    int got = in.read(five, n, five.length - n);
                    if (got < 0) {
                        break;
                    }
                    n += got;
                }
                in.position(at);
                if (beginsRecord(five, n)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
