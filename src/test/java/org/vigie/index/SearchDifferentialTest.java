package org.vigie.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.evidence.Finding;
import org.vigie.evidence.Observation;
import org.vigie.index.SearchResult.Count;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;
import org.vigie.listing.ListingKey;
import org.vigie.listing.Value;
import org.vigie.rules.Quote;
import org.vigie.rules.Verdict;

/// The index against a reader of the request that knows no index: random observations, seen once or often, random
/// requests.
final class SearchDifferentialTest {

    private static final List<String> VOCABULARY = List.of("toy", "lamp", "laser", "magnet", "crème", "żółty", "lotion",
            "baby", "battery", "charger", "shirt", "wolle", "juguete", "pila");
    private static final List<String> SEVERITIES = List.of("critical", "high", "medium", "low");

    @TempDir
    Path folder;
    private final Random random = new Random(20261101);
    private final Map<String, StoredObservation> all = new LinkedHashMap<>();
    private int findings;

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String text(int words) {
        List<String> text = new ArrayList<>();
        for (int i = 0; i < words; i++) {
            text.add(one(VOCABULARY));
        }
        return String.join(" ", text);
    }

    private Observation made(int number) {
        Listing.Builder listing = Listing.of(new ListingKey("shop" + random.nextInt(4), "l" + number / 2), "");
        listing.show(Field.TITLE, new Value.Text(text(3)), Made.DOM);
        if (random.nextInt(3) > 0) {
            listing.show(Field.DESCRIPTION, new Value.Text(text(6)), Made.DOM);
        }
        if (random.nextInt(3) > 0) {
            listing.show(Field.SELLER, new Value.Text("seller " + random.nextInt(70)), Made.DOM);
        }
        if (random.nextBoolean()) {
            listing.show(Field.ATTRIBUTES, new Value.Attribute("kind", text(1)), Made.DOM);
        }
        if (random.nextBoolean()) {
            listing.show(random.nextBoolean() ? Field.SELLER_COUNTRY : Field.MANUFACTURER_COUNTRY,
                    new Value.Text(one(List.of("CN", "FR", "PL"))), Made.DOM);
        }
        if (random.nextBoolean()) {
            listing.show(Field.LANGUAGE, new Value.Text(one(List.of("fr", "de"))), Made.DOM);
        }
        Finding[] found = new Finding[Math.max(0, random.nextInt(6) - 2)];
        for (int i = 0; i < found.length; i++) {
            found[i] = Made.finding("f" + findings++, "R000" + random.nextInt(6), "topic" + random.nextInt(3),
                    one(SEVERITIES), one(List.of(Verdict.BREACH, Verdict.UNDECIDED)),
                    new Quote(Field.TITLE, text(2), 0, 1, Made.DOM, "because"));
        }
        return Made.observation("o" + number, listing.build(), moment(), found);
    }

    private Instant moment() {
        return Made.START.plusSeconds(3_600L * random.nextInt(24 * 20));
    }

    private void index(int count) throws IOException {
        long line = 0;
        List<Observation> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            made.add(made(i));
        }
        for (int part = 0; part < 5; part++) {
            try (ListingIndex index = ListingIndex.open(folder)) {
                for (int i = part * count / 5; i < (part + 1) * count / 5; i++) {
                    Observation next = made.get(random.nextInt(4) == 0 ? random.nextInt(i + 1) : i);
                    for (Observation each : List.of(made.get(i), again(next))) {
                        index.add(each, line);
                        StoredObservation fresh = StoredForm.first(each, line++);
                        all.merge(each.id(), fresh, SearchDifferentialTest::joined);
                    }
                }
                index.commit(line);
            }
        }
    }

    private Observation again(Observation o) {
        return Made.observation(o.id(), o.listing(), moment(), o.findings().toArray(new Finding[0]));
    }

    /// Only what the checks below look at: the observation and the span of its sightings.
    private static StoredObservation joined(StoredObservation a, StoredObservation b) {
        List<StoredObservation.Sighting> sightings = new ArrayList<>(a.sightings());
        sightings.addAll(b.sightings());
        sightings.sort((x, y) -> x.capture().at().compareTo(y.capture().at()));
        return new StoredObservation(a.observation(), sightings);
    }

    private SearchRequest request() {
        Map<Facet, List<String>> filters = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            if (random.nextInt(4) == 0) {
                List<String> values = new ArrayList<>();
                for (int n = 1 + random.nextInt(2); n > 0; n--) {
                    values.add(one(List.copyOf(universe(facet))));
                }
                filters.put(facet, values);
            }
        }
        String words = switch (random.nextInt(6)) {
            case 0 -> one(VOCABULARY);
            case 1 -> one(VOCABULARY) + " " + one(VOCABULARY);
            case 2 -> "\"" + one(VOCABULARY) + " " + one(VOCABULARY) + "\"";
            case 3 -> one(VOCABULARY) + " -" + one(VOCABULARY);
            case 4 -> "-\"" + one(VOCABULARY) + " " + one(VOCABULARY) + "\"";
            default -> "";
        };
        return new SearchRequest(words, filters, Optional.of(moment()).filter(m -> random.nextInt(3) == 0),
                Optional.of(moment()).filter(m -> random.nextInt(3) == 0), random.nextInt(4) == 0, random.nextBoolean(),
                0, 5 + random.nextInt(60));
    }

    private static SearchRequest page(SearchRequest r, int page) {
        return new SearchRequest(r.words(), r.filters(), r.since(), r.until(), r.flaggedOnly(), r.newestFirst(), page,
                r.size());
    }

    // What follows reads the request without any index.

    private Set<String> universe(Facet facet) {
        Set<String> values = new HashSet<>();
        all.values().forEach(stored -> values.addAll(facet.ofFinding()
                ? stored.observation().findings().stream().map(f -> value(facet, f)).toList()
                : value(facet, stored)));
        return values;
    }

    private static String value(Facet facet, Finding finding) {
        return switch (facet) {
            case RULE -> finding.rule().id();
            case TOPIC -> finding.topic();
            case SEVERITY -> finding.severity();
            default -> finding.verdict().word();
        };
    }

    private static List<String> value(Facet facet, StoredObservation stored) {
        Listing listing = stored.observation().listing();
        return switch (facet) {
            case MARKETPLACE -> List.of(listing.key().marketplace());
            case SELLER -> listing.text(Field.SELLER).stream().toList();
            case COUNTRY -> listing.text(Field.SELLER_COUNTRY).or(() -> listing.text(Field.MANUFACTURER_COUNTRY))
                    .stream().toList();
            case LANGUAGE -> listing.text(Field.LANGUAGE).stream().toList();
            default -> List.of(stored.lastSeen().toString().substring(0, 10));
        };
    }

    /// Those that meet everything but the filters.
    private List<StoredObservation> unfiltered(SearchRequest r) {
        return all.values().stream().filter(stored -> meetsWordsAndDates(stored, r)).toList();
    }

    private static boolean meetsWordsAndDates(StoredObservation stored, SearchRequest r) {
        boolean dates = r.since().map(since -> !stored.lastSeen().isBefore(since)).orElse(true)
                && r.until().map(until -> stored.firstSeen().isBefore(until)).orElse(true);
        boolean flagged = !r.flaggedOnly() || !stored.observation().findings().isEmpty();
        return dates && flagged && words(stored, r.words());
    }

    private static boolean meets(StoredObservation stored, Map<Facet, List<String>> filters) {
        List<Finding> found = stored.observation().findings();
        boolean listing = filters.entrySet().stream().filter(f -> !f.getKey().ofFinding())
                .allMatch(f -> value(f.getKey(), stored).stream().anyMatch(f.getValue()::contains));
        List<Map.Entry<Facet, List<String>>> asked = filters.entrySet().stream().filter(f -> f.getKey().ofFinding())
                .toList();
        boolean finding = asked.isEmpty() || found.stream()
                .anyMatch(each -> asked.stream().allMatch(f -> f.getValue().contains(value(f.getKey(), each))));
        return listing && finding;
    }

    private static boolean words(StoredObservation stored, String words) {
        List<String> texts = new ArrayList<>();
        stored.observation().listing().facts().forEach((field, fact) -> stored.observation().listing().readings(field)
                .forEach(reading -> texts.add(" " + reading.value().text().replace(":", "") + " ")));
        stored.observation().findings().forEach(f -> f.quotes().forEach(q -> texts.add(" " + q.text() + " ")));
        for (String item : words.split(" (?=([^\"]*\"[^\"]*\")*[^\"]*$)")) {
            boolean excluded = item.startsWith("-");
            String wanted = " " + item.replace("-", "").replace("\"", "") + " ";
            if (!item.isEmpty() && excluded == texts.stream().anyMatch(text -> text.contains(wanted))) {
                return false;
            }
        }
        return true;
    }

    private List<Count> counts(List<StoredObservation> unfiltered, SearchRequest r, Facet facet) {
        List<Count> counts = new ArrayList<>();
        Set<String> chosen = new HashSet<>(r.filters().getOrDefault(facet, List.of()));
        for (String value : universe(facet)) {
            Map<Facet, List<String>> alone = new EnumMap<>(Facet.class);
            alone.putAll(r.filters());
            alone.put(facet, List.of(value));
            long count = unfiltered.stream().filter(stored -> meets(stored, alone)).count();
            if (count > 0 || chosen.contains(value)) {
                counts.add(new Count(value, count));
            }
        }
        counts.sort((a, b) -> facet == Facet.SEVERITY
                ? SEVERITIES.indexOf(a.value()) - SEVERITIES.indexOf(b.value())
                : a.count() != b.count() ? Long.compare(b.count(), a.count()) : a.value().compareTo(b.value()));
        List<Count> kept = new ArrayList<>();
        for (Count count : counts) {
            if (kept.size() < 50 || chosen.contains(count.value())) {
                kept.add(count);
            }
        }
        return kept;
    }

    @Test
    void totalsPagesAndCountsAreThoseOfAReaderWithoutIndex() throws IOException {
        index(500);
        int hits = 0;
        int empty = 0;
        try (ListingSearch search = ListingSearch.open(folder)) {
            for (int i = 0; i < 150; i++) {
                SearchRequest request = request();
                List<StoredObservation> unfiltered = unfiltered(request);
                List<String> expected = unfiltered.stream().filter(s -> meets(s, request.filters()))
                        .map(s -> s.observation().id()).sorted().toList();
                SearchResult result = search.search(request);
                assertThat(result.total()).as("%s", request).isEqualTo(expected.size());
                for (Facet facet : Facet.values()) {
                    assertThat(result.facets().get(facet)).as("%s of %s", facet, request)
                            .isEqualTo(counts(unfiltered, request, facet));
                }
                checkPages(search, request, expected);
                hits += expected.size();
                empty += expected.isEmpty() ? 1 : 0;
            }
        }
        assertThat(hits).as("the requests ask something").isGreaterThan(1_500);
        assertThat(empty).as("and not always nothing").isLessThan(120);
    }

    private void checkPages(ListingSearch search, SearchRequest request, List<String> expected) throws IOException {
        List<StoredObservation> found = new ArrayList<>();
        for (int page = 0; page * request.size() <= expected.size(); page++) {
            SearchResult result = search.search(page(request, page));
            assertThat(result.total()).isEqualTo(expected.size());
            result.hits().forEach(hit -> found.add(hit.observation()));
        }
        assertThat(found.stream().map(s -> s.observation().id()).sorted().toList()).isEqualTo(expected);
        if (request.newestFirst() || request.words().isEmpty()) {
            assertThat(found.stream().map(StoredObservation::lastSeen).toList())
                    .isSortedAccordingTo((a, b) -> b.compareTo(a));
        }
        for (StoredObservation stored : found) {
            assertThat(stored.sightings()).hasSameSizeAs(all.get(stored.observation().id()).sightings());
        }
    }
}
