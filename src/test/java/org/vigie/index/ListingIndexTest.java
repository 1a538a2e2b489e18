package org.vigie.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.evidence.Observation;
import org.vigie.index.StoredObservation.Sighting;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;
import org.vigie.listing.ListingKey;
import org.vigie.listing.Value;
import org.vigie.rules.Verdict;

final class ListingIndexTest {

    private static final Instant DAY_1 = Made.START;
    private static final Instant DAY_2 = DAY_1.plusSeconds(86_400);
    private static final Instant DAY_3 = DAY_2.plusSeconds(86_400);

    @TempDir
    Path folder;

    private static Observation seen(String id, Instant at) {
        return Made.observation(id, Made.listing("l-" + id, "Toy " + id).build(), at,
                Made.finding("f-" + id, "R0001", "toys", "high", Verdict.BREACH),
                Made.finding("g-" + id, "R0002", "toys", "low", Verdict.UNDECIDED));
    }

    private StoredObservation stored(String id) throws IOException {
        try (ListingSearch search = ListingSearch.open(folder)) {
            return search.observation(id).orElseThrow();
        }
    }

    @Test
    void whatIsAddedComesBackWhole() throws IOException {
        Listing listing = Made.listing("1", "half a pair: \uD83D, a whole one: 😀, \\ud83d")
                .show(Field.ATTRIBUTES, new Value.Attribute("a", "b"), Made.DOM).absent(Field.GTIN, Made.DOM)
                .unread(Field.SELLER, "closed tab").build();
        Observation observation = Made.observation("1", listing, DAY_1.plusNanos(123_456_789),
                Made.finding("f", "R0001", "toys", "high", Verdict.UNDECIDED));
        Made.fill(folder, observation);
        StoredObservation stored = stored("1");
        assertThat(stored.observation()).isEqualTo(observation);
        assertThat(stored.sightings()).containsExactly(new Sighting(observation.capture(), observation.runId(), 0));
    }

    @Test
    void aFurtherSightingIsOneObservationSeenTwice() throws IOException {
        Made.fill(folder, seen("a", DAY_1), seen("b", DAY_1), seen("a", DAY_2));
        Made.fill(folder, seen("a", DAY_3));
        assertThat(stored("a").sightings()).extracting(Sighting::logIndex).containsExactly(0L, 2L, 3L);
        assertThat(stored("a").firstSeen()).isEqualTo(DAY_1);
        assertThat(stored("a").lastSeen()).isEqualTo(DAY_3);
        try (ListingSearch search = ListingSearch.open(folder)) {
            assertThat(search.stats()).isEqualTo(
                    new IndexStats(2, 2, 4, Map.of("breach", 2L, "undecided", 2L), 4));
        }
    }

    @Test
    void theSameLogLineCountsOnceHoweverOftenItIsAdded() throws IOException {
        try (ListingIndex index = ListingIndex.open(folder)) {
            index.add(seen("a", DAY_1), 5);
            index.add(seen("a", DAY_1), 5);
            index.commit(6);
            index.add(seen("a", DAY_1), 5);
            index.add(seen("a", DAY_2), 6);
            index.commit(7);
        }
        try (ListingIndex index = ListingIndex.open(folder)) {
            index.add(seen("a", DAY_2), 6);
            index.add(seen("a", DAY_1), 5);
            index.commit(7);
        }
        assertThat(stored("a").sightings()).extracting(Sighting::logIndex).containsExactly(5L, 6L);
    }

    @Test
    void theOrderOfAddingDoesNotMatter() throws IOException {
        try (ListingIndex index = ListingIndex.open(folder)) {
            index.add(seen("a", DAY_3), 9);
            index.add(seen("a", DAY_1), 2);
            index.add(seen("a", DAY_2), 4);
            index.commit(10);
        }
        assertThat(stored("a").sightings()).extracting(Sighting::logIndex).containsExactly(2L, 4L, 9L);
        assertThat(stored("a").observation()).isEqualTo(seen("a", DAY_1));
    }

    @Test
    void sightingsAreJoinedAcrossManyAdditionsWithoutCommit() throws IOException {
        try (ListingIndex index = ListingIndex.open(folder)) {
            for (int i = 0; i < 5_000; i++) {
                index.add(Made.observation("o" + i % 2_500, Made.listing("l" + i % 2_500, "Toy").build(),
                        DAY_1.plusSeconds(i)), i);
            }
            assertThat(index.nextLogIndex()).isZero();
            index.commit(5_000);
        }
        try (ListingSearch search = ListingSearch.open(folder)) {
            assertThat(search.stats().observations()).isEqualTo(2_500);
            assertThat(search.observation("o7").orElseThrow().sightings()).hasSize(2);
        }
    }

    @Test
    void knowsFindingSeesWhatIsNotCommitted() throws IOException {
        try (ListingIndex index = ListingIndex.open(folder)) {
            assertThat(index.knowsFinding("f-a")).isFalse();
            index.add(seen("a", DAY_1), 0);
            assertThat(index.knowsFinding("f-a")).isTrue();
            assertThat(index.knowsFinding("f-b")).isFalse();
            index.commit(1);
            index.add(seen("a", DAY_2), 1);
            assertThat(index.knowsFinding("g-a")).isTrue();
        }
        try (ListingIndex index = ListingIndex.open(folder)) {
            assertThat(index.knowsFinding("f-a")).isTrue();
            assertThat(index.nextLogIndex()).isEqualTo(1);
        }
    }

    @Test
    void whatWasNotCommittedIsGoneAndTheRestStays() throws IOException {
        Made.fill(folder, seen("a", DAY_1));
        try (ListingIndex index = ListingIndex.open(folder)) {
            index.add(seen("a", DAY_2), 1);
            index.add(seen("b", DAY_2), 2);
        }
        try (ListingIndex index = ListingIndex.open(folder)) {
            assertThat(index.nextLogIndex()).isEqualTo(1);
            assertThat(index.knowsFinding("f-b")).isFalse();
        }
        assertThat(stored("a").sightings()).hasSize(1);
    }

    @Test
    void filesOfAKilledWriterAreThoseOfItsLastCommit(@TempDir Path killed) throws IOException {
        try (ListingIndex index = ListingIndex.open(folder)) {
            index.add(seen("a", DAY_1), 0);
            index.commit(1);
            for (int i = 0; i < 2_100; i++) {
                index.add(seen("x" + i, DAY_2), 1 + i);
            }
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.copy(file, killed.resolve(file.getFileName()));
                }
            }
        }
        try (ListingIndex index = ListingIndex.open(killed)) {
            assertThat(index.nextLogIndex()).isEqualTo(1);
            index.add(seen("b", DAY_2), 1);
            index.commit(2);
        }
        try (ListingSearch search = ListingSearch.open(killed)) {
            assertThat(search.stats().observations()).isEqualTo(2);
        }
    }

    @Test
    void theHistoryOfAListingIsNewestFirst() throws IOException {
        ListingKey key = new ListingKey("a:b", "c");
        Listing.Builder listing = Listing.of(key, "");
        Made.fill(folder,
                Made.observation("1", listing.show(Field.PRICE, new Value.Text("1"), Made.DOM).build(), DAY_1),
                Made.observation("2", listing.show(Field.PRICE, new Value.Text("2"), Made.DOM).build(), DAY_3),
                Made.observation("3", Listing.of(new ListingKey("a", "b:c"), "").build(), DAY_2),
                Made.observation("1", listing.build(), DAY_2));
        try (ListingSearch search = ListingSearch.open(folder)) {
            assertThat(search.history(key)).extracting(s -> s.observation().id()).containsExactly("2", "1");
            assertThat(search.history(new ListingKey("a", "c"))).isEmpty();
        }
    }

    @Test
    void aFindingLeadsToTheObservationLastSeen() throws IOException {
        Observation early = Made.observation("1", Made.listing("1", "Toy").build(), DAY_1,
                Made.finding("f", "R0001", "toys", "high", Verdict.BREACH));
        Observation late = Made.observation("2", Made.listing("1", "Toy").build(), DAY_2,
                Made.finding("f", "R0001", "toys", "high", Verdict.BREACH));
        Made.fill(folder, late, early);
        try (ListingSearch search = ListingSearch.open(folder)) {
            assertThat(search.byFinding("f").orElseThrow().observation()).isEqualTo(late);
            assertThat(search.byFinding("nothing")).isEmpty();
        }
    }

    @Test
    void aSecondWriterIsRefused() throws IOException {
        try (ListingIndex index = ListingIndex.open(folder)) {
            assertThatThrownBy(() -> ListingIndex.open(folder)).isInstanceOf(IndexInUseException.class)
                    .hasMessageContaining(folder.toString());
            assertThatThrownBy(() -> ListingIndex.rebuild(folder)).isInstanceOf(IndexInUseException.class);
            index.add(seen("a", DAY_1), 0);
            index.commit(1);
        }
        assertThat(stored("a").sightings()).hasSize(1);
    }

    @Test
    void aClosedWriterSaysSo() throws IOException {
        ListingIndex index = ListingIndex.open(folder);
        index.close();
        assertThatThrownBy(() -> index.add(seen("a", DAY_1), 0)).isInstanceOf(IOException.class)
                .hasMessageContaining("takes no more");
        assertThatThrownBy(() -> index.commit(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sinceAndUntilSpanTheSightings() throws IOException {
        Made.fill(folder, seen("a", DAY_1), seen("a", DAY_3), seen("b", DAY_2), seen("c", DAY_3));
        try (ListingSearch search = ListingSearch.open(folder)) {
            assertThat(between(search, DAY_3, null)).containsExactlyInAnyOrder("a", "c");
            assertThat(between(search, null, DAY_2)).containsExactly("a");
            assertThat(between(search, DAY_2, DAY_3)).containsExactlyInAnyOrder("a", "b");
            assertThat(between(search, Instant.MIN, Instant.MAX)).hasSize(3);
            assertThat(between(search, Instant.MAX, Instant.MIN)).isEmpty();
        }
    }

    private static List<String> between(ListingSearch search, Instant since, Instant until) throws IOException {
        return Made.ids(search.search(new SearchRequest("", Map.of(), Optional.ofNullable(since),
                Optional.ofNullable(until), true, true, 0, 10)));
    }

    @Test
    void hostileLengthsAreTaken() throws IOException {
        String longText = "ab\uD83D\uDE00".repeat(20_000);
        Listing listing = Listing.of(new ListingKey("example", longText), longText)
                .show(Field.TITLE, new Value.Text(longText), Made.DOM)
                .show(Field.SELLER, new Value.Text(longText), Made.DOM)
                .show(Field.SELLER_COUNTRY, new Value.Text(longText), Made.DOM)
                .show(Field.LANGUAGE, new Value.Text(longText), Made.DOM).build();
        Made.fill(folder, Made.observation("1", listing, Instant.MAX), Made.observation("2", listing, Instant.MIN));
        try (ListingSearch search = ListingSearch.open(folder)) {
            assertThat(search.search(Made.filtered("", Made.filter(Facet.SELLER, longText))).total()).isEqualTo(2);
            assertThat(search.history(listing.key())).hasSize(2);
            assertThat(search.search(Made.words("")).facets().get(Facet.SELLER)).singleElement()
                    .satisfies(c -> assertThat(c.value()).hasSizeLessThanOrEqualTo(200));
        }
    }
}
