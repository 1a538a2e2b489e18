package org.vigie.schedule;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.config.Watch;

/// One firing of a watch. Whatever the run ends with, the watch stays scheduled.
@DisallowConcurrentExecution
final class WatchJob implements Job {

    private static final Logger LOG = LoggerFactory.getLogger(WatchJob.class);

    private final Watch watch;
    private final WatchRunner runner;
    private final RunningWatches running;
    private final BiConsumer<Watch, Firing.Cause> handBack;

    /// @param handBack gets a watch that fires while the schedule closes
    WatchJob(Watch watch, WatchRunner runner, RunningWatches running, BiConsumer<Watch, Firing.Cause> handBack) {
        this.watch = watch;
        this.runner = runner;
        this.running = running;
        this.handBack = handBack;
    }

    @Override
    public void execute(JobExecutionContext context) {
        Firing.Cause cause = Triggers.cause(context.getTrigger().getKey());
        if (!running.begin(watch.name())) {
            handBack.accept(watch, cause);
            return;
        }
        try {
            Instant time = Optional.ofNullable(context.getScheduledFireTime()).map(Date::toInstant)
                    .orElseGet(() -> context.getFireTime().toInstant());
            runner.run(new Firing(watch, cause, time));
        } catch (WatchFailedException e) {
            LOG.error("The watch {} failed: {}", watch.name(), e.getMessage(), e);
        } catch (InterruptedException e) {
            LOG.warn("The watch {} was interrupted.", watch.name());
        } catch (RuntimeException e) {
            // A fault of the program in one run must not be the end of the schedule.
            LOG.error("The watch {} failed by a fault of the program.", watch.name(), e);
        } finally {
            running.end(watch.name());
            // The thread belongs to the pool: an interruption meant for this run ends with it.
            boolean _ = Thread.interrupted();
        }
    }
}
