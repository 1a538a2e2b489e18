package org.vigie.schedule;

import static org.quartz.CronScheduleBuilder.cronSchedule;
import static org.quartz.JobBuilder.newJob;
import static org.quartz.TriggerBuilder.newTrigger;

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
import org.quartz.CronExpression;
import org.quartz.CronTrigger;
import org.quartz.JobKey;
import org.quartz.ObjectAlreadyExistsException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
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
/// that is slow already. (In Quartz's words: misfires fire once and proceed.) Times that passed while no schedule was
/// open are not made up for.
///
/// Cron expressions are read in the time zone of the settings. When clocks go forward, an hour that does not exist is
/// left out; Quartz's clock is the system's. Safe for use by several threads.
public final class Schedule implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Schedule.class);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(5);
    private static final String CRON = "cron";
    private static final String NOW = "now";
    private static final int TIMES = 3;

    private final Map<String, Watch> watches = new LinkedHashMap<>();
    private final RunningWatches running = new RunningWatches();
    private final ZoneId zone;
    private final Scheduler scheduler;

    /// Schedules each enabled watch that has a cron expression, and begins.
    ///
    /// @throws org.vigie.yaml.InvalidFilesException when an expression is wrong, naming every watch concerned; nothing
    ///     is scheduled then
    public Schedule(List<Watch> watches, ScheduleSettings settings, WatchRunner runner) {
        Problems problems = new Problems();
        check(watches).forEach(problems::add);
        problems.throwIfAny();
        watches.forEach(watch -> this.watches.put(watch.name(), watch));
        this.zone = ZoneId.of(settings.zone());
        try {
            this.scheduler = QuartzScheduler.withThreads(settings.threads());
            scheduler.setJobFactory((fired, _) -> new WatchJob(watch(fired.getJobDetail().getKey().getName()), runner,
                    running));
            for (Watch watch : watches) {
                add(watch);
            }
            scheduler.start();
        } catch (SchedulerException e) {
            throw new IllegalStateException("The schedule cannot begin: " + e.getMessage(), e);
        }
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
        JobKey job = JobKey.jobKey(watch(watchName).name());
        if (running.names().contains(watchName)) {
            return false;
        }
        try {
            scheduler.scheduleJob(newTrigger().withIdentity(watchName, NOW).forJob(job).startNow().build());
            return true;
        } catch (ObjectAlreadyExistsException e) {
            return false;
        } catch (SchedulerException e) {
            throw new IllegalStateException("The watch " + watchName + " cannot be run: " + e.getMessage(), e);
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
        try {
            scheduler.standby();
            if (!running.awaitNone(patience)) {
                LOG.warn("Still running, and interrupted now: {}", running.names());
                running.interrupt();
                if (!running.awaitNone(AFTER_INTERRUPT)) {
                    LOG.warn("Left behind, for they do not stop: {}", running.names());
                }
            }
        } catch (InterruptedException e) {
            running.interrupt();
            Thread.currentThread().interrupt();
        } catch (SchedulerException e) {
            throw new IllegalStateException("The schedule cannot be closed: " + e.getMessage(), e);
        } finally {
            shutDown();
        }
    }

    private void shutDown() {
        try {
            scheduler.shutdown(false);
        } catch (SchedulerException e) {
            LOG.warn("The schedule did not close cleanly.", e);
        }
    }

    private void add(Watch watch) throws SchedulerException {
        JobKey job = JobKey.jobKey(watch.name());
        scheduler.addJob(newJob(WatchJob.class).withIdentity(job).storeDurably().build(), false);
        if (!watch.enabled() || watch.cron().isEmpty()) {
            return;
        }
        CronTrigger trigger = newTrigger().withIdentity(watch.name(), CRON).forJob(job)
                .withSchedule(
                        cronSchedule(expression(watch.cron(), zone)).withMisfireHandlingInstructionFireAndProceed())
                .build();
        if (trigger.getFireTimeAfter(Date.from(now())) == null) {
            LOG.warn("The watch {} will never run again by itself: all times of `{}` have passed.", watch.name(),
                    watch.cron());
            return;
        }
        scheduler.scheduleJob(trigger);
    }

    private List<Instant> times(Watch watch) {
        try {
            Optional<Instant> next = Optional
                    .ofNullable(scheduler.getTrigger(TriggerKey.triggerKey(watch.name(), CRON)))
                    .map(Trigger::getNextFireTime).map(Date::toInstant);
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

    private static CronExpression expression(String cron, ZoneId zone) {
        try {
            return Cron.parse(cron, zone);
        } catch (ParseException e) {
            throw new IllegalArgumentException(Cron.mistake(cron).orElse(e.getMessage()), e);
        }
    }
}
