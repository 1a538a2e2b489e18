package org.vigie.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.vigie.casework.Pauses.HostPause;
import org.vigie.casework.Run;
import org.vigie.evidence.Observation;
import org.vigie.scan.PassListener;

/// Shows how far passes are, how fast, with how many errors, and how long they will still take: a bar on a terminal, a
/// line every five seconds elsewhere. Safe for use by several threads.
final class Progress implements PassListener, AutoCloseable {

    static final Duration EVERY = Duration.ofSeconds(5);

    /// Outcomes of pages that should have been seen and were not.
    private static final Set<String> ERRORS = Set.of("failed", "challenged", "rate-limited", "geo-blocked",
            "nothing-read", "over-budget");

    private final PrintWriter err;
    private final String unit;
    private final InstantSource clock;
    private final @Nullable ProgressBar bar;
    private @Nullable ScheduledExecutorService ticks;
    private Instant begun;
    private Instant told;
    private int running;
    private int planned;
    private int done;
    private int errors;
    private int listings;
    private long findings;

    /// @param terminal whether a person watches
    Progress(PrintWriter err, String unit, boolean terminal, InstantSource clock) {
        this.err = err;
        this.unit = unit;
        this.clock = clock;
        this.begun = clock.instant();
        this.told = begun;
        this.bar = terminal
                ? new ProgressBarBuilder().setTaskName("scan").setUnit(" " + unit, 1).showSpeed()
                        .setStyle(ProgressBarStyle.ASCII).setUpdateIntervalMillis(250).setInitialMax(-1).build()
                : null;
    }

    /// Tells how it goes also while no page comes, until closed.
    Progress ticking() {
        if (bar == null) {
            ticks = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("progress").factory());
            ticks.scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
        }
        return this;
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
        if (running == 0) {
            begun = clock.instant();
            told = begun;
        }
        running++;
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
        errors += ERRORS.contains(outcome) ? 1 : 0;
        if (bar != null) {
            bar.step();
            bar.setExtraMessage(" " + listings + " listings, " + findings + " findings, " + errors());
        }
        tick();
    }

    @Override
    public synchronized void listing(Observation observation, long news) {
        listings++;
        findings += observation.findings().size();
    }

    @Override
    public synchronized void paused(String runId, HostPause pause) {
        say(pause.origin() + " asks for a human; it is asked nothing more until " + pause.until());
    }

    @Override
    public synchronized void finished(Run run) {
        running--;
        Duration took = Duration.between(run.startedAt(), run.finishedAt().orElse(run.startedAt()));
        say(String.format(Locale.ROOT, "run %s %s after %.1f s", run.id(), run.state().word(),
                took.toMillis() / 1000.0));
    }

    /// Tells how it goes when the last time was long enough ago; also while no page comes.
    synchronized void tick() {
        Instant now = clock.instant();
        if (running > 0 && !now.isBefore(told.plus(EVERY))) {
            told = now;
            say(line(now));
        }
    }

    private String line(Instant now) {
        double seconds = Math.max(1, Duration.between(begun, now).toMillis()) / 1000.0;
        double rate = done / seconds;
        return String.format(Locale.ROOT, "%d of %d %s, %d listings, %d findings, %s, %.1f %s/s%s", done,
                planned, unit, listings, findings, errors(), rate, unit,
                done == 0 || planned <= done ? "" : ", about " + left((planned - done) / rate) + " left");
    }

    private String errors() {
        return errors == 1 ? "1 error" : errors + " errors";
    }

    private static String left(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        long minutes = Math.round(seconds / 60);
        return minutes < 60 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
    }

    private void say(String line) {
        if (bar == null) {
            err.println(line);
            err.flush();
        }
    }

    @Override
    public void close() {
        if (ticks != null) {
            ticks.shutdownNow();
        }
        if (bar != null) {
            bar.close();
        }
    }
}
