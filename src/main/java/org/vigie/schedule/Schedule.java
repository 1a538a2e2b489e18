package org.vigie.schedule;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.quartz.CronExpression;
import org.quartz.Job;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.config.Settings.ScheduleSettings;
import org.vigie.config.Watch;
import org.vigie.yaml.Problem;
import org.vigie.yaml.Problems;

/// Runs watches at their times, from construction to [#close].
///
/// A watch never runs beside itself. A watch that could not run at its time, because it was still running or all
/// threads were busy, runs **once**, as soon as it can, and then at its next time again: a page looked at late is worth
/// more than one not looked at until tomorrow, and looking once for each missed time would ask the same pages of a host
/// that is slow already. (In Quartz's words: misfires fire once and proceed.) Each is logged and told to [LateTimes].
///
/// Times in memory: times that passed while no schedule was open are not made up for. Times in a database: several
/// processes, each with one schedule, share the watches, each time is one process's, and times that passed while all
/// were closed are made up for once. What a watch's file says when a process begins is then what all go by.
///
/// Cron expressions are read in the time zone of the settings. When clocks go forward, an hour that does not exist is
/// left out; Quartz's clock is the system's. Safe for use by several threads.
public final class Schedule implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Schedule.class);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(5);
    private static final int TIMES = 3;

    private final Map<String, Watch> watches = new LinkedHashMap<>();
    private final RunningWatches running = new RunningWatches();
    private final ZoneId zone;
    private final Scheduler scheduler;
    private final Triggers triggers;
    private final boolean shared;

    /// Schedules each enabled watch that has a cron expression, times in memory, and begins.
    ///
    /// @throws org.vigie.yaml.InvalidFilesException when an expression is wrong, naming every watch concerned; nothing
    ///     is scheduled then
    public Schedule(List<Watch> watches, ScheduleSettings settings, WatchRunner runner) {
        this(watches, settings, runner, (_, _) -> {}, Optional.empty());
    }

    /// Schedules each enabled watch that has a cron expression, and begins.
    ///
    /// @param late hears of times that were missed
    /// @param shared the PostgreSQL database that processes share, with Quartz's tables; without it times are in memory
    /// @throws org.vigie.yaml.InvalidFilesException when an expression is wrong, naming every watch concerned; nothing
    ///     is scheduled then
    public Schedule(List<Watch> watches, ScheduleSettings settings, WatchRunner runner, LateTimes late,
            Optional<DataSource> shared) {
        Problems problems = new Problems();
        check(watches).forEach(problems::add);
        problems.throwIfAny();
        watches.forEach(watch -> this.watches.put(watch.name(), watch));
        this.zone = ZoneId.of(settings.zone());
        this.shared = shared.isPresent();
        try {
            this.scheduler = shared.isPresent()
                    ? QuartzScheduler.clustered(settings.threads(), shared.get())
                    : QuartzScheduler.withThreads(settings.threads());
            this.triggers = new Triggers(scheduler, zone);
            scheduler.setJobFactory((fired, _) -> job(fired.getJobDetail().getKey().getName(), runner));
            scheduler.getListenerManager().addTriggerListener(new Misfires(late));
            triggers.keepOnly(this.watches.keySet());
            for (Watch watch : watches) {
                triggers.add(watch);
            }
            scheduler.start();
        } catch (SchedulerException e) {
            throw new IllegalStateException("The schedule cannot begin: " + e.getMessage(), e);
        }
    }

    private Job job(String name, WatchRunner runner) {
        Watch watch = watches.get(name);
        return watch != null
                ? new WatchJob(watch, runner, running, this::handBack)
                : _ -> LOG.error("The watch {} cannot be run here: another process schedules it, and here it has no "
                        + "file. Give all processes the same config/.", name);
    }

    /// What is wrong with the cron expressions of watches, disabled ones included. An empty expression is right.
    public static List<Problem> check(List<Watch> watches) {
        List<Problem> problems = new ArrayList<>();
        for (Watch watch : watches) {
            if (!watch.cron().isEmpty()) {
                Cron.mistake(watch.cron()).ifPresent(
                        mistake -> problems.add(Problem.ofFile(watch.name() + ".yaml", mistake)));
            }
        }
        return problems;
    }

    /// The next times of a cron expression after a given one; fewer than asked for when it has no more.
    ///
    /// @throws IllegalArgumentException when the expression is wrong, saying how
    public static List<Instant> nextTimes(String cron, ZoneId zone, Instant from, int n) {
        return Cron.times(expression(cron, zone), from, n);
    }

    /// Every watch, in the order given, with its next times and whether it runs now.
    public List<Upcoming> next() {
        Set<String> now = running.names();
        return watches.values().stream()
                .map(watch -> new Upcoming(watch.name(), times(watch), now.contains(watch.name()))).toList();
    }

    /// Whether watches are started at their times now.
    public boolean isRunning() {
        try {
            return scheduler.isStarted() && !scheduler.isInStandbyMode() && !scheduler.isShutdown();
        } catch (SchedulerException e) {
            LOG.error("The schedule does not answer.", e);
            return false;
        }
    }

    /// Runs a watch as soon as a thread is free, whatever its times and also when it is disabled.
    ///
    /// @return false when it runs already, or waits to run since an earlier call
    /// @throws IllegalArgumentException when there is no such watch
    public boolean runNow(String watchName) {
        return fire(watch(watchName), Triggers.ASKED);
    }

    /// Has a run of a watch go on that was cut off, as soon as a thread is free; of a shared schedule, in any process.
    ///
    /// @return false when that waits to be done since an earlier call, or the watch runs here
    /// @throws IllegalArgumentException when there is no such watch
    public boolean goOn(String watchName) {
        return fire(watch(watchName), Triggers.GO_ON);
    }

    private boolean fire(Watch watch, String group) {
        if (running.names().contains(watch.name())) {
            return false;
        }
        try {
            return triggers.fire(watch.name(), group);
        } catch (SchedulerException e) {
            throw new IllegalStateException("The watch " + watch.name() + " cannot be run: " + e.getMessage(), e);
        }
    }

    /// Leaves a watch to the other processes, when this one closes before its run is whole. Times in memory have no
    /// other process, so nothing comes of it there.
    public void handBack(Watch watch, Firing.Cause cause) {
        if (!shared) {
            return;
        }
        try {
            triggers.fire(watch.name(), cause == Firing.Cause.GO_ON ? Triggers.GO_ON : Triggers.ASKED);
            LOG.info("The watch {} is handed back, to be run by another process.", watch.name());
        } catch (SchedulerException e) {
            LOG.error("The watch {} could not be handed back; it runs again at its next time.", watch.name(), e);
        }
    }

    /// Closes with half a minute of patience.
    @Override
    public void close() {
        close(PATIENCE);
    }

    /// Starts nothing more, waits for the watches that run, and interrupts those that still run after that time. One
    /// that does not heed the interruption within five seconds is left behind, on a thread that does not keep the
    /// program alive.
    public void close(Duration patience) {
        running.refuse();
        boolean ended = false;
        try {
            scheduler.standby();
            ended = running.awaitNone(patience);
            if (!ended) {
                LOG.warn("Still running, and interrupted now: {}", running.names());
                running.interrupt();
                ended = running.awaitNone(AFTER_INTERRUPT);
                if (!ended) {
                    LOG.warn("Left behind, for they do not stop: {}", running.names());
                }
            }
        } catch (InterruptedException e) {
            running.interrupt();
            Thread.currentThread().interrupt();
        } catch (SchedulerException e) {
            throw new IllegalStateException("The schedule cannot be closed: " + e.getMessage(), e);
        } finally {
            // Once the runs have ended, only Quartz's own note of that is still to be written.
            shutDown(ended);
        }
    }

    private void shutDown(boolean wait) {
        try {
            scheduler.shutdown(wait);
        } catch (SchedulerException e) {
            LOG.warn("The schedule did not close cleanly.", e);
        }
    }

    private List<Instant> times(Watch watch) {
        try {
            Optional<Instant> next = triggers.next(watch.name()).map(Date::toInstant);
            List<Instant> times = new ArrayList<>();
            next.ifPresent(first -> {
                times.add(first);
                times.addAll(nextTimes(watch.cron(), zone, first.isBefore(now()) ? now() : first, TIMES - 1));
            });
            return times;
        } catch (SchedulerException e) {
            throw new IllegalStateException("The schedule cannot be read: " + e.getMessage(), e);
        }
    }

    // Quartz fires by the system's clock and takes no other, so that is the one to compare with.
    private static Instant now() {
        return InstantSource.system().instant();
    }

    private Watch watch(String name) {
        return Optional.ofNullable(watches.get(name))
                .orElseThrow(() -> new IllegalArgumentException("There is no watch `" + name + "`."));
    }

    static CronExpression expression(String cron, ZoneId zone) {
        try {
            return Cron.parse(cron, zone);
        } catch (ParseException e) {
            throw new IllegalArgumentException(Cron.mistake(cron).orElse(e.getMessage()), e);
        }
    }
}
