package org.vigie.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.vigie.evidence.CaptureRef;
import org.vigie.index.StoredObservation;
import org.vigie.index.StoredObservation.Sighting;

/// The captured source, as plain text: `/evidence/{observation}/source`, optionally `?line=…` (line of the hash log)
/// for one of several captures. Never as the page it was: it is a hostile page, and this is our origin.
final class SourceRoutes {

    private final WebRooms rooms;

    SourceRoutes(WebRooms rooms) {
        this.rooms = rooms;
    }

    void source(Context context) throws IOException {
        StoredObservation stored = rooms.listings().observation(context.pathParam("id"))
                .orElseThrow(() -> PageFault.notFound("There is no observation of this id in the index.",
                        "Open the source from a finding or from a listing's sightings."));
        String line = context.queryParam("line");
        CaptureRef capture = line == null || line.isEmpty()
                ? stored.observation().capture()
                : Stream.concat(Stream.of(stored.observation().capture()),
                        stored.sightings().stream().map(Sighting::capture))
                        .filter(each -> Long.toString(each.logIndex()).equals(line)).findFirst()
                        .orElseThrow(
                                () -> PageFault.notFound("This observation has no capture at that line of the log.",
                                        "Open the source from a listing's sightings."));
        String text = text(rooms.captures().body(capture));
        context.header("Content-Security-Policy", Guard.CAPTURE_POLICY)
                .header("Content-Disposition", "inline; filename=\"source.txt\"")
                .contentType("text/plain; charset=utf-8").result(text);
    }

    /// UTF-8 where the bytes are, else windows-1252, which reads every byte: a view for people, not the evidence, which
    /// is the bytes in the archive.
    static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            return new String(body, Charset.forName("windows-1252"));
        }
    }
}
