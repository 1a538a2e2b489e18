package org.vigie.casework;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// One pass of the scanner over a watch, or one import.
///
/// @param id `20261124-132501-demo-1`: start time in UTC, watch, and a number that keeps ids apart
/// @param watch name of the watch, or `import`
/// @param cause what started it: `cron`, `cli`, `web`
/// @param finishedAt when it ended, if it has
/// @param error what stopped it, if something did
public record Run(String id, String watch, String cause, Instant startedAt, Optional<Instant> finishedAt, State state,
        Optional<String> error, RunCounts counts) {

    public enum State {
        RUNNING,
        FINISHED,
        FAILED,
        INTERRUPTED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
