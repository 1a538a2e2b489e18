package org.vigie.casework;

import java.util.List;
import java.util.Map;

/// What a run was to look at, what it saw, and what it did not see and why. Kept with the run: it is counted from the
/// pages of the run, and stays as long as they do.
///
/// @param planned pages that the run knew of: those it asked for, those still queued, and those it left out
/// @param seen pages whose content was read, lists and unchanged pages included
/// @param unseen pages asked for that gave nothing to read, by outcome, most first
/// @param open pages not asked for yet, when the run is not at its end
/// @param leftOut pages not asked for, by reason
public record BlindSpots(String runId, long planned, long seen, List<Unseen> unseen, long open,
        Map<String, Long> leftOut) {

    /// @param outcome word of the outcome
    /// @param examples a few addresses, each with the reason
    public record Unseen(String outcome, long pages, List<Runs.PageProblem> examples) {
        public Unseen {
            examples = List.copyOf(examples);
        }
    }

    public BlindSpots {
        unseen = List.copyOf(unseen);
        leftOut = Map.copyOf(leftOut);
    }

    /// Whether all that was planned was seen.
    public boolean none() {
        return seen == planned;
    }
}
