package org.vigie.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.vigie.evidence.ArchiveReport.Difference;
import org.vigie.evidence.ArchiveReport.Tail;
import org.vigie.evidence.ArchiveReport.Touched;

/// Compares an archive with its hash log, record by record: the chain, the SHA-256 of each stored member, its gzip
/// CRC, its block and payload digests, that nothing stands between or behind the members, and that revisits refer to
/// what was sealed before.
///
/// What the archive alone can show: every altered, removed, swapped, inserted or appended record or line, as long as
/// the log was not made anew from there to its end. What it cannot: that whole last lines were cut off together with
/// their records, or that somebody made log and records anew from some line on. For that, note the [LogHead] outside
/// the archive and hand it in as `known`. When lines alone are cut off, the records of two or more seals behind the
/// last line give it away; those of a single one look the same as after a crash, and are reported as unlogged.
///
/// May run beside a writer.
public final class ArchiveCheck {

    /// Told after each line of the log.
    public interface Progress {
        void at(long lines, long bytesDone, long bytesInAll);
    }

    private final ArchiveFolder folder;
    private final Optional<LogHead> known;
    private final Progress progress;
    private final RecordCheck records;
    private final Map<String, Long> ends = new HashMap<>();
    private long bytesInAll;
    private long checked;
    private long bytes;
    private Optional<Touched> touched = Optional.empty();

    private ArchiveCheck(ArchiveFolder folder, Optional<LogHead> known, Progress progress) {
        this.folder = folder;
        this.known = known;
        this.progress = progress;
        this.records = new RecordCheck(folder);
    }

    /// Checks an archive.
    ///
    /// @throws NoSuchFileException when there is no such folder
    public static ArchiveReport verify(Path folder, Progress progress) throws IOException {
        return verify(folder, Optional.empty(), progress);
    }

    /// Checks an archive against a head that was noted elsewhere.
    public static ArchiveReport verify(Path folder, Optional<LogHead> known, Progress progress) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString(), null, "there is no archive folder to check");
        }
        return new ArchiveCheck(new ArchiveFolder(folder), known, progress).run();
    }

    /// Ends a scan at the first difference.
    private static final class Stop extends IOException {
    }

    private ArchiveReport run() throws IOException {
        // Sizes before the log: a writer at work logs only what stands in a segment already.
        Map<String, Long> sizes = Recovery.sizes(folder);
        bytesInAll = sizes.values().stream().mapToLong(Long::longValue).sum();
        LogScan scan = new LogScan();
        try {
            scan.run(folder.log(), (line, offset) -> line(line, offset)).ifPresent(this::broken);
        } catch (Stop e) {
            // `touched` says why
        }
        Optional<Tail> tail = Optional.empty();
        if (touched.isEmpty()) {
            tail = behind(scan, sizes);
        }
        return new ArchiveReport(checked, bytes, new LogHead(scan.lines(), scan.chain()), touched, tail);
    }

    private void broken(LogScan.Broken broken) {
        Optional<LogLine.Member> member = broken.parsed().map(line -> line.members().getFirst());
        touched = Optional.of(new Touched(OptionalLong.of(broken.line()), "log/captures.log", broken.offset(),
                member.map(LogLine.Member::id).orElse(""), broken.parsed().map(LogLine::url).orElse(""),
                EnumSet.of(Difference.CHAIN), "Line " + broken.line()
                        + " of the hash log does not follow from the line before it: it, or a line before it, was"
                        + " altered, removed or inserted."));
    }

    private void line(LogLine.Chained chained, long offset) throws IOException {
        LogLine line = chained.line();
        for (LogLine.Member member : line.members()) {
            Set<Difference> differences = records.check(member);
            if (member.offset() != ends.getOrDefault(member.file(), 0L)) {
                differences.add(Difference.GAP);
            }
            if (!differences.isEmpty()) {
                throw stop(new Touched(OptionalLong.of(line.index()), member.file(), member.offset(), member.id(),
                        line.url(), differences, "The " + member.type() + " record of " + line.date() + " at byte "
                                + member.offset() + " of " + member.file() + " is not as it was sealed."));
            }
            ends.put(member.file(), member.end());
            checked++;
            bytes += member.length();
        }
        if (known.isPresent() && known.get().lines() == line.index() + 1
                && !known.get().chain().equals(chained.chain())) {
            throw stop(new Touched(OptionalLong.of(line.index()), "log/captures.log", offset, "", line.url(),
                    EnumSet.of(Difference.HEAD), "Line " + line.index()
                            + " of the hash log is not the one that was noted outside the archive: the log was made"
                            + " anew."));
        }
        progress.at(line.index() + 1, bytes, Math.max(bytes, bytesInAll));
    }

    private Stop stop(Touched what) {
        touched = Optional.of(what);
        return new Stop();
    }

    /// Judges what stands behind the last line.
    private Optional<Tail> behind(LogScan scan, Map<String, Long> sizes) throws IOException {
        if (known.isPresent() && known.get().lines() > scan.lines()) {
            return atTheEnd(scan, Difference.LOG_SHORTENED, "The hash log has " + scan.lines() + " lines, but "
                    + known.get().lines() + " were noted outside the archive.");
        }
        Map<String, Long> seen = new LinkedHashMap<>(sizes);
        scan.ends().forEach((file, end) -> seen.merge(file, end, Math::max)); // written to since
        Unlogged unlogged = Unlogged.find(folder, scan.ends(), seen);
        if (!unlogged.impossible().isEmpty()) {
            Unlogged.Piece piece = unlogged.impossible().getFirst();
            touched = Optional.of(new Touched(OptionalLong.empty(), piece.file(), piece.offset(), "", "",
                    EnumSet.of(Difference.UNLOGGED_BYTES), "No line of the hash log covers the bytes from byte "
                            + piece.offset() + " of " + piece.file() + " on, and no crash leaves bytes there."));
            return Optional.empty();
        }
        if (unlogged.seals() > 1) {
            return atTheEnd(scan, Difference.LOG_SHORTENED, "Behind the last line of the hash log stand the records of "
                    + unlogged.seals() + " seals; a crash leaves one at most, so lines of the log are gone.");
        }
        long segmentBytes = unlogged.pieces().stream().mapToLong(Unlogged.Piece::length).sum();
        long logBytes = scan.tail().length;
        if (logBytes > 0 && !(beginsLine(scan) && hasRecords(scan))) {
            return atTheEnd(scan, Difference.CHAIN, "The " + logBytes
                    + " bytes behind the last line of the hash log are not what a crash leaves there.");
        }
        return segmentBytes + logBytes == 0 ? Optional.empty() : Optional.of(new Tail(segmentBytes, logBytes));
    }

    /// Whether records stand behind the last logged one. Looked up now: a writer at work may have begun a line since
    /// the sizes were taken, but never before its records are there.
    private boolean hasRecords(LogScan scan) throws IOException {
        return Unlogged.find(folder, scan.ends(), Recovery.sizes(folder)).pieces().stream()
                .anyMatch(piece -> piece.length() > 0);
    }

    /// A torn line is a piece of the beginning of the next line. A whole line with its end altered is not.
    private static boolean beginsLine(LogScan scan) {
        byte[] tail = scan.tail();
        String text = new String(tail, 0, tail.length - 1, StandardCharsets.ISO_8859_1);
        boolean wholeAndMore = LogLine.parse(text.getBytes(StandardCharsets.ISO_8859_1))
                .filter(line -> line.follows(scan.chain())).isPresent();
        return !wholeAndMore && Unlogged.beginsLine(tail, scan.lines());
    }

    private Optional<Tail> atTheEnd(LogScan scan, Difference difference, String explanation) {
        touched = Optional.of(new Touched(OptionalLong.of(scan.lines()), "log/captures.log", scan.end(), "", "",
                EnumSet.of(difference), explanation));
        return Optional.empty();
    }
}
