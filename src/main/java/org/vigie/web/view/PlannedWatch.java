package org.vigie.web.view;

import java.time.Instant;
import java.util.Optional;

/// A watch and when it will run next.
///
/// @param watch name of the watch
/// @param nextAt when the schedule starts it next; empty when nothing will start it
/// @param running whether a run of it is under way
/// @param enabled whether the schedule may start it
/// @param cron Quartz cron expression; empty when it is only run by hand
public record PlannedWatch(String watch, String title, String marketplace, Optional<Instant> nextAt, boolean running,
        boolean enabled, String cron) {}
