package org.vigie.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The record: appended, flushed to disk, never rewritten. One process writes at a time; methods may be called from
/// several threads.
///
/// Under the folder stand `warc/` (WARC 1.1, one gzip member a record), `log/captures.log` (one line a seal, each
/// linked to the one before) and `torn/` (what a crash left unacknowledged). [ArchiveCheck] tells whether anything was
/// touched since.
public final class Archive implements AutoCloseable {

    /// Most bytes that a body may have when its content coding is undone.
    public static final int LARGEST_BODY = 256 * 1024 * 1024;

    private final ArchiveFolder folder;
    private final LogCursor cursor;
    private final Optional<ArchiveWriter> writer;

    private Archive(ArchiveFolder folder, Optional<ArchiveWriter> writer) {
        this.folder = folder;
        this.cursor = new LogCursor(folder.log());
        this.writer = writer;
    }

    /// Opens the archive for writing, makes it when the folder is empty, and sets aside a tail that a crash tore off
    /// before it was logged (nothing that was acknowledged is touched).
    ///
    /// @param segmentBytes a segment that has reached this size is followed by a new one
    /// @throws ArchiveInUseException when another process writes to it
    /// @throws ArchiveDamagedException when something acknowledged is missing or altered, as far as log and file sizes
    ///     show it
    public static Archive open(Path folder, int segmentBytes, InstantSource clock) throws IOException {
        ArchiveFolder place = new ArchiveFolder(folder);
        return new Archive(place, Optional.of(ArchiveWriter.open(place, segmentBytes, clock)));
    }

    /// Opens the archive for reading only; works beside a writer, and sees what that one has logged since.
    public static Archive openReadOnly(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString(), null,
                    "there is no archive folder; scan or import something first, or name another folder");
        }
        return new Archive(new ArchiveFolder(folder), Optional.empty());
    }

    /// Writes a capture, flushes it to disk and logs it. When this returns the capture survives a crash.
    ///
    /// An outcome without any answer is sealed as a small metadata record, with an empty body and the moment of
    /// sealing as its time.
    ///
    /// @throws IOException when the disk refuses; then nothing more can be sealed until the archive is opened again
    public CaptureRef seal(Capture capture) throws IOException {
        return writer().seal(capture);
    }

    /// Writes what was read and found, flushes and logs it.
    ///
    /// @return its line in the hash log
    public long seal(Observation observation) throws IOException {
        return writer().seal(observation);
    }

    private ArchiveWriter writer() {
        return writer.orElseThrow(
                () -> new IllegalStateException("the archive " + folder.root() + " was opened for reading only"));
    }

    /// The body of a capture, content coding undone; follows a revisit to the record that holds the bytes. Of a body
    /// that a limit cut, as much as can be undone.
    ///
    /// @throws ArchiveDamagedException when the stored bytes are not those that were sealed
    /// @throws IOException when the content coding is unknown or damaged, or undoes to more than [#LARGEST_BODY]
    public byte[] body(CaptureRef capture) throws IOException {
        StoredRecord record = holder(record(capture));
        if (record.type().equals("metadata")) {
            return new byte[0];
        }
        // Of a revisit, the head of the original counts: "not modified" does not repeat how the body is coded.
        List<String> codings = record.httpHead().map(head -> head.values("Content-Encoding")).orElse(List.of());
        boolean cut = record.field("WARC-Truncated").isPresent();
        return ContentCoding.undo(record.payload(), codings, LARGEST_BODY, cut);
    }

    /// The type of a capture's body, as the record that holds it states it; follows a revisit.
    public Optional<String> contentType(CaptureRef capture) throws IOException {
        StoredRecord record = holder(record(capture));
        return record.httpHead().flatMap(head -> head.values("Content-Type").stream().findFirst());
    }

    private StoredRecord record(CaptureRef capture) throws IOException {
        return folder.record(capture.file(), capture.offset(), capture.length(), capture.sha256());
    }

    private StoredRecord holder(StoredRecord record) throws IOException {
        Optional<StoredRecord.Place> original = record.original();
        return original.isEmpty()
                ? record
                : folder.record(original.get().file(), original.get().offset(), original.get().length(),
                        original.get().sha256());
    }

    /// The record of a capture as people look at it; empty when the archive has no such file.
    ///
    /// @throws ArchiveDamagedException when the stored bytes are not those that were sealed
    public Optional<CaptureView> view(CaptureRef capture) throws IOException {
        if (!ArchiveFolder.isSegment(capture.file()) || !Files.isRegularFile(folder.file(capture.file()))) {
            return Optional.empty();
        }
        StoredRecord record = record(capture);
        Optional<HttpHead> head = record.httpHead();
        long bytes = record.type().equals("metadata") ? 0 : holder(record).payload().length;
        return Optional.of(new CaptureView(record.type(), record.fields(), head.map(HttpHead::firstLine).orElse(""),
                head.map(HttpHead::headers).orElse(List.of()), bytes, record.field("WARC-Truncated").isPresent()));
    }

    /// Lines of the hash log.
    public long size() {
        return head().lines();
    }

    /// How far the log reaches now.
    ///
    /// @throws UncheckedIOException when the log cannot be read
    public LogHead head() {
        if (writer.isPresent()) {
            return writer.get().head();
        }
        try {
            return cursor.head();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Every observation sealed at or behind a line of the log, in order.
    public void replay(long fromLogIndex, ObservationSink sink) throws IOException {
        long lines = Math.min(cursor.lines(), size());
        if (fromLogIndex < 0 || fromLogIndex >= lines) {
            return;
        }
        try (LogReader reader = cursor.at(fromLogIndex)) {
            for (long i = fromLogIndex; i < lines; i++) {
                Optional<LogReader.Raw> raw = reader.next();
                if (raw.isEmpty()) {
                    return;
                }
                replay(raw.get(), i, sink);
            }
        }
    }

    /// The observation sealed at one line of the log; nothing when the line seals something else or there is none.
    ///
    /// @throws ArchiveDamagedException when it is not as it was sealed
    public Optional<Observation> observation(long logIndex) throws IOException {
        if (logIndex < 0 || logIndex >= Math.min(cursor.lines(), size())) {
            return Optional.empty();
        }
        List<Observation> found = new ArrayList<>(1);
        try (LogReader reader = cursor.at(logIndex)) {
            Optional<LogReader.Raw> raw = reader.next();
            if (raw.isPresent()) {
                replay(raw.get(), logIndex, (observation, index) -> found.add(observation));
            }
        }
        return found.stream().findFirst();
    }

    private void replay(LogReader.Raw raw, long index, ObservationSink sink) throws IOException {
        Optional<LogLine> line = LogLine.parse(raw.bytes()).map(LogLine.Chained::line);
        if (line.isEmpty()) {
            sink.damaged(index, new ArchiveDamagedException("Line " + index + " of " + folder.log()
                    + " is damaged; check the archive and restore the file from a copy."));
        } else if (line.get().kind().equals(LogLine.OBSERVATION)) {
            Observation observation;
            try {
                observation = observation(line.get());
            } catch (ArchiveDamagedException e) {
                sink.damaged(index, e);
                return;
            }
            sink.accept(observation, index);
        }
    }

    private Observation observation(LogLine line) throws IOException {
        LogLine.Member member = line.members().getLast();
        StoredRecord record = folder.record(member.file(), member.offset(), member.length(), member.sha256());
        try {
            return ObservationJson.read(record.blockText());
        } catch (IllegalArgumentException e) {
            throw new ArchiveDamagedException("The observation " + member.id() + " at byte " + member.offset() + " of "
                    + member.file() + " cannot be read: " + e.getMessage() + ".");
        }
    }

    /// Takes replayed observations.
    public interface ObservationSink {

        void accept(Observation observation, long logIndex) throws IOException;

        /// Called instead for an observation that is not as it was sealed. Unless overridden the replay stops with it.
        default void damaged(long logIndex, ArchiveDamagedException why) throws IOException {
            throw why;
        }
    }

    @Override
    public void close() throws IOException {
        if (writer.isPresent()) {
            writer.get().close();
        }
    }
}
