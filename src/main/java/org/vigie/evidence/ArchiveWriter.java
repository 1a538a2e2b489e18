package org.vigie.evidence;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/// The writing side of an archive. Records are made and compressed by the calling threads; places are given, and both
/// files flushed, by one thread at a time.
final class ArchiveWriter implements Closeable {

    private final ArchiveFolder folder;
    private final InstantSource clock;
    private final ArchiveLock lock;
    private final ReentrantLock turn = new ReentrantLock();
    private final ConcurrentLinkedQueue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final DigestIndex index = new DigestIndex();
    private final SegmentWriter segments;
    private final AppendFile log;
    private volatile String seal = UUID.randomUUID().toString(); // of what is drafted now
    private String chain;
    private long lines;
    private boolean failed;

    private ArchiveWriter(ArchiveFolder folder, InstantSource clock, ArchiveLock lock, long segmentBytes)
            throws IOException {
        this.folder = folder;
        this.clock = clock;
        this.lock = lock;
        LogScan scan = new Recovery(folder).run((line, offset) -> remember(line.line(), offset));
        this.chain = scan.chain();
        this.lines = scan.lines();
        this.segments = new SegmentWriter(folder, segmentBytes, clock);
        try {
            this.log = AppendFile.open(folder.log());
        } catch (IOException e) {
            segments.close();
            throw e;
        }
    }

    static ArchiveWriter open(ArchiveFolder folder, int segmentBytes, InstantSource clock) throws IOException {
        Files.createDirectories(folder.root());
        ArchiveLock lock = ArchiveLock.take(folder.root());
        try {
            if (!Files.isDirectory(folder.root().resolve("warc")) || !Files.exists(folder.log())) {
                Files.createDirectories(folder.root().resolve("warc"));
                Files.createDirectories(folder.root().resolve("log"));
                ArchiveFolder.flush(folder.root());
            }
            return new ArchiveWriter(folder, clock, lock, segmentBytes);
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    private void remember(LogLine line, long offset) {
        synchronized (index) {
            for (LogLine.Member member : line.members()) {
                if (!member.payload().equals(LogLine.NONE)) {
                    index.put(key(member.url(), member.payload()), offset);
                }
            }
        }
    }

    private static String key(String url, String payload) {
        return payload + ' ' + url;
    }

    CaptureRef seal(Capture capture) throws IOException {
        Drafts drafts = new Drafts(capture.runId(), seal, this::original);
        Drafts.Sealable sealable = switch (capture) {
            case Capture.Web web -> drafts.web(web.outcome(), web.terms(), clock.instant());
            case Capture.HandedIn handedIn -> drafts.handedIn(handedIn);
        };
        LogLine line = append(sealable.kind(), sealable.at(), sealable.asked(), sealable.drafts(), drafts.seal());
        LogLine.Member cited = line.members().stream().filter(m -> m.id().equals(sealable.cited().id())).findFirst()
                .orElseThrow();
        return new CaptureRef(cited.id(), sealable.url(), sealable.at(), cited.file(), cited.offset(), cited.length(),
                cited.sha256(), sealable.payloadSha256(), line.index());
    }

    long seal(Observation observation) throws IOException {
        Drafts drafts = new Drafts(observation.runId(), seal, this::original);
        Instant now = clock.instant();
        Draft draft = drafts.observation(observation, now);
        return append(LogLine.OBSERVATION, now, HeaderText.uri(observation.capture().url()), List.of(draft),
                drafts.seal()).index();
    }

    private Optional<LogLine.Member> original(String url, String payload) throws IOException {
        OptionalLong offset;
        synchronized (index) { // and not the turn, which is held for as long as a flush takes
            offset = index.get(key(url, payload));
        }
        if (offset.isEmpty()) {
            return Optional.empty();
        }
        try (LogReader reader = LogReader.open(folder.log(), offset.getAsLong())) {
            return reader.next().flatMap(raw -> LogLine.parse(raw.bytes()))
                    .flatMap(line -> line.line().members().stream()
                            .filter(m -> m.payload().equals(payload) && m.url().equals(url)).findFirst());
        }
    }

    /// One seal that waits to be written.
    private static final class Waiting {

        private final String kind;
        private final Instant at;
        private final String url;
        private final List<Draft> drafts;
        private final String seal;
        private Optional<LogLine> line = Optional.empty(); // guarded by turn

        Waiting(String kind, Instant at, String url, List<Draft> drafts, String seal) {
            this.kind = kind;
            this.at = at;
            this.url = url;
            this.drafts = drafts;
            this.seal = seal;
        }
    }

    /// Whoever comes to its turn writes what others have left waiting too, and flushes once for all: a flush takes
    /// milliseconds, however much it is for. Each returns when its own seal is on disk.
    private LogLine append(String kind, Instant at, String url, List<Draft> drafts, String seal) throws IOException {
        Waiting mine = new Waiting(kind, at, url, drafts, seal);
        waiting.add(mine);
        turn.lock();
        try {
            while (mine.line.isEmpty() && !failed) {
                write();
            }
            return mine.line.orElseThrow(() -> new IOException("An earlier write to the archive " + folder.root()
                    + " failed; make room or repair the disk, then open the archive again."));
        } finally {
            turn.unlock();
        }
    }

    /// Writes what carries the seal that is next, and so was made while one other seal was written. What a crash leaves
    /// is therefore of one seal, in one segment, as [Unlogged] expects.
    private void write() throws IOException {
        List<Waiting> batch = new ArrayList<>();
        Waiting next = waiting.peek();
        if (next == null) {
            return;
        }
        String first = next.seal;
        seal = UUID.randomUUID().toString();
        failed = true; // until everything is on disk: half a seal must be set aside by the next opening
        List<LogLine> sealed = new ArrayList<>(batch.size());
        do {
            waiting.remove();
            batch.add(next);
            sealed.add(new LogLine(lines + sealed.size(), next.kind, next.at, next.url,
                    segments.append(next.drafts, next.seal)));
            next = waiting.peek();
        } while (next != null && next.seal.equals(first) && !segments.full());
        segments.flush(); // before the log names any of it
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        String last = chain;
        long[] offsets = new long[batch.size()];
        for (int i = 0; i < offsets.length; i++) {
            String rest = sealed.get(i).rest();
            last = LogLine.chain(last, rest);
            offsets[i] = log.length() + text.size();
            text.writeBytes((last + ' ' + rest + '\n').getBytes(StandardCharsets.UTF_8));
        }
        log.write(text.toByteArray());
        log.flush();
        chain = last;
        lines += batch.size();
        for (int i = 0; i < offsets.length; i++) {
            remember(sealed.get(i), offsets[i]);
            batch.get(i).line = Optional.of(sealed.get(i));
        }
        failed = false;
    }

    LogHead head() {
        turn.lock();
        try {
            return new LogHead(lines, chain);
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        turn.lock();
        try {
            failed = true;
            segments.close();
            log.close();
            lock.close();
        } finally {
            turn.unlock();
        }
    }
}
