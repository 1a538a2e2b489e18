package org.vigie.schedule;

import java.time.Instant;

/// Hears of times that a watch could not run at, and that are made up for once.
@FunctionalInterface
public interface LateTimes {

    /// @param planned the first time that was missed
    void late(String watch, Instant planned);
}
