package org.vigie.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vigie.demo.DemoPage.Kind;

class DemoShopTest {

    private static DemoShop shop;
    private static Visitor visitor;

    @BeforeAll
    static void open() throws IOException {
        shop = DemoShop.start(0);
        visitor = new Visitor(shop.port());
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void everyListedAddressAnswersAsItsKindSays() {
        for (DemoPage page : DemoShop.pages(shop.port())) {
            Visitor.Reply reply = visitor.get(page.url());
            assertThat(reply.status()).as(page.url()).isEqualTo(switch (page.kind()) {
                case OFFER, SHELL, NO_LONGER_SOLD, FORBIDDEN -> 200;
                case GONE -> 404;
                case CHALLENGE -> 302;
            });
            assertThat(reply.header("Content-Type")).as(page.url()).hasValueSatisfying(
                    type -> assertThat(type).contains("charset=utf-8"));
        }
    }

    @Test
    void listPagesLinkEveryAddressOnceAndNothingElse() {
        List<String> linked = DemoShop.lists(shop.port()).values().stream().flatMap(List::stream)
                .flatMap(this::followed).toList();
        assertThat(linked).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(
                DemoShop.pages(shop.port()).stream().map(DemoPage::url).toList());
    }

    private Stream<String> followed(String list) {
        Stream<String> links = Stream.of();
        String url = list;
        while (!url.isEmpty()) {
            String page = visitor.get(url).text();
            String origin = url.substring(0, url.indexOf('/', 8));
            links = Stream.concat(links, Markup.hrefs(page, "class=\"(?:card|tile-link|offer-link)\"").stream()
                    .map(href -> href.startsWith("http") ? href : origin + href).toList().stream());
            url = Markup.hrefs(page, "rel=\"next\"").stream().map(origin::concat).findFirst().orElse("");
        }
        return links;
    }

    @Test
    void someListHasSeveralPages() {
        assertThat(DemoShop.lists(shop.port()).values().stream().flatMap(List::stream)
                .filter(url -> visitor.get(url).text().contains("rel=\"next\""))).hasSizeGreaterThan(3);
    }

    @Test
    void bothOpeningsServeTheSameBytes() throws IOException {
        Map<String, byte[]> first = new HashMap<>();
        DemoShop.pages(shop.port()).forEach(page -> first.put(page.url(), visitor.get(page.url()).body()));
        int port;
        try (DemoShop other = DemoShop.start(0)) {
            port = other.port();
            Visitor again = new Visitor(port);
            for (DemoPage page : DemoShop.pages(shop.port())) {
                assertThat(visitor.get(page.url()).body()).isEqualTo(first.get(page.url()));
                assertThat(again.get(page.url()).text().replace(":" + port, ":" + shop.port()))
                        .isEqualTo(new String(first.get(page.url()), StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void pagesOfOffersAreAsLargeAsPagesAre() {
        assertThat(DemoShop.pages(shop.port())).filteredOn(page -> page.kind() == Kind.OFFER)
                .allSatisfy(page -> assertThat(visitor.get(page.url()).body().length).as(page.url())
                        .isBetween(8 * 1024, 40 * 1024));
    }

    @Test
    void boutiquePacksItsPagesForWhoeverCanUnpackThem() {
        String url = DemoShop.lists(shop.port()).get("demo-boutique").getFirst();
        Visitor.Reply packed = visitor.ask("GET", url, "Accept-Encoding: gzip\r\n");
        assertThat(packed.header("Content-Encoding")).contains("gzip");
        assertThat(packed.unzipped()).isEqualTo(visitor.get(url).text());
        assertThat(visitor.ask("GET", url, "Accept-Encoding: gzip\r\n").body()).isEqualTo(packed.body());
    }

    @Test
    void robotsForbidsExactlyTheForbiddenAddresses() {
        for (DemoPage page : DemoShop.pages(shop.port())) {
            String origin = page.url().substring(0, page.url().indexOf('/', 8));
            String path = page.url().substring(origin.length());
            Visitor.Reply robots = visitor.get(origin + "/robots.txt");
            assertThat(robots.status()).isEqualTo(200);
            boolean forbidden = robots.text().lines().filter(l -> l.startsWith("Disallow: "))
                    .anyMatch(l -> path.startsWith(l.substring("Disallow: ".length())));
            assertThat(forbidden).as(page.url()).isEqualTo(page.kind() == Kind.FORBIDDEN);
        }
    }

    @Test
    void challengeLeadsToACheckForHumans() {
        DemoPage page = only(Kind.CHALLENGE);
        String location = visitor.get(page.url()).header("Location").orElseThrow();
        assertThat(location).startsWith("http://m.boutique.localhost:" + shop.port()
                + "/risk/challenge?captcha_type=909");
        Visitor.Reply check = visitor.get(location);
        assertThat(check.status()).isEqualTo(200);
        assertThat(check.text()).contains("id=\"captcha\"").doesNotContain("boutiqueRawData");
    }

    @Test
    void onlyTheEndedOfferSaysThatItEnded() {
        for (DemoPage page : DemoShop.pages(shop.port())) {
            assertThat(visitor.get(page.url()).text().contains("This item is no longer available")).as(page.url())
                    .isEqualTo(page.kind() == Kind.NO_LONGER_SOLD);
        }
    }

    @Test
    void shellHoldsNeitherPriceNorSeller() {
        Visitor.Reply shell = visitor.get(only(Kind.SHELL).url());
        assertThat(shell.text()).contains("window._d_c_.isCSR = true", "window.runParams = {};", "og:title")
                .doesNotContain("12.90", "Larkmoor");
    }

    @Test
    void unknownHostLearnsTheNamesOfTheShops() {
        Visitor.Reply reply = visitor.get("http://elsewhere.localhost:" + shop.port() + "/");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.text()).contains("bazar.localhost", "boutique.localhost", "galerie.localhost");
    }

    @Test
    void headGivesTheHeadersWithoutTheBody() {
        String url = "http://galerie.localhost:" + shop.port() + "/";
        Visitor.Reply head = visitor.ask("HEAD", url, "");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("Content-Length")).contains(String.valueOf(visitor.get(url).body().length));
        assertThat(visitor.ask("POST", url, "Content-Length: 0\r\n").status()).isEqualTo(405);
    }

    @Test
    void takenPortIsAnErrorThatSaysSo() {
        assertThatThrownBy(() -> DemoShop.start(shop.port())).isInstanceOf(IOException.class)
                .hasMessageContaining("need port " + shop.port());
    }

    @Test
    void closedShopNoLongerAnswers() throws IOException {
        DemoShop other = DemoShop.start(0);
        int port = other.port();
        other.close();
        assertThatThrownBy(() -> new Visitor(port).get("http://bazar.localhost:" + port + "/"))
                .isInstanceOf(UncheckedIOException.class);
    }

    private static DemoPage only(Kind kind) {
        List<DemoPage> found = DemoShop.pages(shop.port()).stream().filter(p -> p.kind() == kind).toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }
}
