package org.vigie.scan;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
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
    private final Count count;
    private final String runId;
    private final String watch;
    private final PassListener listener;

    /// Takes what is counted with the run.
    interface Count {
        void add(long listings, long undecided, long breaches, long newFindings);
    }

    Judging(RuleSet rules, Ledger ledger, Count count, String runId, String watch, PassListener listener) {
        this.rules = rules;
        this.ledger = ledger;
        this.count = count;
        this.runId = runId;
        this.watch = watch;
        this.listener = listener;
    }

    /// @param shell why the page was only a shell; empty when it was a full page
    Observation judge(Listing listing, CaptureRef capture, String shell) throws IOException {
        List<Finding> findings = findings(listing, capture);
        boolean undecided = findings.stream().anyMatch(f -> f.verdict() == Verdict.UNDECIDED);
        return record(listing, capture, shell, findings, 1, undecided ? 1 : 0);
    }

    /// What a list page shows of its offers: each is sealed and searchable as an observation of its own, beside those
    /// of the offer's page. It is no listing read, and gives a finding only where what it shows is a breach by itself:
    /// a card leaves most fields unread, and every rule would be undecided of them.
    ///
    /// @return how many
    int cards(List<Listing> partial, CaptureRef capture) throws IOException {
        for (Listing card : partial) {
            List<Finding> sure = findings(card, capture).stream().filter(f -> f.verdict() == Verdict.BREACH).toList();
            record(card, capture, Observation.CARD, sure, 0, 0);
        }
        return partial.size();
    }

    private List<Finding> findings(Listing listing, CaptureRef capture) {
        long start = System.nanoTime();
        List<Finding> findings = Findings.of(listing, rules.judge(listing, capture.at()),
                LocalDate.ofInstant(capture.at(), ZoneOffset.UTC));
        listener.judged(runId, Duration.ofNanos(System.nanoTime() - start));
        return findings;
    }

    private Observation record(Listing listing, CaptureRef capture, String shell, List<Finding> findings, int listings,
            int undecided) throws IOException {
        Observation observation = new Observation(ObservationIds.observation(listing, rules.digest()), listing, capture,
                runId, watch, rules.digest(), shell, findings);
        Set<String> news = ledger.recordNew(observation);
        long breaches = findings.stream().filter(f -> f.verdict() == Verdict.BREACH).count();
        count.add(listings, undecided, breaches, news.size());
        listener.listing(observation, news);
        return observation;
    }
}
