package org.vigie.schedule;

import static org.quartz.CronScheduleBuilder.cronSchedule;
import static org.quartz.JobBuilder.newJob;
import static org.quartz.TriggerBuilder.newTrigger;

import java.time.ZoneId;
import java.util.Collection;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.quartz.CronTrigger;
import org.quartz.JobKey;
import org.quartz.ObjectAlreadyExistsException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.config.Watch;

/// The jobs and triggers of watches in Quartz: one job a watch, and one trigger a watch for each thing that fires it.
final class Triggers {

    /// Groups of triggers, each with one of a watch's name.
    static final String CRON = "cron";
    static final String ASKED = "now";
    static final String GO_ON = "go-on";

    private static final Logger LOG = LoggerFactory.getLogger(Triggers.class);

    private final Scheduler scheduler;
    private final ZoneId zone;

    Triggers(Scheduler scheduler, ZoneId zone) {
        this.scheduler = scheduler;
        this.zone = zone;
    }

    /// What fired, by the group of its trigger.
    static Firing.Cause cause(TriggerKey fired) {
        return switch (fired.getGroup()) {
            case CRON -> Firing.Cause.TIME;
            case GO_ON -> Firing.Cause.GO_ON;
            default -> Firing.Cause.ASKED;
        };
    }

    /// Has a watch fire by its file. A trigger that stands for the same times already, in a database, is left alone, so
    /// that a time that passed meanwhile is not lost.
    void add(Watch watch) throws SchedulerException {
        JobKey job = JobKey.jobKey(watch.name());
        scheduler.addJob(newJob(WatchJob.class).withIdentity(job).storeDurably().build(), true);
        TriggerKey key = TriggerKey.triggerKey(watch.name(), CRON);
        if (!watch.enabled() || watch.cron().isEmpty()) {
            scheduler.unscheduleJob(key);
            return;
        }
        CronTrigger trigger = newTrigger().withIdentity(key).forJob(job)
                .withSchedule(cronSchedule(Schedule.expression(watch.cron(), zone))
                        .withMisfireHandlingInstructionFireAndProceed())
                .build();
        if (trigger.getFireTimeAfter(new Date()) == null) {
            LOG.warn("The watch {} will never run again by itself: all times of `{}` have passed.", watch.name(),
                    watch.cron());
            scheduler.unscheduleJob(key);
            return;
        }
        Trigger known = scheduler.getTrigger(key);
        if (known instanceof CronTrigger same && same.getCronExpression().equals(trigger.getCronExpression())
                && same.getTimeZone().equals(TimeZone.getTimeZone(zone))) {
            return;
        }
        if (known != null) {
            scheduler.rescheduleJob(key, trigger);
            return;
        }
        try {
            scheduler.scheduleJob(trigger);
        } catch (ObjectAlreadyExistsException e) {
            LOG.info("The watch {} was scheduled by another process just now.", watch.name());
        }
    }

    /// Takes out what fires watches that no file describes any more.
    void keepOnly(Collection<String> names) throws SchedulerException {
        for (JobKey job : scheduler.getJobKeys(GroupMatcher.anyJobGroup())) {
            if (!names.contains(job.getName())) {
                LOG.info("The watch {} is no longer scheduled: it has no file here.", job.getName());
                scheduler.deleteJob(job);
            }
        }
    }

    /// Has a watch fire as soon as it can.
    ///
    /// @return false when it waits to be fired by the same group already
    boolean fire(String watch, String group) throws SchedulerException {
        try {
            scheduler.scheduleJob(
                    newTrigger().withIdentity(watch, group).forJob(JobKey.jobKey(watch)).startNow().build());
            return true;
        } catch (ObjectAlreadyExistsException e) {
            return false;
        }
    }

    Optional<Date> next(String watch) throws SchedulerException {
        return Optional.ofNullable(scheduler.getTrigger(TriggerKey.triggerKey(watch, CRON)))
                .map(Trigger::getNextFireTime);
    }
}
