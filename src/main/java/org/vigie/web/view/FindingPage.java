package org.vigie.web.view;

import java.util.List;
import java.util.Optional;
import org.vigie.casework.Decision;
import org.vigie.evidence.Finding;
import org.vigie.index.StoredObservation;
import org.vigie.listing.Fact;
import org.vigie.listing.Field;
import org.vigie.rules.Confidence;
import org.vigie.rules.Rule;

/// One finding, with everything it rests on.
///
/// @param confidence word of the rule's confidence; empty when the rule is not in the rules folder any more
/// @param meaning what the verdict means
/// @param lawCited the law as the finding cites it
/// @param laws the provisions of the rule, with their dates; empty when the rule is not there any more
/// @param ruleNote how the rule in the folder differs from the one that found this; empty when it does not
/// @param hunt when and of which capture it was found by a hunt through the archive; empty when it was not
/// @param exception the exception that cleared or may clear it; empty when there is none
public record FindingPage(Frame frame, String id, String rule, String ruleId, String ruleAddress, String ruleDigest,
        String title, String topic, boolean trial, String severity, String confidence, String confidenceMeaning,
        String verdict, String meaning, String lawCited, List<LawBlock> laws, String ruleNote, String hunt,
        String limits,
        List<QuotedText> quotes, List<ToRead> toRead, String exception, String listingTitle, String listingAddress,
        String marketplace, EvidenceBlock evidence, List<Moments.Stamp> sightings, List<DecisionLine> decisions,
        Form form) {

    /// A field that would decide.
    public record ToRead(String field, String why) {}

    public record DecisionLine(String kind, String author, String note, Moments.Stamp at) {}

    /// The form for a decision, as it was last filled in.
    ///
    /// @param error what is wrong with what was entered; empty when nothing is
    public record Form(String action, String token, String kind, String author, String note, String error) {}

    /// @param finding one of the observation's findings
    /// @param rule the rule as it stands in the rules folder, if it is there
    /// @param decisions newest first
    public static FindingPage of(StoredObservation stored, Finding finding, Optional<Rule> rule,
            List<Decision> decisions, Form form, Moments moments) {
        var listing = stored.observation().listing();
        var capture = finding.hunt().flatMap(hunt -> stored.sightings().stream().map(each -> each.capture())
                .filter(each -> each.id().equals(hunt.capture())).findFirst()).orElse(stored.observation().capture());
        Optional<Confidence> confidence = rule.map(Rule::confidence);
        return new FindingPage(Frame.of(finding.ruleTitle(), "/", moments), finding.id(), finding.rule().toString(),
                finding.rule().id(), Address.rule(finding.rule().id()), finding.rule().digest(), finding.ruleTitle(),
                finding.topic(), finding.trial(), finding.severity(), confidence.map(Confidence::word).orElse(""),
                confidence.map(FindingPage::meaning).orElse(
                        "The rule is not in the rules folder any more, so its confidence is not known here."),
                finding.verdict().word(), Wording.meaning(finding.verdict()), finding.law(),
                rule.map(each -> each.laws().stream()
                        .map(law -> LawBlock.of(law, Optional.of(moments.day(capture.at())))).toList())
                        .orElse(List.of()),
                ruleNote(finding, rule), finding.hunt().map(hunt -> hunt(hunt, moments)).orElse(""),
                rule.map(Rule::limits).orElse(""),
                QuotedText.of(finding.quotes(), listing),
                finding.toRead().stream().map(field -> new ToRead(Wording.field(field), why(stored, field))).toList(),
                finding.exception().orElse(""), listing.text(Field.TITLE).orElse("(no title read)"),
                Address.observation(listing.key(), stored.observation().id()), listing.key().toString(),
                EvidenceBlock.of(stored.observation().id(), capture, moments),
                stored.sightings().stream().map(each -> moments.second(each.capture().at())).toList(),
                decisions.stream().map(each -> new DecisionLine(each.kind().word(), each.author(), each.note(),
                        moments.minute(each.at()))).toList(),
                form);
    }

    private static String why(StoredObservation stored, Field field) {
        return switch (stored.observation().listing().fact(field)) {
            case Fact.Unread unread -> "not read: " + unread.why();
            case Fact.Absent absent -> "not stated in " + absent.where();
            case Fact.Shown shown -> "shown: " + Wording.shorten(shown.chosen().text(), 120);
        };
    }

    private static String hunt(Finding.Hunt hunt, Moments moments) {
        return "Found on " + moments.day(hunt.at()) + " by a hunt for this rule through the archive (run " + hunt.run()
                + "), in the capture of " + moments.day(hunt.captured()) + ", by the law in force that day.";
    }

    private static String meaning(Confidence confidence) {
        return switch (confidence) {
            case HIGH -> "A page alone shows a breach of this rule surely.";
            case MEDIUM -> "A page alone shows a breach of this rule fairly surely; check the limits of the rule.";
            case LOW -> "A page alone is only a hint of a breach of this rule; other evidence is needed.";
        };
    }

    private static String ruleNote(Finding finding, Optional<Rule> rule) {
        if (rule.isEmpty()) {
            return "The rule that found this is not in the rules folder any more.";
        }
        if (rule.get().ref().equals(finding.rule())) {
            return "";
        }
        return "Found by " + finding.rule() + "; the rules folder now holds " + rule.get().ref()
                + ", whose law, severity and confidence may differ.";
    }
}
