package org.vigie.scan;

import java.util.Optional;
import org.vigie.casework.Frontier.PageTask;
import org.vigie.casework.KnownPage;
import org.vigie.casework.Settled;
import org.vigie.evidence.CaptureRef;

/// One look at one page, while it is taken: what was known, what is counted, what was learned. For one thread.
final class Look implements Judging.Count {

    private final PageTask task;
    private final Optional<KnownPage> before;
    private Optional<KnownPage> learned = Optional.empty();
    private long listings;
    private long undecided;
    private long breaches;
    private long newFindings;

    Look(PageTask task, Optional<KnownPage> before) {
        this.task = task;
        this.before = before;
    }

    PageTask task() {
        return task;
    }

    Optional<KnownPage> before() {
        return before;
    }

    void learned(KnownPage page) {
        learned = Optional.of(page);
    }

    @Override
    public void add(long moreListings, long moreUndecided, long moreBreaches, long moreNewFindings) {
        listings += moreListings;
        undecided += moreUndecided;
        breaches += moreBreaches;
        newFindings += moreNewFindings;
    }

    Settled settled(String outcome, String detail, CaptureRef capture) {
        return new Settled(task.same(), outcome, detail, capture.logIndex(), listings, undecided, breaches,
                newFindings, learned);
    }
}
