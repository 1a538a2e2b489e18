package org.vigie.web.view;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.vigie.rules.Law;
import org.vigie.rules.Rule;

/// One rule as people read it, with its source.
///
/// @param markets countries whose consumers it protects; empty when it names none
/// @param penalty maximum penalty as the source gives it; empty when it gives none
/// @param listings address of the search for listings with a finding of this rule
public record RulePage(Frame frame, String id, int version, String digest, String title, String topic, String status,
        String severity, String confidence, String jurisdiction, String markets, List<LawBlock> laws, String penalty,
        String limits, String file, String source, String listings) {

    public static RulePage of(Rule rule, Moments moments) {
        return new RulePage(Frame.of(rule.id() + " " + rule.title(), "/rules", moments), rule.id(),
                rule.ref().version(), rule.ref().digest(), rule.title(), rule.topic(), rule.status().word(),
                rule.severity().word(), rule.confidence().word(), rule.jurisdiction(),
                String.join(", ", new TreeSet<>(rule.markets())),
                rule.laws().stream().map((Law law) -> LawBlock.of(law, Optional.empty())).toList(),
                rule.penalty().orElse(""), rule.limits(), rule.file(), rule.source(), RulesPage.listings(rule));
    }
}
