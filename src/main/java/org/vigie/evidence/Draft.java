package org.vigie.evidence;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.WarcRecord;

/// A record ready to be stored: already one gzip member, not yet at its place.
///
/// @param payload SHA-256 of the payload when later records may refer to it, else [LogLine#NONE]
/// @param url its address, escaped, under the same condition
record Draft(String type, String id, Instant date, String payload, String url, byte[] stored, String sha256) {

    private static final byte[] END = {'\r', '\n', '\r', '\n'};

    /// Finishes a record: WARC/1.1, dates at full precision, digests in hex (SHA-256 in Base32 ends in `====`, which
    /// the standard's grammar does not allow).
    ///
    /// @param level how hard to compress, see [GzipMember]
    static <R extends WarcRecord, B extends WarcRecord.AbstractBuilder<R, B>> Draft of(B builder, Instant date,
            String contentType, byte[] block, String seal, int level) {
        R record = builder.version(MessageVersion.WARC_1_1).date(date).setHeader("Content-Type", contentType)
                .setHeader("Content-Length", Integer.toString(block.length))
                .setHeader("WARC-Block-Digest", "sha256:" + Sha256.hex(block)).setHeader("Vigie-Seal", seal).build();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(block.length + 2_000);
        bytes.writeBytes(record.serializeHeader());
        bytes.writeBytes(block);
        bytes.writeBytes(END);
        byte[] stored = GzipMember.pack(bytes.toByteArray(), level);
        return new Draft(record.type(), record.id().toString(), date, LogLine.NONE, LogLine.NONE, stored,
                Sha256.hex(stored));
    }

    /// The same, as a possible original of revisits.
    Draft original(String payloadSha256, String escapedUrl) {
        return new Draft(type, id, date, payloadSha256, escapedUrl, stored, sha256);
    }

    LogLine.Member at(String file, long offset) {
        return new LogLine.Member(type, id, file, offset, stored.length, sha256, date, payload, url);
    }
}
