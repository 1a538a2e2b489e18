package org.vigie.casework;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.vigie.casework.Frontier.PageTask;

/// A process that works on a run until its frontier is empty, and says each page it was acknowledged.
final class FrontierProcess {

    private FrontierProcess() {
    }

    /// Starts one on its own virtual machine.
    static Process start(String address, String runId) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), FrontierProcess.class.getName(), address, runId)
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    static BufferedReader said(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    public static void main(String[] arguments) {
        try (Store store = Stored.open(arguments[0])) {
            Frontier frontier = store.frontier();
            String run = arguments[1];
            for (List<PageTask> tasks = frontier.take(run, 3); !tasks.isEmpty(); tasks = frontier.take(run, 3)) {
                for (PageTask task : tasks) {
                    frontier.done(run, task.url(), "failed", "by the other process", -1);
                    System.out.println("done " + task.url());
                    System.out.flush();
                }
            }
        }
    }
}
