package org.vigie.schedule;

/// What the schedule does with a watch whose time has come.
@FunctionalInterface
public interface WatchRunner {

    /// Runs a watch to its end, on a thread of the schedule. Watches run beside each other, a watch never beside
    /// itself.
    ///
    /// @throws WatchFailedException when it could not be run; it is logged, and the watch stays scheduled
    /// @throws InterruptedException when the schedule closes and did not want to wait longer
    void run(Firing firing) throws WatchFailedException, InterruptedException;
}
