package org.vigie.casework;

import java.util.Map;

/// What a run came to.
///
/// @param pages pages by outcome word: `fetched`, `challenged`, …; `queued` counts all that are not done yet
/// @param listings listings read
/// @param undecided listings with at least one undecided rule
/// @param breaches findings that are a breach
/// @param newFindings findings never seen before this run
public record RunCounts(Map<String, Long> pages, long listings, long undecided, long breaches, long newFindings) {

    public static final RunCounts NONE = new RunCounts(Map.of(), 0, 0, 0, 0);

    public RunCounts {
        pages = Map.copyOf(pages);
    }
}
