package org.vigie.scan;

import java.time.Duration;
import java.util.Set;
import org.vigie.casework.Pauses.HostPause;
import org.vigie.casework.Run;
import org.vigie.evidence.Observation;

/// Hears what a pass does, while it does it. Called from several threads at once.
public interface PassListener {

    /// A pass begins.
    ///
    /// @param resumed whether it goes on with a run that was cut off
    default void started(Run run, boolean resumed) {
    }

    /// Pages were added to what the pass has to do.
    default void planned(String runId, int pages) {
    }

    /// A page is done.
    ///
    /// @param outcome word of the outcome
    /// @param detail why, for the operator; empty when all is well
    default void page(String runId, String url, String outcome, String detail) {
    }

    /// A page was asked for; what is read of its bytes comes after.
    ///
    /// @param outcome word of what became of the fetch itself
    /// @param bytes bodies as they came over the wire, those of redirects included
    /// @param took from the last request to the end of its answer, without the wait for the host's turn; zero when
    ///     nothing came
    default void fetched(String runId, String outcome, long bytes, Duration took) {
    }

    /// The bytes of a page were read.
    default void read(String runId, Duration took) {
    }

    /// One listing was judged by all rules.
    default void judged(String runId, Duration took) {
    }

    /// A listing was judged and sealed.
    ///
    /// @param news how many of its findings were never seen before
    default void listing(Observation observation, long news) {
    }

    /// The same, for whoever wants to know which findings are new. Passes call this one alone.
    ///
    /// @param news ids of its findings that were never seen before
    default void listing(Observation observation, Set<String> news) {
        listing(observation, news.size());
    }

    /// A host asked for a human: from now on nothing is asked of it. Told once for each pause.
    default void paused(String runId, HostPause pause) {
    }

    /// The pass ended, whole, stopped or failed. Not told when another process took the run over.
    default void finished(Run run) {
    }
}
