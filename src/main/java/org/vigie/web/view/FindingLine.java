package org.vigie.web.view;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vigie.casework.Decision;
import org.vigie.evidence.Finding;
import org.vigie.rules.Quote;
import org.vigie.rules.Severity;
import org.vigie.rules.Verdict;

/// A finding as one row.
///
/// @param words the first words it rests on, shortened; empty when it rests on an absence
/// @param missing fields whose absence it rests on
/// @param toRead fields that would decide, when undecided
/// @param decision word of the decision that counts; empty when nobody decided
public record FindingLine(String address, String severity, Verdict verdict, boolean trial, String rule, String title,
        String law, String words, String missing, String toRead, String decision) {

    private static final int MAX_WORDS = 160;

    private static final List<String> WORST_SEVERITY_FIRST = Arrays.stream(Severity.values()).map(Severity::word)
            .toList()
            .reversed();

    private static final Comparator<Finding> WORST_FIRST = Comparator
            .comparing((Finding finding) -> finding.verdict() != Verdict.BREACH)
            .thenComparing(Finding::trial)
            .thenComparingInt(finding -> WORST_SEVERITY_FIRST.indexOf(finding.severity().toLowerCase(Locale.ROOT)))
            .thenComparing(finding -> finding.rule().id());

    /// All findings of a listing: breaches first, then those of rules not on trial, then by severity.
    static List<FindingLine> of(List<Finding> findings, Map<String, Decision> decisions) {
        return findings.stream().sorted(WORST_FIRST)
                .map(finding -> of(finding, Optional.ofNullable(decisions.get(finding.id())))).toList();
    }

    private static FindingLine of(Finding finding, Optional<Decision> decision) {
        String words = finding.quotes().stream().map(Quote::text).filter(text -> !text.isBlank()).findFirst()
                .map(text -> Wording.shorten(text.strip(), MAX_WORDS)).orElse("");
        String missing = finding.quotes().stream().filter(quote -> quote.text().isEmpty())
                .map(quote -> Wording.field(quote.field())).distinct().collect(Collectors.joining(", "));
        String toRead = finding.toRead().stream().map(Wording::field).distinct().collect(Collectors.joining(", "));
        return new FindingLine(Address.finding(finding.id()), finding.severity(), finding.verdict(), finding.trial(),
                finding.rule().toString(), finding.ruleTitle(), finding.law(), words, missing, toRead,
                decision.map(each -> each.kind().word()).orElse(""));
    }
}
