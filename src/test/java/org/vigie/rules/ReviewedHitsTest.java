package org.vigie.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.vigie.listing.InvalidListingException;
import org.vigie.listing.ListingForm;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Every breach the rules find in the 93,909 real listings stands in `docs/reviewed-hits.tsv`, with what a reader made
/// of it. Found hits are written to `target/hits.tsv` in the same form, so that the table can be brought up to date.
class ReviewedHitsTest {

    private static final Path CORPUS = Path.of("../shared/data/listings");
    private static final Path TABLE = Path.of("docs/reviewed-hits.tsv");
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int TITLE = 70;

    @Test
    void everyHitWasReviewedAndFewAreFalse() throws IOException, InvalidListingException {
        Assumptions.assumeTrue(Files.isDirectory(CORPUS), "reviewed hits skipped: ../shared/data is not here");
        RuleSet rules = RuleSet.load(Path.of("rules"));
        Map<String, String> hits = new TreeMap<>();
        int read = 0;
        List<Path> files;
        try (var listed = Files.list(CORPUS)) {
            files = listed.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
        }
        for (Path file : files) {
            int number = 0;
            for (String line : Files.readAllLines(file)) {
                number++;
                read++;
                Map<String, Object> row = JSON.readValue(line, new TypeReference<Map<String, Object>>() {
                });
                String place = file.getFileName().toString().replace(".jsonl", "") + ":" + number;
                for (Judgement one : rules.judge(ListingForm.read(row), NOW)) {
                    if (one.verdict() == Verdict.BREACH) {
                        hits.put(one.rule().id() + "\t" + place, one.rule().topic() + "\t" + shortened(row, one));
                    }
                }
            }
        }
        List<String> lines = new ArrayList<>();
        hits.forEach((key, rest) -> lines.add(key + "\t" + rest));
        Files.createDirectories(Path.of("target"));
        Files.write(Path.of("target/hits.tsv"), lines);
        Map<String, String> verdicts = new TreeMap<>();
        for (String line : Files.readAllLines(TABLE)) {
            String[] cells = line.split("\t", -1);
            if (!line.startsWith("#") && !line.startsWith("rule\t")) {
                assertThat(cells).as(line).hasSize(6);
                assertThat(cells[4]).as(line).isIn("right", "arguable", "false");
                assertThat(cells[5]).as("reason of %s", line).isNotBlank();
                verdicts.put(cells[0] + "\t" + cells[1], cells[4]);
            }
        }
        assertThat(read).isEqualTo(93_909);
        assertThat(hits.keySet()).as("hits that nobody reviewed; see target/hits.tsv").isSubsetOf(verdicts.keySet());
        long wrong = hits.keySet().stream().filter(hit -> "false".equals(verdicts.get(hit))).count();
        assertThat(wrong * 1000.0 / read).as("false findings per 1,000 listings").isLessThan(0.5);
        assertThat(verdicts.keySet()).as("reviewed, but found no more: delete the line").isSubsetOf(hits.keySet());
    }

    private static String shortened(Map<String, Object> row, Judgement one) {
        String title = String.valueOf(row.get("title")).replaceAll("\\s+", " ").strip();
        String quoted = one.quotes().stream().map(quote -> quote.text()).distinct().limit(2).toList().toString();
        return (title.length() > TITLE ? title.substring(0, TITLE) + "…" : title) + " "
                + quoted.replaceAll("\\s+", " ");
    }
}
