package org.vigie.web.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.vigie.casework.Run;
import org.vigie.casework.Runs.PageProblem;

/// One run, with what went wrong in it.
///
/// @param more whether there are more problems than are listed
public record RunPage(Frame frame, RunLine run, Optional<Moments.Stamp> finished, List<Outcome> outcomes,
        List<Trouble> problems, boolean more, boolean live) {

    /// Problems listed at the most.
    public static final int MOST = 500;

    public record Outcome(String word, String count) {}

    /// @param link the address, when it may become a link
    public record Trouble(String url, Optional<String> link, String outcome, String why) {}

    /// @param problems one more than [#MOST] when there are more
    public static RunPage of(Run run, List<PageProblem> problems, Instant now, Moments moments) {
        Map<String, Long> pages = new TreeMap<>(run.counts().pages());
        return new RunPage(Frame.of("Run " + run.id(), "/runs", moments), RunLine.of(run, now, moments),
                run.finishedAt().map(moments::second),
                pages.entrySet().stream().map(each -> new Outcome(each.getKey(), Wording.figure(each.getValue())))
                        .toList(),
                problems.stream().limit(MOST).map(each -> new Trouble(each.url(), Address.outward(each.url()),
                        each.outcome(), each.why())).toList(),
                problems.size() > MOST, run.state() == Run.State.RUNNING);
    }
}
