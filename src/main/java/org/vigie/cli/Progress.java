package org.vigie.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.vigie.casework.Run;
import org.vigie.evidence.Observation;
import org.vigie.scan.PassListener;

/// Shows how far passes are: a bar on a terminal, a line now and then elsewhere. Safe for use by several threads.
final class Progress implements PassListener, AutoCloseable {

    private final PrintWriter err;
    private final String unit;
    private final @Nullable ProgressBar bar;
    private int planned;
    private int done;
    private int listings;
    private long findings;
    private int told;

    /// @param terminal whether a person watches
    Progress(PrintWriter err, String unit, boolean terminal) {
        this.err = err;
        this.unit = unit;
        this.bar = terminal
                ? new ProgressBarBuilder().setTaskName("scan").setUnit(" " + unit, 1)
                        .setStyle(ProgressBarStyle.ASCII).setUpdateIntervalMillis(250).setInitialMax(-1)
                        .setEtaFunction(state -> Optional.empty()).build()
                : null;
    }

    /// Whether the error stream is a terminal that a person watches.
    @SuppressWarnings("SystemConsoleNull")
    static boolean watched() {
        // Not null since Java 22, also when redirected; isTerminal tells.
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    @Override
    public synchronized void started(Run run, boolean resumed) {
        say((resumed ? "going on with run " : "run ") + run.id());
    }

    @Override
    public synchronized void planned(String runId, int pages) {
        planned += pages;
        if (bar != null) {
            bar.maxHint(planned);
        }
    }

    @Override
    public synchronized void page(String runId, String url, String outcome, String detail) {
        done++;
        if (bar != null) {
            bar.step();
            bar.setExtraMessage(listings + " listings, " + findings + " findings");
        } else if (done - told >= Math.max(10, planned / 10)) {
            told = done;
            say(String.format(Locale.ROOT, "%d of %d %s, %d listings, %d findings", done, planned, unit, listings,
                    findings));
        }
    }

    @Override
    public synchronized void listing(Observation observation, long news) {
        listings++;
        findings += observation.findings().size();
    }

    @Override
    public synchronized void finished(Run run) {
        Duration took = Duration.between(run.startedAt(), run.finishedAt().orElse(run.startedAt()));
        say(String.format(Locale.ROOT, "run %s %s after %.1f s", run.id(), run.state().word(),
                took.toMillis() / 1000.0));
    }

    private void say(String line) {
        if (bar == null) {
            err.println(line);
            err.flush();
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
