package org.vigie.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.listing.Field;
import org.vigie.yaml.InvalidFilesException;

class MarketplacesTest {

    /// Of these no whole page was at hand.
    private static final Set<String> UNVERIFIED = Set.of("joom", "temu", "walmart", "shopify", "allegro", "wish");

    @TempDir
    Path folder;

    private List<Marketplace> load(String text) throws IOException {
        Files.writeString(folder.resolve("a.yaml"), text);
        return Marketplaces.load(folder, place -> place.contains("((") ? Optional.of("brackets") : Optional.empty());
    }

    @Test
    void shippedFilesAreRight() {
        assertThat(Marketplaces.load(Path.of("config/marketplaces"))).extracting(Marketplace::name)
                .contains("aliexpress", "shein", "joom", "amazon", "ebay", "etsy");
    }

    @Test
    void everyShippedFileSaysWhetherItWasChecked() throws IOException {
        for (Marketplace each : Marketplaces.load(Path.of("config/marketplaces"))) {
            assertThat(each.verified()).as(each.name()).isEqualTo(!UNVERIFIED.contains(each.name()));
        }
    }

    @Test
    void missingFolderHoldsNone() {
        assertThat(Marketplaces.load(folder.resolve("nowhere"))).isEmpty();
    }

    @Test
    void oneTextCountsAsAListOfOne() throws IOException {
        Marketplace read = load("""
                name: m
                hosts: M.example
                item_url: '/i/(?<id>[0-9]+)'
                list_url: '/w/'
                selectors: {seller: '.s', title: [h1, h2]}
                challenge: {urls: '/risk', bodies: [x5]}
                """).getFirst();
        assertThat(read.hosts()).containsExactly("m.example");
        assertThat(read.selectors().get(Field.TITLE)).containsExactly("h1", "h2");
        assertThat(read.challengeUrls()).containsExactly("/risk");
        assertThat(read.challengeBodies()).containsExactly("x5");
        assertThat(read.itemId("https://m.example/i/12?a")).contains("12");
        assertThat(read.lists("https://m.example/w/x")).isTrue();
        assertThat(read.verified()).isFalse();
    }

    @Test
    void hostsAreMatchedBySuffixOfWholeNames() throws IOException {
        Marketplace read = load("{name: m, hosts: [shop.example]}").getFirst();
        assertThat(read.covers("shop.example")).isTrue();
        assertThat(read.covers("FR.Shop.example")).isTrue();
        assertThat(read.covers("myshop.example")).isFalse();
    }

    @Test
    void everyMistakeIsToldWithItsPlace() {
        assertThatThrownBy(() -> load("""
                name: Big Shop
                hosts: [m.example]
                item_urls: x
                item_url: '/i/[0-9]+'
                list_url: '/w/('
                selectors: {titl: h1, seller: '.a(('}
                absent: {gtin: table}
                state: {variable: s, feilds: {title: a}}
                shell: {bodies: ['']}
                not_from: {title: [jsonld]}
                """)).isInstanceOf(InvalidFilesException.class)
                .hasMessageContaining("`name` may hold a-z, 0-9, `.` and `-` only.")
                .hasMessageContaining("The key `item_urls` is not known here. Did you mean `item_url`?")
                .hasMessageContaining("`/i/[0-9]+` names no number; write (?<id>…) around it.")
                .hasMessageContaining("`/w/(` is not a regular expression")
                .hasMessageContaining("`titl` is not a field. Did you mean `title`?")
                .hasMessageContaining("`.a((` is not a place on a page: brackets")
                .hasMessageContaining("The key `feilds` is not known here. Did you mean `fields`?")
                .hasMessageContaining("An empty text is contained in every page")
                .hasMessageContaining("`jsonld` is not a source")
                .hasMessageContaining("a.yaml:6:")
                .hasMessageContaining("9 problems");
    }

    @Test
    void nameIsGivenOnce() throws IOException {
        Files.writeString(folder.resolve("b.yaml"), "{name: m, hosts: [b.example]}");
        assertThatThrownBy(() -> load("{name: m, hosts: [a.example]}")).isInstanceOf(InvalidFilesException.class)
                .hasMessageContaining("has the name `m` that").hasMessageContaining("b.yaml");
    }

    @Test
    void numberOfTheSameOfferElsewhereIsTheSameNumber() throws IOException {
        Marketplace read = load("""
                name: m
                hosts: m.example
                item_url: '/i/(?<id>[0-9]+)'
                renumber: {ids: '9[0-9]{2}', minus: 900}
                """).getFirst();
        assertThat(read.itemId("https://m.example/i/912")).contains("12");
        assertThat(read.itemId("https://m.example/i/812")).contains("812");
        assertThat(read.offerId("abc")).isEqualTo("abc");
    }

    @Test
    void mistakesInListsAndTextsAreTold() {
        assertThatThrownBy(() -> load("""
                name: m
                hosts: m.example
                renumber: {ids: '.*', minus: 9}
                state:
                  variable: s
                  texts: {field: sellr, in: a.b, pattern: 'x'}
                  next: {parameter: page}
                """)).isInstanceOf(InvalidFilesException.class).hasMessageContaining("must be made of digits")
                .hasMessageContaining("Did you mean `seller`").hasMessageContaining("names no value")
                .hasMessageContaining("does not say where the list ends");
    }
}
