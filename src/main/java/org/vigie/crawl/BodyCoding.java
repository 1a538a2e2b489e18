package org.vigie.crawl;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;

/// The content codings (RFC 9110, 8.4) that can be undone: gzip, deflate, br (RFC 7932), zstd (RFC 8878).
public final class BodyCoding {

    /// What is asked for: cheapest to undo first.
    static final String ASKED = "zstd, gzip, br;q=0.9, deflate;q=0.5";

    private static final Set<String> KNOWN = Set.of("gzip", "x-gzip", "deflate", "br", "zstd");
    /// RFC 9659: over HTTP no window is larger than 8 MB. A larger one would be memory that a page chooses.
    private static final int ZSTD_WINDOW_LOG = 23;

    private BodyCoding() {
    }

    /// @param coding as in `Content-Encoding`, whatever its case
    public static boolean known(String coding) {
        return KNOWN.contains(coding.toLowerCase(Locale.ROOT));
    }

    /// The body as a stream with the coding undone; the reader counts what comes and stops at its limit.
    ///
    /// @throws IOException when the body does not begin as the coding says, or the coding is not [#known]; later reads
    ///     throw it for what is damaged further on
    public static InputStream undo(String coding, byte[] body) throws IOException {
        InputStream in = new ByteArrayInputStream(body);
        return switch (coding.toLowerCase(Locale.ROOT)) {
            case "gzip", "x-gzip" -> new GZIPInputStream(in);
            case "deflate" -> inflate(in, body);
            case "br" -> new BrotliInputStream(in);
            case "zstd" -> new ZstdInputStreamNoFinalizer(in).setLongMax(ZSTD_WINDOW_LOG);
            default -> throw new IOException("the coding `" + coding + "` is not known");
        };
    }

    /// RFC 9110 means zlib by "deflate"; some servers send the bare stream.
    private static InputStream inflate(InputStream in, byte[] body) {
        Inflater inflater = new Inflater(!looksLikeZlib(body));
        return new InflaterInputStream(in, inflater) {
            @Override
            public void close() throws IOException {
                super.close();
                inflater.end(); // native memory
            }
        };
    }

    /// RFC 1950: method 8, and the first two bytes are a multiple of 31.
    private static boolean looksLikeZlib(byte[] body) {
        return body.length > 1 && (body[0] & 0x0f) == 8 && (((body[0] & 0xff) << 8) | (body[1] & 0xff)) % 31 == 0;
    }
}
