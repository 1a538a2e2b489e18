package org.vigie.web.view;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.vigie.casework.Run;

/// Past runs and planned ones.
///
/// @param live whether a run is under way, so that the page refreshes itself where scripts run
public record RunsPage(Frame frame, List<Plan> plans, List<RunLine> runs, boolean live) {

    /// A watch, and what will start it.
    ///
    /// @param when the next start; empty when nothing will start it
    /// @param state `running`, `waiting`, `off`, `by hand`
    public record Plan(String watch, String title, String marketplace, Optional<Moments.Stamp> when, String state,
            String cron) {}

    /// @param planned every watch
    /// @param runs newest first
    public static RunsPage of(List<PlannedWatch> planned, List<Run> runs, Instant now, Moments moments) {
        Comparator<PlannedWatch> soonest = Comparator.comparing(each -> each.nextAt().orElse(Instant.MAX));
        return new RunsPage(Frame.of("Runs", "/runs", moments),
                planned.stream().sorted(soonest.thenComparing(PlannedWatch::watch))
                        .map(each -> plan(each, moments)).toList(),
                runs.stream().map(run -> RunLine.of(run, now, moments)).toList(),
                runs.stream().anyMatch(run -> run.state() == Run.State.RUNNING)
                        || planned.stream().anyMatch(PlannedWatch::running));
    }

    private static Plan plan(PlannedWatch watch, Moments moments) {
        String state = watch.running()
                ? "running"
                : !watch.enabled()
                        ? "off"
                        : watch.cron().isEmpty() ? "by hand" : "waiting";
        return new Plan(watch.watch(), watch.title(), watch.marketplace(),
                watch.enabled() ? watch.nextAt().map(moments::weekday) : Optional.empty(), state, watch.cron());
    }
}
