package org.vigie.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vigie.listing.Field;
import org.vigie.normalise.Language;
import org.vigie.yaml.Problems;

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

    /// What is a breach, or where no rule finds one by itself what people must look at, and what is not: three of each,
    /// and in at least two languages both kinds. The language of an example is that of its file; of those in a rule
    /// itself, what the language of its words is told to be.
    @Test
    void everyRuleThatRunsHasExamplesOfBothKindsInTwoLanguages() {
        Problems problems = new Problems();
        Path folder = Path.of("rules");
        RuleFolder read = RuleFolder.read(folder, problems).withExamples(folder, problems);
        problems.throwIfAny();
        assertThat(read.rules().stream().filter(CompiledRule::runs)).allSatisfy(rule -> {
            Verdict gravest = NEVER_A_BREACH.contains(rule.rule().id()) ? Verdict.UNDECIDED : Verdict.BREACH;
            Map<Boolean, Set<String>> languages = new HashMap<>(Map.of(true, new TreeSet<>(), false, new TreeSet<>()));
            Map<Boolean, Integer> counts = new HashMap<>();
            for (Example example : rule.examples()) {
                boolean grave = example.expect() == gravest;
                counts.merge(grave, 1, Integer::sum);
                language(example).ifPresent(languages.get(grave)::add);
            }
            assertThat(counts.get(true)).as(rule.rule().id()).isGreaterThanOrEqualTo(3);
            assertThat(counts.get(false)).as(rule.rule().id()).isGreaterThanOrEqualTo(3);
            Set<String> both = new TreeSet<>(languages.get(true));
            both.retainAll(languages.get(false));
            assertThat(both).as("%s: breaches in %s, others in %s", rule.rule().id(), languages.get(true),
                    languages.get(false)).hasSizeGreaterThanOrEqualTo(2);
        });
    }

    private static Optional<String> language(Example example) {
        if (example.language().isPresent()) {
            return example.language().filter(language -> !language.equals("mul"));
        }
        String text = Stream.of(Field.TITLE, Field.DESCRIPTION)
                .flatMap(field -> example.listing().readings(field).stream()).map(one -> one.value().text())
                .collect(Collectors.joining(". "));
        return Language.of(text).map(Language::code);
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
