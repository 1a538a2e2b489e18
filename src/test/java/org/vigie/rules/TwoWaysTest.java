package org.vigie.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vigie.listing.InvalidListingException;
import org.vigie.listing.Listing;
import org.vigie.listing.ListingForm;
import org.vigie.yaml.Problems;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The fast matcher says the same as the plain one: verdicts, exceptions, quotes with their places, fields to read.
class TwoWaysTest {

    private static final Path RULES = Path.of("rules");
    private static final Path DATA = Path.of("../shared/data");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static RuleFolder folder;
    private static RuleSet rules;
    private static NaiveLexicon naive;

    @BeforeAll
    static void load() {
        folder = RuleFolder.read(RULES, new Problems());
        rules = new RuleSet(folder);
        naive = NaiveJudge.lexicon(folder, RULES.resolve("lists"), inline(folder));
    }

    /// Phrases written in rules stand in the names of their lists.
    private static Map<String, List<Phrase>> inline(RuleFolder folder) {
        Map<String, List<Phrase>> inline = new HashMap<>();
        folder.lexicon().ids().keySet().stream().filter(name -> name.startsWith("any:"))
                .forEach(name -> inline.put(name, Stream.of(name.substring(4).split("\\|"))
                        .map(text -> Phrase.read(text, wrong -> {
                            throw new AssertionError(wrong);
                        }).orElseThrow()).toList()));
        return inline;
    }

    private static void assertSame(Listing listing, LocalDate day) {
        NaiveJudge plain = new NaiveJudge(listing, day, folder.fields(), naive, rules.sight(listing, day));
        List<Judgement> expected = folder.rules().stream().filter(CompiledRule::runs).map(plain::judge)
                .filter(one -> one.verdict() != Verdict.NOT_APPLICABLE).toList();
        assertThat(rules.judge(listing, day.atStartOfDay(ZoneOffset.UTC).toInstant())).isEqualTo(expected);
    }

    @Test
    void onEveryExampleOfEveryRule() {
        int compared = 0;
        for (CompiledRule rule : folder.rules()) {
            for (Example example : rule.examples()) {
                assertSame(example.listing(), example.captured());
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(400);
    }

    @Test
    void onListingsThatPeopleLabelled() throws IOException, InvalidListingException {
        Path file = DATA.resolve("labelled/listings.jsonl");
        Assumptions.assumeTrue(Files.exists(file), "labelled listings skipped: ../shared/data is not here");
        for (String line : Files.readAllLines(file)) {
            assertSame(listing(line), TODAY);
        }
    }

    @Test
    void onRealListingsAndOnTheSameDisguised() throws IOException {
        Path corpus = DATA.resolve("listings");
        Assumptions.assumeTrue(Files.isDirectory(corpus), "real listings skipped: ../shared/data is not here");
        Random random = new Random(11);
        List<Path> files;
        try (Stream<Path> children = Files.list(corpus)) {
            files = children.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
        }
        int compared = 0;
        for (Path file : files) {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < 260 && !lines.isEmpty(); i++) {
                String line = lines.get(random.nextInt(lines.size()));
                try {
                    Listing listing = listing(line);
                    assertSame(listing, TODAY);
                    if (i % 4 == 0) {
                        assertSame(RandomListings.disguised(listing, random), TODAY);
                    }
                    compared++;
                } catch (InvalidListingException e) {
                    // Rows of other shapes stand among them.
                }
            }
        }
        assertThat(compared).isGreaterThan(5_000);
    }

    @Test
    void onRandomRulesAndListings() {
        Random random = new Random(5);
        for (int round = 0; round < 60; round++) {
            RandomRules made = new RandomRules(random);
            RuleSet set = made.set();
            NaiveLexicon lexicon = new NaiveLexicon(made.naive());
            for (int i = 0; i < 60; i++) {
                Listing listing = RandomListings.of(made.words(), random);
                NaiveJudge plain = new NaiveJudge(listing, TODAY, made.fields(), lexicon, set.sight(listing, TODAY));
                List<Judgement> expected = new ArrayList<>();
                made.rules().forEach(rule -> expected.add(plain.judge(rule)));
                expected.removeIf(one -> one.verdict() == Verdict.NOT_APPLICABLE);
                assertThat(set.judge(listing, TODAY.atStartOfDay(ZoneOffset.UTC).toInstant())).isEqualTo(expected);
            }
        }
    }

    private static Listing listing(String line) throws InvalidListingException {
        return ListingForm.read(JSON.readValue(line, new TypeReference<Map<String, Object>>() {
        }));
    }
}
