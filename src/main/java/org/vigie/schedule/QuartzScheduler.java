package org.vigie.schedule;

import java.util.Properties;
import java.util.UUID;
import javax.sql.DataSource;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.simpl.RAMJobStore;
import org.quartz.simpl.SimpleThreadPool;
import org.quartz.utils.DBConnectionManager;

/// A scheduler of Quartz set up here and nowhere else: no properties file is looked for.
final class QuartzScheduler {

    // Cron knows no time finer than a second, so what is later than one is late.
    private static final String LATE_MILLIS = "1000";
    // The clocks of several machines differ.
    private static final String LATE_MILLIS_SHARED = "5000";
    // A process that was not heard of for this and another 7.5 seconds counts as gone.
    private static final String CHECK_IN_MILLIS = "3000";
    private static final String NAME = "org.quartz.scheduler.instanceName";

    private QuartzScheduler() {
    }

    /// One that keeps its times in memory.
    static Scheduler withThreads(int threads) throws SchedulerException {
        Properties properties = properties(threads);
        // Quartz keeps schedulers by name for the whole process: two of ours must not meet there.
        properties.setProperty(NAME, "vigie-" + UUID.randomUUID());
        properties.setProperty("org.quartz.jobStore.class", RAMJobStore.class.getName());
        properties.setProperty("org.quartz.jobStore.misfireThreshold", LATE_MILLIS);
        return new StdSchedulerFactory(properties).getScheduler();
    }

    /// One of several, each in a process of its own, that keep their times in one database.
    ///
    /// @param source PostgreSQL, with Quartz's tables under the prefix `quartz_`
    static Scheduler clustered(int threads, DataSource source) throws SchedulerException {
        String connections = "vigie-" + UUID.randomUUID();
        DBConnectionManager.getInstance().addConnectionProvider(connections, new QuartzConnections(source));
        Properties properties = properties(threads);
        properties.setProperty(NAME, "vigie");
        properties.setProperty("org.quartz.scheduler.instanceId",
                ProcessHandle.current().pid() + "-" + UUID.randomUUID());
        properties.setProperty("org.quartz.jobStore.class", JobStoreTX.class.getName());
        properties.setProperty("org.quartz.jobStore.driverDelegateClass", PostgreSQLDelegate.class.getName());
        properties.setProperty("org.quartz.jobStore.dataSource", connections);
        properties.setProperty("org.quartz.jobStore.tablePrefix", "quartz_");
        properties.setProperty("org.quartz.jobStore.useProperties", "true");
        properties.setProperty("org.quartz.jobStore.isClustered", "true");
        properties.setProperty("org.quartz.jobStore.makeThreadsDaemons", "true");
        properties.setProperty("org.quartz.jobStore.clusterCheckinInterval", CHECK_IN_MILLIS);
        // Without it two processes now and then fire the same time: one acquires a trigger that the other has just
        // fired and put back in the same state (known upstream as issue 107).
        properties.setProperty("org.quartz.jobStore.acquireTriggersWithinLock", "true");
        properties.setProperty("org.quartz.jobStore.misfireThreshold", LATE_MILLIS_SHARED);
        return new StdSchedulerFactory(properties).getScheduler();
    }

    private static Properties properties(int threads) {
        Properties properties = new Properties();
        properties.setProperty("org.quartz.scheduler.threadName", "schedule");
        properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        properties.setProperty("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
        properties.setProperty("org.quartz.threadPool.class", SimpleThreadPool.class.getName());
        properties.setProperty("org.quartz.threadPool.threadCount", Integer.toString(threads));
        properties.setProperty("org.quartz.threadPool.threadNamePrefix", "watch");
        properties.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
        return properties;
    }
}
