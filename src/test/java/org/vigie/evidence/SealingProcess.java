package org.vigie.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;

/// Another process that seals captures without end and tells each one after it was acknowledged.
final class SealingProcess {

    private SealingProcess() {
    }

    public static void main(String[] arguments) throws IOException {
        try (Archive archive = Archive.open(Path.of(arguments[0]), 200_000, InstantSource.system())) {
            System.out.println("open");
            for (long i = 0;; i++) {
                String url = "https://shop.example/" + arguments[1] + "/" + i;
                CaptureRef ref = archive.seal(Samples.web(url, Samples.page(i, 4_000)));
                long line = archive.seal(Samples.observation(ref, Long.toString(i)));
                System.out.println(ref.logIndex() + " " + line);
            }
        } catch (ArchiveInUseException e) {
            System.out.println(e.getMessage());
        }
    }

    /// Starts it; what it tells goes to a file, because a pipe is closed as soon as the process is killed.
    static Process start(Path folder, String name, Path output) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                SealingProcess.class.getName(), folder.toString(), name).redirectErrorStream(true)
                .redirectOutput(output.toFile()).start();
    }
}
