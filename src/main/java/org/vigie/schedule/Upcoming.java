package org.vigie.schedule;

import java.time.Instant;
import java.util.List;

/// When a watch runs next.
///
/// @param watch its name
/// @param times the next three times, or fewer when its expression has fewer; none when it is disabled or only run by
///     hand. A first time that has passed means that it is late: it runs as soon as it can.
/// @param running whether this schedule runs it now
public record Upcoming(String watch, List<Instant> times, boolean running) {

    public Upcoming {
        times = List.copyOf(times);
    }
}
