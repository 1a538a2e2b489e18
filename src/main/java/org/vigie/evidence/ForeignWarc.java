package org.vigie.evidence;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The unpacked bytes of a WARC file made elsewhere, one unit (a gzip member, or the whole plain file) after the other.
/// A unit may hold one record or many. Our own framing, and not that of the WARC library, because that one skips gzip
/// CRCs, cannot go on behind damage, and believes any Content-Length.
abstract sealed class ForeignWarc implements Closeable permits PlainWarc, GzipWarc {

    private static final byte[] MAGIC = {'W', 'A', 'R', 'C', '/'};

    static ForeignWarc open(Path file) throws IOException {
        RandomAccessFile in = new RandomAccessFile(file.toFile(), "r");
        try {
            boolean gzip = in.length() > 1 && in.readUnsignedByte() == 0x1f && in.readUnsignedByte() == 0x8b;
            in.seek(0);
            return gzip ? new GzipWarc(in) : new PlainWarc(in);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /// The next byte of the unit without taking it; negative at its end.
    abstract int peek() throws IOException;

    /// Takes up to `length` bytes of the unit; negative at its end.
    abstract int read(byte[] into, int from, int length) throws IOException;

    /// Goes to the next unit.
    ///
    /// @return whether there is one
    abstract boolean nextUnit() throws IOException;

    /// Where the record that [#nextRecord] stands at begins in the file: its first byte, or that of its unit.
    abstract long offset();

    /// Goes to the next byte behind the beginning of the broken record that looks like a record's beginning.
    ///
    /// @return whether there is one
    abstract boolean resync() throws IOException;

    /// Goes to the first byte of the next record.
    ///
    /// @return whether there is one
    boolean nextRecord() throws IOException {
        skipLineEnds();
        while (peek() < 0) {
            if (!nextUnit()) {
                return false;
            }
            skipLineEnds();
        }
        return true;
    }

    /// Takes the line ends behind a record. At the end of a gzip member this also checks its CRC.
    ///
    /// @throws IOException when something else stands there than the end of the unit or another record
    void endRecord() throws IOException {
        skipLineEnds();
        if (peek() >= 0 && peek() != MAGIC[0]) {
            throw new IOException("the record's block is not as long as its Content-Length says");
        }
    }

    private void skipLineEnds() throws IOException {
        byte[] one = new byte[1];
        while (peek() == '\r' || peek() == '\n') {
            read(one, 0, 1);
        }
    }

    /// Takes a head up to and with its empty line.
    ///
    /// @throws IOException when none ends within `most` bytes
    byte[] head(int most) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream(1024);
        byte[] one = new byte[1];
        int line = 0;
        while (read(one, 0, 1) > 0) {
            if (head.size() < MAGIC.length && one[0] != MAGIC[head.size()]) {
                throw new IOException("no WARC record begins here");
            }
            head.write(one[0]);
            if (one[0] == '\n') {
                if (line == 0) {
                    return head.toByteArray();
                }
                line = 0;
            } else if (one[0] != '\r') {
                line++;
            }
            if (head.size() > most) {
                throw new IOException("the record's head has more than " + most + " bytes");
            }
        }
        throw new EOFException("the file ends inside the head of a record");
    }

    byte[] take(int length) throws IOException {
        ByteArrayOutputStream block = new ByteArrayOutputStream(Math.min(length, 1 << 16));
        pass(length, block);
        return block.toByteArray();
    }

    void skip(long length) throws IOException {
        pass(length, null);
    }

    private void pass(long length, @Nullable ByteArrayOutputStream into) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        long left = length;
        while (left > 0) {
            int n = read(buffer, 0, (int) Math.min(buffer.length, left));
            if (n < 0) {
                throw new EOFException("the record's block ends " + left + " bytes before its Content-Length");
            }
            if (into != null) {
                into.write(buffer, 0, n);
            }
            left -= n;
        }
    }

    static boolean beginsRecord(byte[] bytes, int length) {
        return length >= MAGIC.length && Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }
}
