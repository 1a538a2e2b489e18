package org.vigie.scan;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.vigie.casework.Store;
import org.vigie.evidence.CaptureRef;
import org.vigie.evidence.Finding;
import org.vigie.evidence.Findings;
import org.vigie.evidence.Observation;
import org.vigie.evidence.ObservationIds;
import org.vigie.listing.Listing;
import org.vigie.rules.RuleSet;
import org.vigie.rules.Verdict;

/// The second half of every pass, whatever it started from: a listing and its sealed capture are judged, sealed,
/// indexed and counted.
final class Judging {

    private final RuleSet rules;
    private final Ledger ledger;
    private final Store store;
    private final String runId;
    private final String watch;
    private final PassListener listener;

    Judging(RuleSet rules, Ledger ledger, Store store, String runId, String watch, PassListener listener) {
        this.rules = rules;
        this.ledger = ledger;
        this.store = store;
        this.runId = runId;
        this.watch = watch;
        this.listener = listener;
    }

    /// @param shell why the page was only a shell; empty when it was a full page
    Observation judge(Listing listing, CaptureRef capture, String shell) throws IOException {
        List<Finding> findings = Findings.of(listing, rules.judge(listing, capture.at()),
                LocalDate.ofInstant(capture.at(), ZoneOffset.UTC));
        Observation observation = new Observation(ObservationIds.observation(listing, rules.digest()), listing, capture,
                runId, watch, rules.digest(), shell, findings);
        long news = ledger.record(observation);
        long breaches = findings.stream().filter(f -> f.verdict() == Verdict.BREACH).count();
        boolean undecided = findings.stream().anyMatch(f -> f.verdict() == Verdict.UNDECIDED);
        store.runs().count(runId, 1, undecided ? 1 : 0, breaches, news);
        listener.listing(observation, news);
        return observation;
    }
}
