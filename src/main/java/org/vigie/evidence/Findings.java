package org.vigie.evidence;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.vigie.listing.Listing;
import org.vigie.rules.Judgement;
import org.vigie.rules.Law;
import org.vigie.rules.Rule;
import org.vigie.rules.Status;
import org.vigie.rules.Verdict;

/// Turns judgements into findings: a breach or an undecided one becomes a finding, a clear or not applicable one none.
public final class Findings {

    private Findings() {
    }

    /// Findings that cite every provision their rule names, whatever its dates.
    public static List<Finding> of(Listing listing, List<Judgement> judgements) {
        return of(listing, judgements, law -> true);
    }

    /// Findings that cite only the provisions in force on the day of the capture.
    public static List<Finding> of(Listing listing, List<Judgement> judgements, LocalDate day) {
        return of(listing, judgements, law -> law.inForce(day));
    }

    private static List<Finding> of(Listing listing, List<Judgement> judgements, Predicate<Law> cited) {
        return judgements.stream()
                .filter(j -> j.verdict() == Verdict.BREACH || j.verdict() == Verdict.UNDECIDED)
                .map(j -> finding(listing, j, cited)).toList();
    }

    private static Finding finding(Listing listing, Judgement judgement, Predicate<Law> cited) {
        Rule rule = judgement.rule();
        String law = rule.laws().stream().filter(cited).map(Law::toString).collect(Collectors.joining("; "));
        return new Finding(
                ObservationIds.finding(rule.ref(), listing, judgement.verdict(), judgement.quotes()), rule.ref(),
                rule.title(), rule.topic(), rule.severity().word(), rule.status() == Status.TRIAL, law,
                judgement.verdict(), List.copyOf(judgement.quotes()), List.copyOf(judgement.toRead()),
                judgement.exception());
    }
}
