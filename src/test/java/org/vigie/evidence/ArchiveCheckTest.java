package org.vigie.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.vigie.evidence.Samples.CLOCK;
import static org.vigie.evidence.Samples.ONE_SEGMENT;
import static org.vigie.evidence.Samples.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.evidence.ArchiveReport.Difference;
import org.vigie.evidence.ArchiveReport.Touched;

final class ArchiveCheckTest {

    private static final int FLIPS = 400;

    @TempDir
    Path temp;

    private Path folder;
    private List<LogLine> lines;
    private Path log;

    @BeforeEach
    void fill() throws IOException {
        folder = temp.resolve("archive");
        Samples.fill(folder, 12_000);
        lines = Samples.lines(folder);
        log = folder.resolve("log/captures.log");
    }

    @Test
    void untouchedArchiveIsIntactAndCounted() throws IOException {
        List<Long> told = new ArrayList<>();
        ArchiveReport report = ArchiveCheck.verify(folder, (done, bytes, all) -> told.add(done));
        assertThat(report.intact()).isTrue();
        assertThat(report.unlogged()).isEmpty();
        assertThat(report.head().lines()).isEqualTo(lines.size()).isEqualTo(18);
        assertThat(report.records()).isEqualTo(lines.stream().mapToLong(l -> l.members().size()).sum());
        long stored = 0;
        for (Path file : Samples.files(folder)) {
            stored += file.equals(log) ? 0 : Files.size(file);
        }
        assertThat(report.bytes()).isEqualTo(stored);
        assertThat(told).hasSize(18).last().isEqualTo(18L);
    }

    @Test
    void everySingleBitFlipIsSeenAndTheTouchedRecordNamed() throws IOException {
        List<Path> files = Samples.files(folder);
        assertThat(files).hasSizeGreaterThan(2);
        long total = 0;
        for (Path file : files) {
            total += Files.size(file);
        }
        Random random = new Random(20261124);
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < FLIPS; i++) {
            // every 20th flip hits the last 100 bytes of the log, where a torn tail could be taken for it
            long at = i % 20 == 0 ? -1 - random.nextInt(100) : random.nextLong(total);
            Path file = log;
            if (at >= 0) {
                for (Path each : files) {
                    file = each;
                    if (at < Files.size(each)) {
                        break;
                    }
                    at -= Files.size(each);
                }
            } else {
                at += Files.size(log);
            }
            flip(file, (int) at, 1 << random.nextInt(8));
            Optional<Touched> touched = verify(folder).touched();
            if (touched.isEmpty() || !names(touched.get(), file, at)) {
                wrong.add(file + " byte " + at + ": " + touched);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(verify(folder).intact()).isTrue();
    }

    private byte[] flipped = {};
    private Path flippedFile = Path.of("");

    /// Flips one bit after putting back the one flipped before.
    private void flip(Path file, int at, int bit) throws IOException {
        if (flipped.length > 0) {
            Files.write(flippedFile, flipped);
        }
        flipped = Files.readAllBytes(file);
        flippedFile = file;
        byte[] bytes = flipped.clone();
        bytes[at] ^= (byte) bit;
        Files.write(file, bytes);
    }

    private boolean names(Touched touched, Path file, long at) throws IOException {
        if (file.equals(log)) {
            long line = new String(flipped, 0, (int) at, StandardCharsets.ISO_8859_1).chars().filter(c -> c == '\n')
                    .count();
            Files.write(log, flipped);
            flipped = new byte[0];
            return touched.logLine().equals(OptionalLong.of(line));
        }
        Files.write(file, flipped);
        flipped = new byte[0];
        String name = folder.relativize(file).toString();
        return lines.stream().flatMap(l -> l.members().stream())
                .anyMatch(m -> m.file().equals(name) && m.offset() <= at && at < m.end()
                        && m.id().equals(touched.recordId()) && m.offset() == touched.offset()
                        && touched.differences().contains(Difference.MEMBER_HASH));
    }

    @Test
    void removedRecordIsNamed() throws IOException {
        LogLine.Member gone = lines.get(4).members().getFirst();
        byte[] bytes = bytes(gone);
        ByteArrayOutputStream without = new ByteArrayOutputStream();
        without.write(bytes, 0, (int) gone.offset());
        without.write(bytes, (int) gone.end(), bytes.length - (int) gone.end());
        Files.write(folder.resolve(gone.file()), without.toByteArray());
        named(gone, Difference.MEMBER_HASH);
    }

    @Test
    void swappedRecordsAreNamed() throws IOException {
        LogLine.Member one = lines.get(2).members().getFirst();
        LogLine.Member two = lines.get(2).members().get(1);
        byte[] bytes = bytes(one);
        ByteArrayOutputStream swapped = new ByteArrayOutputStream();
        swapped.write(bytes, 0, (int) one.offset());
        swapped.write(bytes, (int) two.offset(), (int) two.length());
        swapped.write(bytes, (int) one.offset(), (int) one.length());
        swapped.write(bytes, (int) two.end(), bytes.length - (int) two.end());
        Files.write(folder.resolve(one.file()), swapped.toByteArray());
        named(one, Difference.MEMBER_HASH);
    }

    @Test
    void recordAppendedToAFinishedSegmentIsNamed() throws IOException {
        LogLine.Member any = lines.get(2).members().getFirst();
        byte[] bytes = bytes(any);
        Path first = folder.resolve("warc/vigie-000001.warc.gz");
        byte[] before = Files.readAllBytes(first);
        byte[] longer = Arrays.copyOf(before, before.length + (int) any.length());
        System.arraycopy(bytes, (int) any.offset(), longer, before.length, (int) any.length());
        Files.write(first, longer);
        Touched touched = verify(folder).touched().orElseThrow();
        assertThat(touched.differences()).containsExactly(Difference.UNLOGGED_BYTES);
        assertThat(touched.file()).isEqualTo("warc/vigie-000001.warc.gz");
        assertThat(touched.offset()).isEqualTo(before.length);
    }

    @Test
    void recordAppendedToTheLastSegmentIsUnloggedAndNoEvidence() throws IOException {
        LogLine.Member any = lines.getLast().members().getLast();
        byte[] bytes = bytes(any);
        byte[] longer = Arrays.copyOf(bytes, bytes.length + (int) any.length());
        System.arraycopy(bytes, (int) any.offset(), longer, bytes.length, (int) any.length());
        Files.write(folder.resolve(any.file()), longer);
        ArchiveReport report = verify(folder);
        assertThat(report.intact()).isTrue();
        assertThat(report.unlogged()).hasValue(new ArchiveReport.Tail(any.length(), 0));
    }

    @Test
    void missingAndForeignFilesAreNamed() throws IOException {
        Path foreign = folder.resolve("warc/vigie-000099.warc.gz");
        Files.write(foreign, new byte[]{1});
        assertThat(verify(folder).touched().orElseThrow().file()).isEqualTo("warc/vigie-000099.warc.gz");
        Files.delete(foreign);
        Files.delete(folder.resolve("warc/vigie-000002.warc.gz"));
        Touched touched = verify(folder).touched().orElseThrow();
        assertThat(touched.file()).isEqualTo("warc/vigie-000002.warc.gz");
        assertThat(touched.differences()).contains(Difference.MISSING_FILE);
    }

    @Test
    void recordMadeAnewWithAForgedLineBreaksTheChain() throws IOException {
        List<String> text = new ArrayList<>(Files.readAllLines(log));
        String forged = text.get(5).replace("https://shop.example", "https://shop.invalid");
        text.set(5, forged);
        Files.writeString(log, String.join("\n", text) + "\n");
        Touched altered = verify(folder).touched().orElseThrow();
        assertThat(altered.logLine()).hasValue(5);
        assertThat(altered.differences()).containsExactly(Difference.CHAIN);
        String rest = forged.substring(65);
        text.set(5, LogLine.chain(text.get(4).substring(0, 64), rest) + " " + rest);
        Files.writeString(log, String.join("\n", text) + "\n");
        assertThat(verify(folder).touched().orElseThrow().logLine()).hasValue(6);
        text.remove(5);
        Files.writeString(log, String.join("\n", text) + "\n");
        assertThat(verify(folder).touched().orElseThrow().logLine()).hasValue(5);
    }

    @Test
    void chainCanBeCheckedByHand() throws IOException {
        String before = "0".repeat(64);
        for (String line : Files.readAllLines(log)) {
            byte[] covered = (before + line.substring(64)).getBytes(StandardCharsets.UTF_8);
            assertThat(line).startsWith(Sha256.hex(covered));
            before = line.substring(0, 64);
        }
    }

    @Test
    void shortenedLogIsSeenByTheRecordsThatItNoLongerCovers() throws IOException {
        List<String> text = Files.readAllLines(log);
        Files.writeString(log, String.join("\n", text.subList(0, text.size() - 2)) + "\n");
        Touched touched = verify(folder).touched().orElseThrow();
        assertThat(touched.differences()).containsExactly(Difference.LOG_SHORTENED);
        assertThat(touched.logLine()).hasValue(text.size() - 2);
        Files.delete(log);
        assertThat(verify(folder).intact()).isFalse();
    }

    /// The limits of what an archive alone can show.
    @Test
    void oneLineCutLooksLikeACrashAndALineCutWithItsRecordsLooksLikeNothing() throws IOException {
        LogHead noted = verify(folder).head();
        List<String> text = Files.readAllLines(log);
        Files.writeString(log, String.join("\n", text.subList(0, text.size() - 1)) + "\n");
        LogLine last = lines.getLast();
        ArchiveReport torn = verify(folder);
        assertThat(torn.intact()).isTrue();
        assertThat(torn.unlogged().orElseThrow().segmentBytes())
                .isEqualTo(last.members().stream().mapToLong(LogLine.Member::length).sum());
        Path segment = folder.resolve(last.members().getFirst().file());
        long end = last.members().getFirst().offset();
        Files.write(segment, Arrays.copyOf(Files.readAllBytes(segment), (int) end));
        assertThat(verify(folder).intact()).isTrue();
        assertThat(verify(folder).unlogged()).isEmpty();
        Touched touched = ArchiveCheck.verify(folder, Optional.of(noted), (done, bytes, all) -> {}).touched()
                .orElseThrow();
        assertThat(touched.differences()).containsExactly(Difference.LOG_SHORTENED);
    }

    @Test
    void archiveMadeAnewDiffersFromTheHeadNotedElsewhere() throws IOException {
        LogHead noted = verify(folder).head();
        assertThat(ArchiveCheck.verify(folder, Optional.of(noted), (done, bytes, all) -> {}).intact()).isTrue();
        Path other = temp.resolve("other");
        Samples.fill(other, 12_000);
        assertThat(verify(other).intact()).isTrue();
        Touched touched = ArchiveCheck.verify(other, Optional.of(noted), (done, bytes, all) -> {}).touched()
                .orElseThrow();
        assertThat(touched.differences()).containsExactly(Difference.HEAD);
        try (Archive archive = Archive.open(folder, ONE_SEGMENT, CLOCK)) {
            archive.seal(Samples.web("https://shop.example/more", "x"));
        }
        assertThat(ArchiveCheck.verify(folder, Optional.of(noted), (done, bytes, all) -> {}).intact()).isTrue();
    }

    @Test
    void textBehindTheLastLineIsNoTornLine() throws IOException {
        byte[] whole = Files.readAllBytes(log);
        for (String text : List.of("hello", "0123abcd", "\0\0\0")) {
            byte[] more = Arrays.copyOf(whole, whole.length + text.length());
            System.arraycopy(Samples.utf8(text), 0, more, whole.length, text.length());
            Files.write(log, more);
            assertThat(verify(folder).intact()).isFalse();
        }
    }

    @Test
    void missingFolderIsNamed() {
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> verify(temp.resolve("none")))
                .withMessageContaining("none");
    }

    private byte[] bytes(LogLine.Member member) throws IOException {
        return Files.readAllBytes(folder.resolve(member.file()));
    }

    private void named(LogLine.Member member, Difference difference) throws IOException {
        Touched touched = verify(folder).touched().orElseThrow();
        assertThat(touched.recordId()).isEqualTo(member.id());
        assertThat(touched.file()).isEqualTo(member.file());
        assertThat(touched.offset()).isEqualTo(member.offset());
        assertThat(touched.differences()).contains(difference);
    }
}
