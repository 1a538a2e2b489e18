package org.vigie.evidence;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/// A `.warc.gz` file: a unit is a gzip member (RFC 1952), usually one record, in some files all of them.
final class GzipWarc extends ForeignWarc {

    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final RandomAccessFile file;
    private final FileWindow in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] out = new byte[16 * 1024];
    private int next;
    private int filled;
    private long unit;
    private boolean open;

    GzipWarc(RandomAccessFile file) {
        this.file = file;
        this.in = new FileWindow(file);
    }

    @Override
    boolean nextUnit() throws IOException {
        unit = in.position();
        next = 0;
        filled = 0;
        open = false;
        if (!in.fill()) {
            return false;
        }
        header();
        inflater.reset();
        crc.reset();
        open = true;
        return true;
    }

    private void header() throws IOException {
        if (must() != 0x1f || must() != 0x8b || must() != 8) {
            throw new ZipException("no gzip member begins here");
        }
        int flags = must();
        for (int i = 0; i < 6; i++) {
            must();
        }
        if ((flags & EXTRA) != 0) {
            int length = must() | must() << 8;
            for (int i = 0; i < length; i++) {
                must();
            }
        }
        for (int flag : new int[]{NAME, COMMENT}) {
            if ((flags & flag) != 0) {
                while (must() != 0) {
                    // a text of any length, ended by zero
                }
            }
        }
        if ((flags & HEADER_CRC) != 0) {
            must();
            must();
        }
    }

    private int must() throws IOException {
        int b = in.read();
        if (b < 0) {
            throw new EOFException("the file ends inside a gzip member");
        }
        return b;
    }

    /// Makes unpacked bytes ready; false at the end of the member, once its CRC and length have been found right.
    private boolean more() throws IOException {
        while (next == filled) {
            if (!open) {
                return false;
            }
            try {
                if (inflater.needsInput() && !inflater.finished()) {
                    if (!in.fill()) {
                        throw new EOFException("the file ends inside a gzip member");
                    }
                    inflater.setInput(in.buffer(), in.next(), in.available());
                }
                int before = inflater.getRemaining();
                filled = inflater.inflate(out);
                next = 0;
                in.advance(before - inflater.getRemaining());
                crc.update(out, 0, filled);
                if (inflater.needsDictionary()) {
                    throw new ZipException("the gzip data need a dictionary");
                }
            } catch (DataFormatException e) {
                throw new ZipException("the gzip data are damaged: " + e.getMessage());
            }
            if (inflater.finished() && filled == 0) {
                trailer();
            }
        }
        return true;
    }

    private void trailer() throws IOException {
        open = false;
        long expected = number();
        long length = number();
        if (expected != crc.getValue() || length != (inflater.getBytesWritten() & 0xffffffffL)) {
            throw new ZipException("the gzip CRC or length differs");
        }
    }

    private long number() throws IOException {
        return must() | must() << 8 | must() << 16 | (long) must() << 24;
    }

    @Override
    int peek() throws IOException {
        return more() ? out[next] & 0xff : -1;
    }

    @Override
    int read(byte[] into, int from, int length) throws IOException {
        if (!more()) {
            return -1;
        }
        int n = Math.min(length, filled - next);
        System.arraycopy(out, next, into, from, n);
        next += n;
        return n;
    }

    @Override
    long offset() {
        return unit;
    }

    /// Looks for a gzip header whose member unpacks to the beginning of a record.
    @Override
    boolean resync() throws IOException {
        long at = unit + 1;
        while (true) {
            in.position(at);
            int before = -1;
            int b = in.read();
            while (b >= 0 && (before != 0x1f || b != 0x8b)) {
                before = b;
                b = in.read();
            }
            if (b < 0) {
                open = false;
                next = filled;
                return false;
            }
            at = in.position() - 2;
            in.position(at);
            if (unpacksToRecord()) {
                in.position(at);
                return nextUnit();
            }
            at++;
        }
    }

    private boolean unpacksToRecord() {
        try {
            return nextUnit() && more() && beginsRecord(out, filled);
        } catch (IOException e) {
            return false; // these two bytes were no header
        }
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        file.close();
    }
}
