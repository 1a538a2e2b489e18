package org.vigie.evidence;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.netpreserve.jwarc.Warcinfo;

/// Appends records to the last segment, and begins a new one when that is full. Not safe for use by several threads.
final class SegmentWriter implements Closeable {

    private final ArchiveFolder folder;
    private final long segmentBytes;
    private final InstantSource clock;
    private String name;
    private AppendFile file;

    SegmentWriter(ArchiveFolder folder, long segmentBytes, InstantSource clock) throws IOException {
        this.folder = folder;
        this.segmentBytes = segmentBytes;
        this.clock = clock;
        List<String> segments = folder.segments();
        name = segments.isEmpty() ? ArchiveFolder.segment(1) : segments.getLast();
        file = AppendFile.open(folder.file(name));
    }

    /// Appends the records of one seal to one segment; they are on disk after the next [#flush].
    ///
    /// @return them at their places; the first one is a warcinfo when a segment begins
    List<LogLine.Member> append(List<Draft> drafts, String seal) throws IOException {
        if (full()) {
            file.flush();
            file.close();
            name = ArchiveFolder.segment(ArchiveFolder.number(name) + 1);
            file = AppendFile.open(folder.file(name));
        }
        List<LogLine.Member> members = new ArrayList<>(drafts.size() + 1);
        if (file.length() == 0) {
            members.add(append(warcinfo(seal)));
        }
        for (Draft draft : drafts) {
            members.add(append(draft));
        }
        return members;
    }

    /// Whether the next seal begins a new segment.
    boolean full() {
        return file.length() >= segmentBytes;
    }

    void flush() throws IOException {
        file.flush();
    }

    private LogLine.Member append(Draft draft) throws IOException {
        LogLine.Member member = draft.at(name, file.length());
        file.write(draft.stored());
        return member;
    }

    private Draft warcinfo(String seal) {
        String fields = """
                software: Vigie\r
                format: WARC File Format 1.1\r
                conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r
                """;
        Warcinfo.Builder builder = new Warcinfo.Builder().filename(name.substring(name.indexOf('/') + 1));
        return Draft.of(builder, clock.instant(), "application/warc-fields", fields.getBytes(StandardCharsets.UTF_8),
                seal, GzipMember.FAST);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
