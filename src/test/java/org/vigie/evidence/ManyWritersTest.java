package org.vigie.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.vigie.evidence.Samples.CLOCK;
import static org.vigie.evidence.Samples.ONE_SEGMENT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ManyWritersTest {

    private static final int THREADS = 8;
    private static final int CAPTURES = 1_000;

    @TempDir
    Path temp;

    private Path folder;

    @BeforeEach
    void place() {
        folder = temp.resolve("archive");
    }

    @Test
    void eightThreadsSealAThousandCapturesAndNoneIsLost() throws Exception {
        List<CaptureRef> refs = new ArrayList<>();
        try (Archive archive = Archive.open(folder, 500_000, CLOCK);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<CaptureRef>>> all = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                int from = t * CAPTURES / THREADS;
                all.add(threads.submit(() -> {
                    List<CaptureRef> own = new ArrayList<>();
                    for (int i = from; i < from + CAPTURES / THREADS; i++) {
                        // every fifth page is the same for all threads
                        int page = i % 5 == 0 ? 0 : i;
                        own.add(archive.seal(Samples.web("https://shop.example/" + page, Samples.page(page, 3_000))));
                    }
                    return own;
                }));
            }
            for (Future<List<CaptureRef>> each : all) {
                refs.addAll(each.get());
            }
            Set<Long> lines = new HashSet<>();
            for (CaptureRef ref : refs) {
                lines.add(ref.logIndex());
                String page = ref.url().substring(ref.url().lastIndexOf('/') + 1);
                assertThat(archive.body(ref)).isEqualTo(Samples.utf8(Samples.page(Long.parseLong(page), 3_000)));
            }
            assertThat(lines).hasSize(CAPTURES);
        }
        ArchiveReport report = Samples.verify(folder);
        assertThat(report.touched()).isEmpty();
        assertThat(report.head().lines()).isEqualTo(CAPTURES);
    }

    @Test
    void interruptedThreadDoesNotCloseTheArchiveForTheOthers() throws IOException, InterruptedException {
        try (Archive archive = Archive.open(folder, ONE_SEGMENT, CLOCK)) {
            List<CaptureRef> sealed = new ArrayList<>();
            Thread interrupted = Thread.ofVirtual().start(() -> {
                Thread.currentThread().interrupt();
                try {
                    sealed.add(archive.seal(Samples.web("https://shop.example/1", "<html>1")));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            interrupted.join();
            assertThat(sealed).hasSize(1);
            assertThat(archive.seal(Samples.web("https://shop.example/2", "<html>2")).logIndex()).isEqualTo(1);
        }
        assertThat(Samples.verify(folder).intact()).isTrue();
    }

    @Test
    void secondWriterIsRefusedHereAndFromAnotherProcess() throws IOException, InterruptedException {
        try (Archive archive = Archive.open(folder, ONE_SEGMENT, CLOCK)) {
            for (int i = 0; i < 2; i++) { // a refusal must not give the lock away
                assertThatExceptionOfType(ArchiveInUseException.class)
                        .isThrownBy(() -> Archive.open(folder, ONE_SEGMENT, CLOCK))
                        .withMessageContaining(folder.toString()).withMessageContaining("close it first");
            }
            Path output = temp.resolve("other");
            Process other = SealingProcess.start(folder, "other", output);
            assertThat(other.waitFor()).isZero();
            assertThat(Files.readString(output))
                    .contains("Another process (process " + ProcessHandle.current().pid())
                    .contains(folder.toString()).contains("wait until it has ended");
            archive.seal(Samples.web("https://shop.example/1", "<html>1"));
        }
        Archive.open(folder, ONE_SEGMENT, CLOCK).close();
    }

    @Test
    void killedProcessLosesNothingItAcknowledged() throws IOException, InterruptedException {
        for (int run = 0; run < 3; run++) {
            Path output = temp.resolve("run-" + run);
            Process process = SealingProcess.start(folder, Integer.toString(run), output);
            int enough = 10 + 7 * run;
            await().until(() -> Files.readAllLines(output).size() > enough);
            process.destroyForcibly().waitFor();
            String told = Files.readString(output);
            String last = told.substring(0, told.lastIndexOf('\n')).lines().toList().getLast();
            long acknowledged = Long.parseLong(last.substring(last.indexOf(' ') + 1));
            try (Archive archive = Archive.open(folder, 200_000, CLOCK)) {
                assertThat(archive.size()).isGreaterThan(acknowledged);
            }
            ArchiveReport report = Samples.verify(folder);
            assertThat(report.touched()).isEmpty();
            assertThat(report.unlogged()).isEmpty();
        }
    }

    @Test
    void checkBesideAWriterAtWorkFindsNothingTouched() throws IOException, InterruptedException {
        Path output = temp.resolve("output");
        Process process = SealingProcess.start(folder, "w", output);
        try {
            for (int lines = 1; lines < 30; lines++) {
                int reached = lines;
                await().until(() -> Files.readAllLines(output).size() > reached);
                assertThat(Samples.verify(folder).touched()).isEmpty();
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
