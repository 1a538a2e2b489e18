package org.vigie.scan;

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

    /// A listing was judged and sealed.
    ///
    /// @param news how many of its findings were never seen before
    default void listing(Observation observation, long news) {
    }

    /// The pass ended.
    default void finished(Run run) {
    }
}
