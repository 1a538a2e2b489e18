package org.vigie.evidence;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.vigie.crawl.BodyCoding;

/// Undoes the content coding of an HTTP body (RFC 9110, section 8.4): gzip, deflate, br and zstd, within a limit.
final class ContentCoding {

    private ContentCoding() {
    }

    /// @param codings values of the Content-Encoding fields, in the order received
    /// @param most most bytes that may come out
    /// @param cut whether the body is known to be cut: then as much as can be undone is enough
    /// @throws IOException for another coding, damaged data or too many bytes
    static byte[] undo(byte[] body, List<String> codings, int most, boolean cut) throws IOException {
        List<String> names = new ArrayList<>();
        for (String value : codings) {
            for (String name : value.split(",", -1)) {
                names.add(name.strip().toLowerCase(Locale.ROOT));
            }
        }
        byte[] bytes = body;
        if (bytes.length == 0) {
            return bytes;
        }
        for (String name : names.reversed()) {
            bytes = undo(bytes, name, most, cut);
        }
        return bytes;
    }

    private static byte[] undo(byte[] body, String coding, int most, boolean cut) throws IOException {
        return switch (coding) {
            case "", "identity" -> body;
            case "gzip", "x-gzip" -> {
                if (!begins(body, 0x1f, 0x8b)) {
                    yield body; // some recorders keep the field and undo the coding; no gzip data begin otherwise
                }
                yield read(new ByteArrayInputStream(body), GZIPInputStream::new, most, cut);
            }
            // "deflate" is zlib data (RFC 9110), but some servers send them without the zlib wrapper.
            case "deflate" -> read(new ByteArrayInputStream(body), zlib(body)
                    ? InflaterInputStream::new
                    : in -> new InflaterInputStream(in, new Inflater(true)), most, cut);
            case "br", "zstd" -> read(new ByteArrayInputStream(body), _ -> damageAsZip(BodyCoding.undo(coding, body)),
                    most, cut);
            default -> throw new IOException("the content coding `" + HeaderText.note(coding)
                    + "` cannot be undone; gzip, deflate, br and zstd can");
        };
    }

    /// These decoders throw what they find damaged as plain I/O errors.
    private static InputStream damageAsZip(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                try {
                    return super.read(bytes, from, length);
                } catch (IOException e) {
                    ZipException damage = new ZipException(e.getMessage());
                    damage.initCause(e);
                    throw damage;
                }
            }
        };
    }

    private interface Decoder {
        InputStream on(InputStream coded) throws IOException;
    }

    private static byte[] read(InputStream coded, Decoder decoder, int most, boolean cut) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InputStream in = decoder.on(coded)) {
            byte[] buffer = new byte[16 * 1024];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (out.size() + n > most) {
                    throw new IOException("the body unpacks to more than " + most + " bytes");
                }
                out.write(buffer, 0, n);
            }
        } catch (EOFException | ZipException e) {
            if (!cut) {
                throw new IOException("the body's content coding is damaged behind byte " + out.size() + ": "
                        + e.getMessage(), e);
            }
        }
        return out.toByteArray();
    }

    private static boolean begins(byte[] body, int first, int second) {
        return body.length > 1 && (body[0] & 0xff) == first && (body[1] & 0xff) == second;
    }

    private static boolean zlib(byte[] body) {
        return body.length > 1 && (body[0] & 0x0f) == 8 && (((body[0] & 0xff) << 8) | (body[1] & 0xff)) % 31 == 0;
    }
}
