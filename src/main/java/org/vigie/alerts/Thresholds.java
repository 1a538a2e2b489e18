package org.vigie.alerts;

import java.util.Arrays;
import java.util.Optional;
import org.vigie.config.AlertSettings;
import org.vigie.evidence.Finding;
import org.vigie.rules.Severity;
import org.vigie.rules.Verdict;

/// Which new findings people want to be told of.
record Thresholds(AlertSettings settings) {

    static Optional<Severity> severity(String word) {
        return Arrays.stream(Severity.values()).filter(each -> each.word().equals(word)).findFirst();
    }

    boolean wants(String watch, Finding finding) {
        Optional<Severity> least = severity(settings.severity(watch));
        if (least.isEmpty()) {
            return false; // `never`
        }
        if (SealedReview.holds(finding.topic())) {
            return true; // never a breach by itself, and mostly on trial: that somebody looks is the point
        }
        return severity(finding.severity()).filter(its -> its.compareTo(least.get()) >= 0).isPresent()
                && (finding.verdict() == Verdict.BREACH || settings.undecided())
                && (!finding.trial() || settings.trial());
    }
}
