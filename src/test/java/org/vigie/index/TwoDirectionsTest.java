package org.vigie.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.listing.Fact;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;
import org.vigie.rules.Judgement;
import org.vigie.rules.RuleSet;
import org.vigie.rules.Status;
import org.vigie.rules.Verdict;

/// One rule, two directions: what the matcher says of each listing, a search over all listings finds, by the same words
/// at the same places. Random rules of every kind of condition meet random listings: 100,000 pairs.
class TwoDirectionsTest {

    private static final int RULES = 250;
    private static final int LISTINGS = 200;
    private static final Instant FIRST = Instant.parse("2020-06-01T12:00:00Z");

    @TempDir
    private Path folder;

    private record Archived(Listing listing, Instant at) {}

    /// Listings, and behind each its twin of which some facts were not read.
    private static List<Archived> archived(RandomLaw law, Random random) {
        List<Archived> archived = new ArrayList<>();
        for (int i = 0; i < LISTINGS; i++) {
            Listing listing = law.listing("l" + i);
            Instant at = FIRST.plusSeconds(random.nextInt(2300) * 86_400L);
            archived.add(new Archived(listing, at));
            archived.add(new Archived(hide(listing, random), at));
        }
        return archived;
    }

    private static Listing hide(Listing listing, Random random) {
        Listing.Builder builder = Listing.of(listing.key(), listing.url());
        listing.facts().forEach((field, fact) -> {
            if (field != Field.MARKET && random.nextInt(3) == 0) {
                builder.unread(field, "hidden by the test");
            } else if (fact instanceof Fact.Shown shown) {
                shown.readings().forEach(reading -> builder.show(field, reading.value(), reading.place()));
            } else if (fact instanceof Fact.Absent absent) {
                builder.absent(field, absent.where());
            }
        });
        return builder.build();
    }

    private static List<Judgement> judge(RuleSet rule, Archived one) {
        return rule.judge(one.listing(), one.at()).stream()
                .filter(j -> j.verdict() == Verdict.BREACH || j.verdict() == Verdict.UNDECIDED).toList();
    }

    private static void fill(Path folder, List<Archived> archived) throws IOException {
        try (ListingIndex index = ListingIndex.open(folder)) {
            for (int i = 0; i < archived.size(); i++) {
                index.add(Made.observation("o" + i, archived.get(i).listing(), archived.get(i).at()), i);
                if (i % 90 == 89) {
                    index.commit(i + 1);
                }
            }
            index.commit(archived.size());
        }
    }

    private static String difference(String source, Map<String, List<Judgement>> expected,
            Map<String, List<Judgement>> found, List<Archived> archived) {
        Set<String> missed = new TreeSet<>(expected.keySet());
        missed.removeAll(found.keySet());
        Set<String> beyond = new TreeSet<>(found.keySet());
        beyond.removeAll(expected.keySet());
        StringBuilder text = new StringBuilder("\n" + source.replaceAll("(?s).*limits: None.|examples:.*", ""));
        text.append("missed ").append(missed).append(", found beyond ").append(beyond).append('\n');
        for (String id : missed.isEmpty() ? beyond : missed) {
            Archived one = archived.get(Integer.parseInt(id.substring(1)));
            return text.append(id).append(' ').append(one.at()).append(' ').append(one.listing().facts()).append('\n')
                    .toString();
        }
        for (String id : expected.keySet()) {
            if (!expected.get(id).equals(found.get(id))) {
                return text.append(id).append(": ").append(said(expected.get(id))).append(" but found ")
                        .append(said(found.getOrDefault(id, List.of()))).append('\n').toString();
            }
        }
        return text.toString();
    }

    private static String said(List<Judgement> judged) {
        return judged.stream().map(one -> one.verdict() + " " + one.quotes() + " " + one.toRead() + one.exception())
                .toList().toString();
    }

    @Test
    void matcherAndSearchSayTheSameOfEveryPair() throws IOException {
        RandomLaw law = new RandomLaw(20_261_124);
        law.write(folder.resolve("rules"), RULES);
        RuleSet rules = RuleSet.load(folder.resolve("rules"));
        assertThat(rules.rules()).hasSize(RULES);
        List<Archived> archived = archived(law, new Random(7));
        fill(folder.resolve("index"), archived);
        long pairs = 0;
        long findings = 0;
        long breaches = 0;
        long confirmed = 0;
        long softened = 0;
        List<String> differences = new ArrayList<>();
        List<List<Judgement>> together = archived.stream().map(each -> judge(rules, each)).toList();
        try (ListingSearch search = ListingSearch.open(folder.resolve("index"))) {
            for (var one : rules.rules().subList(0, RULES)) {
                RuleSet alone = rules.alone(one.id()).orElseThrow();
                Map<String, List<Judgement>> expected = new HashMap<>();
                Set<String> breached = new HashSet<>();
                for (int i = 0; i < archived.size(); i++) {
                    // A draft does not run with the others.
                    List<Judgement> judged = one.status() == Status.DRAFT
                            ? judge(alone, archived.get(i))
                            : together.get(i).stream().filter(j -> j.rule().id().equals(one.id())).toList();
                    if (!judged.isEmpty()) {
                        expected.put("o" + i, judged);
                    }
                    if (judged.stream().anyMatch(j -> j.verdict() == Verdict.BREACH)) {
                        breached.add("o" + i);
                        assertThat(i % 2 == 0 || breached.contains("o" + (i - 1)))
                                .as("%s: hiding facts made a breach of %s", one.source(), archived.get(i).listing())
                                .isTrue();
                    } else if (breached.contains("o" + (i - 1))) {
                        softened++;
                    }
                    pairs++;
                }
                Map<String, List<Judgement>> found = new HashMap<>();
                HuntResult result = search.hunt(alone, HuntRequest.ALL, archived.size());
                result.first().forEach(find -> found.put(find.stored().observation().id(),
                        find.judged().stream().map(HuntResult.Judged::judgement).toList()));
                if (!found.equals(expected) || result.found() != expected.size()
                        || result.breaches() != breached.size()) {
                    differences.add(difference(one.source(), expected, found, archived) + result.found() + "/"
                            + expected.size() + " found, " + result.breaches() + "/" + breached.size() + " breaches");
                }
                findings += expected.size();
                breaches += breached.size();
                confirmed += result.confirmed();
            }
        }
        assertThat(differences).isEmpty();
        assertThat(pairs).isEqualTo(100_000);
        assertThat(findings).isGreaterThan(5_000);
        assertThat(breaches).isGreaterThan(1_000);
        assertThat(softened).as("hiding must matter").isGreaterThan(200);
        assertThat(confirmed).as("the index tells nearly all by itself").isLessThan(pairs / 8);
    }

    /// The test above can fail: a search that means something a little else is seen to differ.
    @Test
    void aPlantedFaultIsSeen() throws IOException {
        RandomLaw law = new RandomLaw(20_261_124);
        law.write(folder.resolve("rules"), 60);
        RuleSet rules = RuleSet.load(folder.resolve("rules"));
        List<Archived> archived = archived(law, new Random(7)).subList(0, 120);
        fill(folder.resolve("index"), archived);
        for (String list : List.of("alpha", "beta", "gamma", "delta")) {
            Path file = RandomLaw.file(folder.resolve("rules"), list);
            List<String> lines = Files.readAllLines(file);
            Files.write(file, lines.subList(0, lines.size() - 1));
        }
        RuleSet faulty = RuleSet.load(folder.resolve("rules"));
        int differences = 0;
        try (ListingSearch search = ListingSearch.open(folder.resolve("index"))) {
            for (var one : rules.rules()) {
                RuleSet alone = rules.alone(one.id()).orElseThrow();
                long expected = archived.stream().filter(each -> !judge(alone, each).isEmpty()).count();
                long found = search.hunt(faulty.alone(one.id()).orElseThrow(), HuntRequest.ALL, 1).found();
                differences += found == expected ? 0 : 1;
            }
        }
        assertThat(differences).isGreaterThan(5);
    }
}
