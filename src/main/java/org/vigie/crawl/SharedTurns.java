package org.vigie.crawl;

import java.time.Duration;

/// Turns at hosts, kept together with other processes that may ask the same hosts. Called by one thread at a time for
/// each host; the calls return soon, and are not cut short by an interruption of the thread.
public interface SharedTurns {

    /// Nobody else asks.
    SharedTurns NOBODY_ELSE = new SharedTurns() {
        @Override
        public Duration take(String origin, Duration longest, Duration pause) {
            return Duration.ZERO;
        }

        @Override
        public void giveBack(String origin, Duration pause) {
            // Nobody waits for it.
        }
    };

    /// Tries to take the turn at a host.
    ///
    /// @param origin scheme, name and port
    /// @param longest a turn held for longer belongs to a process that is gone
    /// @param pause what must then pass before the next request, for it may have asked until its end
    /// @return zero when the turn is taken; else how long to wait before the next try
    Duration take(String origin, Duration longest, Duration pause);

    /// Ends the turn; the next one, whoever takes it, begins after a pause.
    void giveBack(String origin, Duration pause);
}
