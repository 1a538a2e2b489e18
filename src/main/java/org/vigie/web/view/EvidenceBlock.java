package org.vigie.web.view;

import java.util.Optional;
import org.vigie.evidence.CaptureRef;

/// Where the proof is, to the byte.
///
/// @param link the address captured, when it may become a link
/// @param source address of the captured source on these pages
/// @param check a shell line that computes the digest of the record again, from the archive folder
public record EvidenceBlock(String id, String url, Optional<String> link, Moments.Stamp at, String file, long offset,
        long length, String sha256, String payloadSha256, long logIndex, String source, String check) {

    static EvidenceBlock of(String observationId, CaptureRef capture, Moments moments) {
        return new EvidenceBlock(capture.id(), capture.url(), Address.outward(capture.url()),
                moments.second(capture.at()), capture.file(), capture.offset(), capture.length(), capture.sha256(),
                capture.payloadSha256(), capture.logIndex(), Address.source(observationId, capture.logIndex()),
                "tail -c +" + (capture.offset() + 1) + " '" + capture.file().replace("'", "'\\''") + "' | head -c "
                        + capture.length() + " | sha256sum");
    }
}
