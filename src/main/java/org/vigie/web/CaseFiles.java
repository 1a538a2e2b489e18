package org.vigie.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vigie.casework.BlindSpots;
import org.vigie.casework.Decision;
import org.vigie.casework.Run;
import org.vigie.casework.Runs.PageProblem;
import org.vigie.casework.Store;

/// What the pages ask the casework store for, and the one thing they write there. Called from several threads.
public interface CaseFiles {

    /// Adds a decision.
    ///
    /// @throws IllegalArgumentException when author or note is too long or empty, with a sentence for the person
    Decision decide(String findingId, String listing, Decision.Kind kind, String author, String note);

    /// All decisions about a finding, newest first.
    List<Decision> decisions(String findingId);

    /// The decision that counts for each of these findings, where there is one.
    Map<String, Decision> current(Set<String> findingIds);

    /// The newest runs first.
    List<Run> newestRuns(int most);

    Optional<Run> run(String runId);

    List<PageProblem> problems(String runId, int most);

    /// What a run did not see, and why.
    BlindSpots blindSpots(String runId);

    static CaseFiles of(Store store) {
        return new CaseFiles() {
            @Override
            public Decision decide(String findingId, String listing, Decision.Kind kind, String author, String note) {
                return store.decisions().add(findingId, listing, kind, author, note);
            }

            @Override
            public List<Decision> decisions(String findingId) {
                return store.decisions().of(findingId);
            }

            @Override
            public Map<String, Decision> current(Set<String> findingIds) {
                return store.decisions().current(findingIds);
            }

            @Override
            public List<Run> newestRuns(int most) {
                return store.runs().newest(most);
            }

            @Override
            public Optional<Run> run(String runId) {
                return store.runs().run(runId);
            }

            @Override
            public List<PageProblem> problems(String runId, int most) {
                return store.runs().problems(runId, most);
            }

            @Override
            public BlindSpots blindSpots(String runId) {
                return store.runs().blindSpots(runId);
            }
        };
    }
}
