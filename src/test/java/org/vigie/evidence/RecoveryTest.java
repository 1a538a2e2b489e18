package org.vigie.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.vigie.evidence.Samples.CLOCK;
import static org.vigie.evidence.Samples.ONE_SEGMENT;
import static org.vigie.evidence.Samples.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/// States that a crash leaves: the records of the seal in flight written to any byte, and, once all of them are there,
/// its log line written to any byte.
final class RecoveryTest {

    /// In memory where the system offers that: the crashes are made by hand, and two thousand recoveries with eight
    /// flushes each would only measure the disk.
    static final class InMemory implements TempDirFactory {

        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
            Path memory = Path.of("/dev/shm");
            return Files.isWritable(memory)
                    ? Files.createTempDirectory(memory, "vigie")
                    : Files.createTempDirectory("vigie");
        }
    }

    @TempDir(factory = InMemory.class)
    Path temp;

    private Path folder;
    private CaptureRef first;
    private byte[] warcBefore;
    private byte[] logBefore;
    private byte[] warcAfter;
    private byte[] logAfter;
    private Path warc;
    private Path log;

    @BeforeEach
    void sealOneAndKeepTheNextInFlight() throws IOException {
        folder = temp.resolve("archive");
        warc = folder.resolve("warc/vigie-000001.warc.gz");
        log = folder.resolve("log/captures.log");
        try (Archive archive = Archive.open(folder, ONE_SEGMENT, CLOCK)) {
            first = archive.seal(web("https://shop.example/1", "<html>1"));
            warcBefore = Files.readAllBytes(warc);
            logBefore = Files.readAllBytes(log);
            archive.seal(web("https://shop.example/2", "<html>2"));
        }
        warcAfter = Files.readAllBytes(warc);
        logAfter = Files.readAllBytes(log);
    }

    @Test
    void recordsTornAtAnyByteAreSetAside() throws IOException {
        for (int length = warcBefore.length; length <= warcAfter.length; length++) {
            crash(Arrays.copyOf(warcAfter, length), logBefore);
            if (length > warcBefore.length) {
                ArchiveReport report = Samples.verify(folder);
                assertThat(report.intact()).isTrue();
                assertThat(report.unlogged().orElseThrow().segmentBytes()).isEqualTo(length - warcBefore.length);
            }
            recovers(length - warcBefore.length);
        }
    }

    @Test
    void logLineTornAtAnyByteIsSetAside() throws IOException {
        for (int length = logBefore.length; length < logAfter.length; length++) {
            crash(warcAfter, Arrays.copyOf(logAfter, length));
            assertThat(Samples.verify(folder).intact()).isTrue();
            recovers(warcAfter.length - warcBefore.length + length - logBefore.length);
        }
    }

    @Test
    void zerosWhereTheDiskHadNotWrittenYetAreSetAside() throws IOException {
        byte[] zeros = warcAfter.clone();
        Arrays.fill(zeros, warcBefore.length, warcAfter.length, (byte) 0);
        byte[] lineOfZeros = logAfter.clone();
        int sector = (logBefore.length / 512 + 1) * 512;
        Arrays.fill(lineOfZeros, logBefore.length, sector, (byte) 0);
        crash(zeros, logBefore);
        recovers(warcAfter.length - warcBefore.length);
        crash(warcAfter, lineOfZeros);
        assertThat(Samples.verify(folder).intact()).isTrue();
        recovers(warcAfter.length - warcBefore.length + logAfter.length - logBefore.length);
    }

    @Test
    void segmentBegunButNotLoggedIsSetAsideWhole() throws IOException {
        crash(warcBefore, logBefore);
        Path next = folder.resolve("warc/vigie-000002.warc.gz");
        Files.write(next, Arrays.copyOfRange(warcAfter, warcBefore.length, warcAfter.length - 7));
        assertThat(Samples.verify(folder).intact()).isTrue();
        recovers(warcAfter.length - warcBefore.length - 7);
        assertThat(next).doesNotExist();
    }

    private void crash(byte[] warcBytes, byte[] logBytes) throws IOException {
        try (Stream<Path> torn = Files.exists(folder.resolve("torn"))
                ? Files.list(folder.resolve("torn"))
                : Stream.empty()) {
            for (Path piece : torn.toList()) {
                Files.delete(piece);
            }
        }
        Files.write(warc, warcBytes);
        Files.write(log, logBytes);
    }

    /// Opens, seals one more, and finds everything that was acknowledged, and the torn bytes kept.
    private void recovers(long tornBytes) throws IOException {
        try (Archive archive = Archive.open(folder, ONE_SEGMENT, CLOCK)) {
            assertThat(archive.size()).isEqualTo(1);
            assertThat(Files.readAllBytes(warc)).isEqualTo(warcBefore);
            assertThat(archive.body(first)).isEqualTo(Samples.utf8("<html>1"));
            CaptureRef next = archive.seal(web("https://shop.example/3", "<html>3"));
            assertThat(next.logIndex()).isEqualTo(1);
            assertThat(archive.body(next)).isEqualTo(Samples.utf8("<html>3"));
        }
        ArchiveReport report = Samples.verify(folder);
        assertThat(report.touched()).isEmpty();
        assertThat(report.unlogged()).isEmpty();
        assertThat(report.head().lines()).isEqualTo(2);
        long kept = 0;
        if (Files.exists(folder.resolve("torn"))) {
            try (Stream<Path> torn = Files.list(folder.resolve("torn"))) {
                for (Path piece : torn.toList()) {
                    kept += Files.size(piece);
                }
            }
        }
        assertThat(kept).isEqualTo(tornBytes);
    }

    @Test
    void acknowledgedBytesThatAreGoneAreNeverPassedOver() throws IOException {
        for (int length = warcBefore.length; length < warcAfter.length; length += 13) {
            crash(Arrays.copyOf(warcAfter, length), logAfter);
            assertThatExceptionOfType(ArchiveDamagedException.class)
                    .isThrownBy(() -> Archive.open(folder, ONE_SEGMENT, CLOCK))
                    .withMessageContaining("vigie-000001.warc.gz").withMessageContaining("restore it from a copy");
            ArchiveReport.Touched touched = Samples.verify(folder).touched().orElseThrow();
            assertThat(touched.logLine()).hasValue(1);
            assertThat(touched.differences()).contains(ArchiveReport.Difference.SHORT_FILE);
            assertThat(Files.readAllBytes(log)).isEqualTo(logAfter);
        }
    }

    @Test
    void archiveWhoseLogWasShortenedIsNotWrittenTo() throws IOException {
        try (Archive archive = Archive.open(folder, ONE_SEGMENT, CLOCK)) {
            archive.seal(web("https://shop.example/3", "<html>3"));
        }
        Files.write(log, logBefore);
        assertThatExceptionOfType(ArchiveDamagedException.class)
                .isThrownBy(() -> Archive.open(folder, ONE_SEGMENT, CLOCK))
                .withMessageContaining("records of 2 seals").withMessageContaining("are gone");
        Files.delete(log);
        assertThatExceptionOfType(ArchiveDamagedException.class)
                .isThrownBy(() -> Archive.open(folder, ONE_SEGMENT, CLOCK));
    }

    @Test
    void alteredLogLineIsNamedAndNothingIsWritten() throws IOException {
        byte[] altered = logAfter.clone();
        altered[logBefore.length - 20] ^= 1;
        Files.write(log, altered);
        assertThatExceptionOfType(ArchiveDamagedException.class)
                .isThrownBy(() -> Archive.open(folder, ONE_SEGMENT, CLOCK)).withMessageContaining("line 0 of");
        assertThat(Files.readAllBytes(log)).isEqualTo(altered);
        assertThat(List.of(Files.size(warc))).containsExactly((long) warcAfter.length);
    }
}
