package org.vigie.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.listing.InvalidListingException;
import org.vigie.listing.ListingForm;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Breach verdicts against listings written for the purpose from the trade's vocabulary, in eight languages: for every
/// topic offers of the thing, some of them disguised, and offers that only look like it.
class MadeListingsTest {

    private static final Path FOLDER = Path.of("src/test/resources/made");
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final class Score {

        private int right;
        private int wrong;
        private int missed;
        private int negatives;
        private int negativesHit;

        private double precision() {
            return right / Math.max(1.0, right + wrong);
        }

        private double recall() {
            return right / Math.max(1.0, right + missed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"first", "second", "third", "fourth", "fifth"})
    void offersAreToldFromWhatOnlyLooksLikeThem(String batch) throws IOException, InvalidListingException {
        RuleSet rules = RuleSet.load(Path.of("rules"));
        Map<String, Score> scores = new TreeMap<>();
        Score all = new Score();
        List<String> differences = new ArrayList<>();
        for (Map<String, Object> row : rows(batch)) {
            Set<String> expected = new HashSet<>();
            ((List<?>) row.get("expected")).forEach(one -> expected.add((String) one));
            boolean negative = row.get("contrast") instanceof String;
            String topic = negative ? (String) row.get("contrast") : expected.iterator().next();
            Set<String> found = new HashSet<>();
            rules.judge(ListingForm.read(row), NOW).stream().filter(LabelledListingsTest::recognised)
                    .forEach(one -> found.add(one.rule().topic()));
            boolean hit = found.contains(topic);
            for (Score score : List.of(scores.computeIfAbsent(topic, name -> new Score()), all)) {
                score.right += hit && !negative ? 1 : 0;
                score.wrong += hit && negative ? 1 : 0;
                score.missed += !hit && !negative ? 1 : 0;
                score.negatives += negative ? 1 : 0;
                score.negativesHit += negative && hit ? 1 : 0;
            }
            if (hit == negative) {
                differences.add(topic + (hit ? " flagged: " : " missed: ") + row.get("title") + " "
                        + row.get("description") + " " + row.get("attributes"));
            }
        }
        scores.forEach((topic, score) -> System.out.printf("%-28s precision %.2f, recall %.2f, hit %d of %d%n", topic,
                score.precision(), score.recall(), score.negativesHit, score.negatives));
        System.out.printf("%s: precision %.3f, recall %.3f, hard negatives hit %.3f%n", batch, all.precision(),
                all.recall(), all.negativesHit / (double) all.negatives);
        assertThat(all.precision()).as("precision: %s", String.join("\n", differences)).isGreaterThanOrEqualTo(0.97);
        assertThat(all.recall()).as("recall: %s", String.join("\n", differences)).isGreaterThanOrEqualTo(0.97);
        assertThat(all.negativesHit / (double) all.negatives).as("hard negatives hit: %s", differences)
                .isLessThanOrEqualTo(0.02);
    }

    /// The first batch speaks at least six languages for each topic; the bar above holds over all topics together.
    @Test
    void everyTopicIsCoveredInSixLanguages() throws IOException {
        Map<String, Set<Object>> languages = new TreeMap<>();
        for (Map<String, Object> row : rows("first")) {
            Object topic = row.get("contrast") instanceof String contrast
                    ? contrast
                    : ((List<?>) row.get("expected")).getFirst();
            languages.computeIfAbsent((String) topic, name -> new HashSet<>()).add(row.get("lang"));
        }
        assertThat(languages).hasSize(24)
                .allSatisfy((topic, spoken) -> assertThat(spoken).as(topic).hasSizeGreaterThanOrEqualTo(6));
    }

    private static List<Map<String, Object>> rows(String batch) throws IOException {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (String line : Files.readAllLines(FOLDER.resolve(batch + ".jsonl"))) {
            rows.add(JSON.readValue(line, new TypeReference<Map<String, Object>>() {
            }));
        }
        return rows;
    }
}
