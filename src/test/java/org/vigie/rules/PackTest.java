package org.vigie.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What every rule of the packs owes a lawyer, and which topics the packs hold.
class PackTest {

    /// Rules that by law or by design never find a breach by themselves: people decide, or a register does.
    private static final Set<String> NEVER_A_BREACH = Set.of("R0014", "R0029", "R0031");
    private static final RuleSet RULES = RuleSet.load(Path.of("rules"));

    @Test
    void everyRuleNamesArticleDatesJurisdictionPenaltyAndLimits() {
        assertThat(RULES.rules()).hasSizeGreaterThanOrEqualTo(60).allSatisfy(rule -> {
            assertThat(rule.laws()).as(rule.id()).isNotEmpty();
            assertThat(rule.laws()).as(rule.id()).allSatisfy(law -> assertThat(law.provision()).isNotBlank());
            assertThat(rule.jurisdiction()).as(rule.id()).isNotBlank();
            assertThat(rule.penalty()).as(rule.id()).isPresent();
            assertThat(rule.limits()).as(rule.id()).isNotBlank();
        });
    }

    @Test
    void everyRuleThatFindsBreachesShowsThreeAndThreeOthers() {
        assertThat(RULES.rules()).filteredOn(rule -> !NEVER_A_BREACH.contains(rule.id())).allSatisfy(rule -> {
            List<Example> examples = RULES.compiled(rule.id()).orElseThrow().examples();
            long breaches = examples.stream().filter(one -> one.expect() == Verdict.BREACH).count();
            assertThat(breaches).as(rule.id()).isGreaterThanOrEqualTo(3);
            assertThat(examples.size() - breaches).as(rule.id()).isGreaterThanOrEqualTo(3);
        });
    }

    @Test
    void everyTopicOfTheIssueHasARule() {
        Set<String> topics = RULES.rules().stream().map(Rule::topic).collect(Collectors.toSet());
        assertThat(topics).contains("missing-responsible-person", "missing-manufacturer", "missing-identification",
                "missing-warnings", "missing-trader-identity", "missing-price-reference", "fake-discount",
                "misleading-urgency", "missing-energy-label", "missing-fibre-composition", "ce-claim", "no-CE-toy",
                "toy-warnings", "banned-cosmetic-substance", "missing-ingredients", "missing-hazard-information",
                "biocide-advertising", "biocide-unauthorised", "prescription-medicine", "fake-medical-function",
                "knuckleduster", "switchblade", "throwing-star", "zombie-knife", "stun-gun", "disposable-e-cigarette",
                "class-3B-laser", "radio-jammer", "radar-detector", "cites-species", "ivory", "battery-formal-defect",
                "lithium-battery-no-marking", "radio-equipment-defect", "professional-fireworks", "oral-tobacco-snus",
                "mercury-device", "plant-protection-product", "magnet-set-toy", "counterfeit-claim",
                "recalled-product", "childlike-doll");
    }

    /// The lists that say what is prohibited stand in all eight languages.
    @Test
    void listsOfProhibitedGoodsSpeakEightLanguages() {
        Map<String, Set<String>> spoken = new TreeMap<>();
        for (String list : List.of("knuckledusters", "switchblades", "butterfly-knives", "throwing-stars", "stun-guns",
                "radio-jammers", "radar-detectors", "magnet-sets", "firework-words", "mercury-instruments",
                "elephant-ivory", "disposable-vapes", "counterfeit-words", "biocides", "laser-pointers",
                "synthetic-plant-protection", "no-marking-claims")) {
            for (String language : List.of("fr", "en", "de", "es", "it", "pl", "nl", "zh")) {
                if (Path.of("rules", "lists", language, list + ".txt").toFile().isFile()) {
                    spoken.computeIfAbsent(list, name -> new HashSet<>()).add(language);
                }
            }
        }
        assertThat(spoken).hasSize(17)
                .allSatisfy((list, languages) -> assertThat(languages).as(list).hasSize(8));
    }
}
