package org.vigie.schedule;

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

    WatchJob(Watch watch, WatchRunner runner, RunningWatches running) {
        this.watch = watch;
        this.runner = runner;
        this.running = running;
    }

    @Override
    public void execute(JobExecutionContext context) {
        if (!running.begin(watch.name())) {
            return;
        }
        try {
            runner.run(watch);
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
