package org.vigie.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.casework.Run;
import org.vigie.config.Watch;
import org.vigie.index.HuntRequest;
import org.vigie.index.ListingSearch;
import org.vigie.index.SearchRequest;
import org.vigie.index.StoredObservation;
import org.vigie.listing.Fact;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;
import org.vigie.listing.ListingKey;
import org.vigie.rules.Verdict;
import org.vigie.web.view.ListingPage;

/// What list pages show of their offers is kept, beside what the pages of the offers say and never in its place.
class PartialListingsTest {

    private static final String WITH_CARDS = ScanFixture.MARKETPLACE.replace(
            "list: {items: 'ul.results a', next: 'a[rel=next]'}", """
                    list:
                      items: 'ul.results a'
                      next: 'a[rel=next]'
                      cards:
                        - each: 'ul.results li'
                          url: 'a@href'
                          fields: {title: 'a'}
                    """.stripTrailing());

    @TempDir
    private Path temp;

    private static List<StoredObservation> found(ScanFixture fixture, String words) throws IOException {
        try (ListingSearch search = fixture.search()) {
            return search.search(new SearchRequest(words, Map.of(), Optional.empty(), Optional.empty(), false, false, 0,
                    1000)).hits().stream().map(hit -> hit.observation()).toList();
        }
    }

    private static List<StoredObservation> history(ScanFixture fixture, ListingKey key) throws IOException {
        try (ListingSearch search = fixture.search()) {
            return search.history(key);
        }
    }

    private static Listing listing(StoredObservation stored) {
        return stored.observation().listing();
    }

    @Test
    void cardsAreSearchableBesideThePagesOfTheirOffers() throws Exception {
        try (ScanFixture fixture = new ScanFixture(temp, WITH_CARDS)) {
            Run run = fixture.scan(fixture.watch(List.of(fixture.shop.url("/many/60")), List.of()));
            assertThat(run.counts().listings()).as("cards are no listings read").isEqualTo(60);
            assertThat(run.counts().pages()).containsEntry("list-read", 2L).containsEntry("read", 60L);
            List<StoredObservation> all = found(fixture, "");
            assertThat(all).hasSize(120);
            List<StoredObservation> cards = all.stream().filter(each -> !each.observation().isWhole()).toList();
            assertThat(cards).hasSize(60).allSatisfy(card -> {
                assertThat(listing(card).text(Field.TITLE)).isPresent();
                assertThat(listing(card).facts()).hasSize(Field.values().length);
                assertThat(listing(card).facts().entrySet()).allMatch(fact -> fact.getKey() == Field.TITLE
                        || fact.getValue() instanceof Fact.Unread);
            });
            assertThat(found(fixture, "\"modèle 7\"")).hasSize(2);
        }
    }

    @Test
    void cardNeverTakesThePlaceOfTheOffersPage() throws Exception {
        try (ScanFixture fixture = new ScanFixture(temp, WITH_CARDS)) {
            fixture.scan(fixture.watch(List.of(fixture.shop.url("/many/3")), List.of()));
            // A later run sees the lists only.
            fixture.scan(new Watch("lists", "Lists", "testshop", true, "", List.of(fixture.shop.url("/many/3")),
                    List.of(), 1, 1, "FR"));
            List<StoredObservation> history = history(fixture, new ListingKey("testshop", "2"));
            assertThat(history).hasSize(2);
            assertThat(history.getFirst().observation().isWhole()).as("the newest is a card").isFalse();
            StoredObservation foremost = ListingPage.foremost(history);
            assertThat(foremost.observation().isWhole()).isTrue();
            assertThat(listing(foremost).text(Field.PRICE)).isPresent();
        }
    }

    @Test
    void unreadFieldsOfCardsGiveNoFinding() throws Exception {
        try (ScanFixture fixture = new ScanFixture(temp, WITH_CARDS)) {
            Run run = fixture.scan(new Watch("lists", "Lists", "testshop", true, "",
                    List.of(fixture.shop.url("/many/60")), List.of(), 1, 1, "FR"));
            assertThat(run.counts().undecided()).isZero();
            assertThat(found(fixture, "")).hasSize(50)
                    .allMatch(each -> each.observation().findings().stream()
                            .allMatch(finding -> finding.verdict() == Verdict.BREACH));
        }
    }

    @Test
    void unreadFieldsOfCardsGiveAHuntNothingEither() throws Exception {
        Path page = temp.resolve("search.html");
        Files.writeString(page, "<link rel=canonical href='https://www.aliexpress.com/w/wholesale-mat.html'>"
                + "<script>window._dida_config_._init_data_= { data: {\"data\":{\"root\":{\"fields\":{\"mods\":"
                + "{\"itemList\":{\"content\":[{\"productId\":\"1005001234567801\",\"title\":{\"displayTitle\":"
                + "\"Toy car for children\"}},{\"productId\":\"1005001234567802\",\"title\":"
                + "{\"displayTitle\":\"GPS jammer\"}}]}}}}}} }</script>");
        String market = Files.readString(Path.of("config/marketplaces/aliexpress.yaml"));
        try (ScanFixture fixture = new ScanFixture(temp, market)) {
            new ImportPass(fixture.rooms).run(page, Optional.empty(), new PassListener() {
            });
            long breaches = 0;
            for (var rule : fixture.rooms.rules().rules()) {
                var hunt = HuntPass.look(fixture.folder, fixture.rooms.rules().alone(rule.id()).orElseThrow(),
                        HuntRequest.ALL, 100).hunt();
                assertThat(hunt.searched()).isEqualTo(2);
                assertThat(hunt.found()).as(rule.id()).isEqualTo(hunt.breaches());
                assertThat(hunt.first()).hasSize((int) hunt.found());
                breaches += hunt.breaches();
            }
            assertThat(breaches).as("the jammer").isPositive();
        }
    }

    @Test
    void nextListPageIsFollowedWithinTheLimitsOfTheWatch() throws Exception {
        try (ScanFixture fixture = new ScanFixture(temp, WITH_CARDS)) {
            Run run = fixture.scan(new Watch("two", "Two", "testshop", true, "",
                    List.of(fixture.shop.url("/many/300")), List.of(), 2, 102, "FR"));
            assertThat(run.counts().pages()).containsEntry("list-read", 2L);
            assertThat(run.counts().pages().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(102);
            assertThat(found(fixture, "").stream().filter(each -> !each.observation().isWhole())).hasSize(100);
        }
    }

    @Test
    void importedListPageKeepsItsCardsAndWhoPaidForTheirPlace() throws Exception {
        Path page = temp.resolve("search.html");
        Files.writeString(page, "<link rel=canonical href='https://www.aliexpress.com/w/wholesale-mat.html'>"
                + "<script>window._dida_config_._init_data_= { data: {\"data\":{\"root\":{\"fields\":{\"mods\":"
                + "{\"itemList\":{\"content\":[{\"productId\":\"1005001234567801\",\"title\":{\"displayTitle\":"
                + "\"Yoga mat\"},\"p4p\":{\"clickUrl\":\"x\"}},{\"productId\":\"1005001234567802\",\"title\":"
                + "{\"displayTitle\":\"Taser 2,000,000 volt stun gun\"}}]}}}}}} }</script>");
        String market = Files.readString(Path.of("config/marketplaces/aliexpress.yaml"));
        try (ScanFixture fixture = new ScanFixture(temp, market)) {
            Run run = new ImportPass(fixture.rooms).run(page, Optional.empty(), new PassListener() {
            });
            assertThat(run.counts().pages()).containsEntry("list-read", 1L);
            assertThat(run.counts().undecided()).isZero();
            List<StoredObservation> mats = found(fixture, "yoga");
            assertThat(mats).hasSize(1);
            assertThat(listing(mats.getFirst()).key()).isEqualTo(new ListingKey("aliexpress", "1005001234567801"));
            assertThat(listing(mats.getFirst()).text(Field.PAID_PLACEMENT)).contains("true");
            assertThat(mats.getFirst().observation().findings()).isEmpty();
            // What a card shows may be a breach by itself, and is told.
            assertThat(found(fixture, "taser")).hasSize(1);
        }
    }
}
