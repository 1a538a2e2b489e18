package org.vigie.schedule;

import java.util.Properties;
import java.util.UUID;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.simpl.RAMJobStore;
import org.quartz.simpl.SimpleThreadPool;

/// A scheduler of Quartz set up here and nowhere else: no properties file is looked for.
final class QuartzScheduler {

    // Cron knows no time finer than a second, so what is later than one is late.
    private static final String LATE_MILLIS = "1000";

    private QuartzScheduler() {
    }

    static Scheduler withThreads(int threads) throws SchedulerException {
        Properties properties = new Properties();
        // Quartz keeps schedulers by name for the whole process: two of ours must not meet there.
        properties.setProperty("org.quartz.scheduler.instanceName", "vigie-" + UUID.randomUUID());
        properties.setProperty("org.quartz.scheduler.threadName", "schedule");
        properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        properties.setProperty("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
        properties.setProperty("org.quartz.threadPool.class", SimpleThreadPool.class.getName());
        properties.setProperty("org.quartz.threadPool.threadCount", Integer.toString(threads));
        properties.setProperty("org.quartz.threadPool.threadNamePrefix", "watch");
        properties.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
        properties.setProperty("org.quartz.jobStore.class", RAMJobStore.class.getName());
        properties.setProperty("org.quartz.jobStore.misfireThreshold", LATE_MILLIS);
        return new StdSchedulerFactory(properties).getScheduler();
    }
}
