package org.vigie.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.vigie.listing.InvalidListingException;
import org.vigie.listing.Listing;
import org.vigie.listing.ListingForm;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Breach verdicts against listings that people labelled, and against real listings that hold next to no offences.
class LabelledListingsTest {

    private static final Path LABELLED = Path.of("../shared/data/labelled/listings.jsonl");
    private static final Path CORPUS = Path.of("../shared/data/listings");
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// The labelled topics that some rule covers, and what its verdicts were.
    private static final class Score {

        private int right;
        private int wrong;
        private int missed;
        private int hardNegatives;
        private int hardNegativeHits;
    }

    @Test
    void precisionAndRecallOfEveryCoveredTopic() throws IOException, InvalidListingException {
        Assumptions.assumeTrue(Files.exists(LABELLED), "labelled listings skipped: ../shared/data is not here");
        RuleSet rules = RuleSet.load(Path.of("rules"));
        Map<String, Score> scores = new TreeMap<>();
        rules.rules().stream().filter(rule -> rule.status() != Status.DRAFT)
                .forEach(rule -> scores.put(rule.topic(), new Score()));
        List<String> wrong = new ArrayList<>();
        for (String line : Files.readAllLines(LABELLED)) {
            Map<String, Object> row = JSON.readValue(line, new TypeReference<Map<String, Object>>() {
            });
            Listing listing = ListingForm.read(row);
            Set<String> breached = new HashSet<>();
            rules.judge(listing, NOW).stream().filter(LabelledListingsTest::recognised)
                    .forEach(one -> breached.add(one.rule().topic()));
            List<?> expected = (List<?>) row.get("expected");
            scores.forEach((topic, score) -> {
                boolean hit = breached.contains(topic);
                boolean labelled = expected.contains(topic);
                score.right += hit && labelled ? 1 : 0;
                score.wrong += hit && !labelled ? 1 : 0;
                score.missed += !hit && labelled ? 1 : 0;
                score.hardNegatives += topic.equals(row.get("contrast")) ? 1 : 0;
                score.hardNegativeHits += topic.equals(row.get("contrast")) && hit ? 1 : 0;
                if (hit != labelled) {
                    wrong.add(topic + (hit ? " flagged: " : " missed: ") + row.get("id") + " " + row.get("title"));
                }
            });
        }
        scores.forEach((topic, score) -> System.out.printf(
                "%-28s right %2d, wrong %d, missed %d, hard negatives hit %d of %d%n", topic, score.right, score.wrong,
                score.missed, score.hardNegativeHits, score.hardNegatives));
        scores.values().removeIf(score -> score.right + score.missed == 0);
        assertThat(scores).hasSizeGreaterThanOrEqualTo(14);
        scores.forEach((topic, score) -> {
            assertThat(score.right / (double) (score.right + score.wrong)).as("precision of %s: %s", topic, wrong)
                    .isGreaterThanOrEqualTo(0.97);
            assertThat(score.right / (double) (score.right + score.missed)).as("recall of %s: %s", topic, wrong)
                    .isGreaterThanOrEqualTo(0.97);
        });
        int negatives = scores.values().stream().mapToInt(score -> score.hardNegatives).sum();
        int hits = scores.values().stream().mapToInt(score -> score.hardNegativeHits).sum();
        assertThat(hits / (double) negatives).as("hard negatives hit: %s", wrong).isLessThanOrEqualTo(0.01);
    }

    /// A breach; for the topic that only people may qualify, that the listing is put before them.
    static boolean recognised(Judgement one) {
        return one.verdict() == Verdict.BREACH
                || (one.rule().topic().equals("childlike-doll") && one.verdict() == Verdict.UNDECIDED);
    }

    @Test
    void childlikeDollIsNeverABreach() {
        RuleSet rules = RuleSet.load(Path.of("rules"));
        CompiledRule rule = rules.compiled("R0031").orElseThrow();
        assertThat(rule.rule().topic()).isEqualTo("childlike-doll");
        assertThat(rule.surely()).isEqualTo(new Condition.Constant(false));
        assertThat(rule.examples()).noneMatch(example -> example.expect() == Verdict.BREACH);
        assertThat(rule.lists()).as("no word lists on this topic").isEmpty();
    }

    /// One listing in ten of the real ones: ordinary groceries, clothes, electronics.
    @Test
    void cleanCorpusStaysClean() throws IOException, InvalidListingException {
        Assumptions.assumeTrue(Files.isDirectory(CORPUS), "clean corpus skipped: ../shared/data is not here");
        RuleSet rules = RuleSet.load(Path.of("rules"));
        Map<String, Integer> verdicts = new TreeMap<>();
        int read = 0;
        List<Path> files;
        try (var listed = Files.list(CORPUS)) {
            files = listed.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
        }
        for (Path file : files) {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i += 10) {
                Map<String, Object> row = JSON.readValue(lines.get(i), new TypeReference<Map<String, Object>>() {
                });
                read++;
                rules.judge(ListingForm.read(row), NOW)
                        .forEach(one -> verdicts.merge(one.rule().id() + " " + one.verdict().word(), 1, Integer::sum));
            }
        }
        int count = read;
        verdicts.forEach((verdict, hits) -> System.out.printf("%-18s %.2f per 1,000 of %d listings%n", verdict,
                hits * 1000.0 / count, count));
        int breaches = verdicts.entrySet().stream().filter(one -> one.getKey().endsWith(" breach"))
                .mapToInt(Map.Entry::getValue).sum();
        assertThat(breaches * 1000.0 / count).as("breaches per 1,000").isLessThan(1.0);
    }

    /// The lists a rule waits for only save work: asking every rule gives the same verdicts.
    @Test
    void wakingByWordsChangesNoVerdict() {
        RuleSet rules = RuleSet.load(Path.of("rules"));
        List<CompiledRule> all = rules.rules().stream().map(rule -> rules.compiled(rule.id()).orElseThrow()).toList();
        for (CompiledRule source : all) {
            for (Example example : source.examples()) {
                List<Judgement> asked = all.stream().filter(CompiledRule::runs)
                        .map(rule -> Judge.judge(rule, rules.sight(example.listing(), example.captured())))
                        .filter(one -> one.verdict() != Verdict.NOT_APPLICABLE).toList();
                Instant noon = example.captured().atTime(12, 0).toInstant(ZoneOffset.UTC);
                assertThat(rules.judge(example.listing(), noon)).as(example.name()).isEqualTo(asked);
            }
        }
    }
}
