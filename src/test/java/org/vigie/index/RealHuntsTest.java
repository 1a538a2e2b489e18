package org.vigie.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.listing.InvalidListingException;
import org.vigie.listing.Listing;
import org.vigie.listing.ListingForm;
import org.vigie.rules.Judgement;
import org.vigie.rules.Rule;
import org.vigie.rules.RuleSet;
import org.vigie.rules.Status;
import org.vigie.rules.Verdict;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Every rule of the project, over real listings: a hunt finds what the matcher finds, by the same words.
class RealHuntsTest {

    private static final Path DATA = Path.of("../shared/data");
    private static final Instant SEEN = Instant.parse("2026-11-24T10:00:00Z");
    private static final int EACH = 20;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path folder;

    private static List<Listing> listings() throws IOException {
        List<Listing> listings = new ArrayList<>(read(DATA.resolve("labelled/listings.jsonl"), 1));
        try (Stream<Path> files = Files.list(DATA.resolve("listings"))) {
            for (Path file : files.filter(one -> one.toString().endsWith(".jsonl")).sorted().toList()) {
                listings.addAll(read(file, EACH));
            }
        }
        return listings;
    }

    private static List<Listing> read(Path file, int each) throws IOException {
        List<Listing> listings = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i += each) {
            try {
                listings.add(ListingForm.read(JSON.readValue(lines.get(i), new TypeReference<Map<String, Object>>() {
                })));
            } catch (InvalidListingException e) {
                // Rows of other shapes stand among them.
            }
        }
        return listings;
    }

    @Test
    void aHuntFindsWhatTheMatcherFindsByTheSameWords() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(DATA.resolve("listings")),
                "hunts over real listings skipped: ../shared/data is not here");
        RuleSet rules = RuleSet.load(Path.of("rules"));
        List<Listing> listings = listings();
        Map<String, Map<String, Judgement>> expected = new HashMap<>();
        try (ListingIndex index = ListingIndex.open(folder)) {
            for (int i = 0; i < listings.size(); i++) {
                String id = "o" + i;
                index.add(Made.observation(id, listings.get(i), SEEN), i);
                rules.judge(listings.get(i), SEEN).stream().filter(one -> one.verdict() != Verdict.CLEAR)
                        .forEach(
                                one -> expected.computeIfAbsent(one.rule().id(), rule -> new HashMap<>()).put(id, one));
            }
            index.commit(listings.size());
        }
        long findings = 0;
        long confirmed = 0;
        try (ListingSearch search = ListingSearch.open(folder)) {
            for (Rule rule : rules.rules()) {
                HuntResult result = search.hunt(rules.alone(rule.id()).orElseThrow(), HuntRequest.ALL,
                        listings.size());
                confirmed += result.confirmed();
                if (rule.status() == Status.DRAFT || rule.status() == Status.RETIRED) {
                    continue;
                }
                Map<String, Judgement> found = new HashMap<>();
                result.first().forEach(find -> found.put(find.stored().observation().id(),
                        find.judged().getFirst().judgement()));
                assertThat(found).as(rule.id()).isEqualTo(expected.getOrDefault(rule.id(), Map.of()));
                assertThat(result.found()).as(rule.id()).isEqualTo(found.size());
                findings += found.size();
            }
        }
        System.out.println(listings.size() + " listings, " + findings + " findings, " + confirmed + " confirmed");
        assertThat(listings).hasSizeGreaterThan(4_000);
        assertThat(findings).isGreaterThan(500);
        assertThat(confirmed).as("the index tells nearly all by itself").isLessThan(listings.size() * 2L);
    }
}
