package org.vigie.web.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.vigie.casework.BlindSpots;
import org.vigie.casework.Run;
import org.vigie.casework.Runs.PageProblem;

/// One run, with what went wrong in it.
///
/// @param more whether there are more problems than are listed
public record RunPage(Frame frame, RunLine run, Optional<Moments.Stamp> finished, List<Outcome> outcomes,
        List<Trouble> problems, boolean more, Blind blind, boolean live) {

    /// Problems listed at the most.
    public static final int MOST = 500;

    public record Outcome(String word, String count) {}

    /// What the run did not see.
    ///
    /// @param reasons each with its pages: outcomes first, then what was left out
    public record Blind(String planned, String seen, List<Outcome> reasons) {

        static Blind of(BlindSpots spots) {
            Stream<Outcome> unseen = spots.unseen().stream()
                    .map(each -> new Outcome(each.outcome(), Wording.figure(each.pages())));
            Stream<Outcome> leftOut = new TreeMap<>(spots.leftOut()).entrySet().stream()
                    .map(each -> new Outcome("left out: " + each.getKey(), Wording.figure(each.getValue())));
            Stream<Outcome> open = spots.open() == 0
                    ? Stream.empty()
                    : Stream.of(new Outcome("not asked for yet", Wording.figure(spots.open())));
            return new Blind(Wording.figure(spots.planned()), Wording.figure(spots.seen()),
                    Stream.of(unseen, leftOut, open).flatMap(each -> each).toList());
        }
    }

    /// @param link the address, when it may become a link
    public record Trouble(String url, Optional<String> link, String outcome, String why) {}

    /// @param problems one more than [#MOST] when there are more
    public static RunPage of(Run run, List<PageProblem> problems, BlindSpots spots, Instant now,
            Moments moments) {
        Map<String, Long> pages = new TreeMap<>(run.counts().pages());
        return new RunPage(Frame.of("Run " + run.id(), "/runs", moments), RunLine.of(run, now, moments),
                run.finishedAt().map(moments::second),
                pages.entrySet().stream().map(each -> new Outcome(each.getKey(), Wording.figure(each.getValue())))
                        .toList(),
                problems.stream().limit(MOST).map(each -> new Trouble(each.url(), Address.outward(each.url()),
                        each.outcome(), each.why())).toList(),
                problems.size() > MOST, Blind.of(spots), run.state() == Run.State.RUNNING);
    }
}
