package org.vigie.schedule;

import java.time.Instant;
import org.vigie.config.Watch;

/// That a watch is to run now.
///
/// @param time the time that was planned, or the moment when somebody asked
public record Firing(Watch watch, Cause cause, Instant time) {

    /// What fired it.
    public enum Cause {
        /// Its cron expression.
        TIME,
        /// Somebody asked for it.
        ASKED,
        /// A run of it was cut off, or handed back by a process that ended: if there still is one, it is to go on.
        GO_ON
    }
}
