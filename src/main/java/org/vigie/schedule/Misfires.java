package org.vigie.schedule;

import java.time.Instant;
import java.util.Optional;
import java.util.Date;
import org.quartz.Trigger;
import org.quartz.listeners.TriggerListenerSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells of Quartz's misfires of cron times.
final class Misfires extends TriggerListenerSupport {

    private static final Logger LOG = LoggerFactory.getLogger(Misfires.class);

    private final LateTimes told;

    Misfires(LateTimes told) {
        this.told = told;
    }

    @Override
    public String getName() {
        return "misfires";
    }

    @Override
    public void triggerMisfired(Trigger trigger) {
        if (!trigger.getKey().getGroup().equals(Triggers.CRON)) {
            return;
        }
        String watch = trigger.getJobKey().getName();
        // Not moved on yet: it is the time that was missed.
        Instant planned = Optional.ofNullable(trigger.getNextFireTime()).map(Date::toInstant).orElse(Instant.EPOCH);
        LOG.warn("The watch {} could not run at {}; it runs once as soon as it can.", watch, planned);
        try {
            told.late(watch, planned);
        } catch (RuntimeException e) {
            // What is only told must not keep the watch from running.
            LOG.error("It could not be noted that the watch {} is late.", watch, e);
        }
    }
}
