package org.vigie.evidence;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/// One record as one gzip member (RFC 1952), as the archive stores it: the ten-byte header without options, deflated
/// data, CRC-32 and length.
final class GzipMember {

    /// Text shrinks well enough at the fastest level, and is written six times as fast as at the best one.
    static final int FAST = Deflater.BEST_SPEED;
    /// For bodies that are compressed already.
    static final int STORE = Deflater.NO_COMPRESSION;

    /// No record of ours unpacks to more than this; a larger one is refused unread.
    static final int MOST = 512 * 1024 * 1024;

    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};
    private static final int TRAILER = 8;

    private GzipMember() {
    }

    static byte[] pack(byte[] record, int level) {
        CRC32 crc = new CRC32();
        crc.update(record);
        ByteArrayOutputStream out = new ByteArrayOutputStream(record.length / 3 + 256);
        out.writeBytes(HEADER);
        Deflater deflater = new Deflater(level, true);
        try {
            deflater.setInput(record);
            deflater.finish();
            byte[] buffer = new byte[16 * 1024];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
        } finally {
            deflater.end();
        }
        littleEndian(out, (int) crc.getValue());
        littleEndian(out, record.length);
        return out.toByteArray();
    }

    /// Unpacks bytes that are exactly one member.
    ///
    /// @throws ZipException when header, data, CRC or length are wrong, or bytes stand behind the member
    static byte[] unpack(byte[] member) throws ZipException {
        Piece piece = first(member, 0).orElseThrow(() -> new ZipException("the gzip member ends too early"));
        if (piece.end() != member.length) {
            throw new ZipException("bytes stand behind the gzip member");
        }
        return piece.record();
    }

    /// @param record the unpacked bytes
    /// @param end first byte behind the member
    record Piece(byte[] record, int end) {}

    /// Unpacks the member that begins at `from`; empty when the bytes end before the member does.
    ///
    /// @throws ZipException when header, data, CRC or length are wrong
    static Optional<Piece> first(byte[] bytes, int from) throws ZipException {
        for (int i = 0; i < HEADER.length; i++) {
            if (from + i >= bytes.length) {
                return Optional.empty();
            }
            if (bytes[from + i] != HEADER[i]) {
                throw new ZipException("the gzip header is not one this archive writes");
            }
        }
        int data = from + HEADER.length;
        ByteArrayOutputStream out = new ByteArrayOutputStream(Math.min(1 << 20, (bytes.length - data) * 4 + 64));
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(bytes, data, bytes.length - data);
            byte[] buffer = new byte[16 * 1024];
            while (!inflater.finished()) {
                int count = inflater.inflate(buffer);
                if (count == 0 && !inflater.finished()) {
                    if (inflater.needsInput()) {
                        return Optional.empty();
                    }
                    throw new ZipException("the gzip data need a dictionary");
                }
                if (out.size() + count > MOST) {
                    throw new ZipException("the gzip member unpacks to more than " + MOST + " bytes");
                }
                out.write(buffer, 0, count);
            }
            int end = data + (int) inflater.getBytesRead();
            if (end + TRAILER > bytes.length) {
                return Optional.empty();
            }
            byte[] record = out.toByteArray();
            CRC32 crc = new CRC32();
            crc.update(record);
            if (number(bytes, end) != (int) crc.getValue() || number(bytes, end + 4) != record.length) {
                throw new ZipException("the gzip CRC or length differs");
            }
            return Optional.of(new Piece(record, end + TRAILER));
        } catch (DataFormatException e) {
            throw new ZipException("the gzip data are damaged: " + e.getMessage());
        } finally {
            inflater.end();
        }
    }

    private static void littleEndian(ByteArrayOutputStream out, int number) {
        for (int shift = 0; shift < 32; shift += 8) {
            out.write(number >>> shift);
        }
    }

    private static int number(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
    }
}
