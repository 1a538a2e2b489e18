package org.vigie.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.ShopAnswer.Page;
import org.vigie.TestShop;

class CrawlerRobotsTest {

    private final Crawls.Clockwork ticker = new Crawls.Clockwork();
    private TestShop shop;
    private Crawler crawler;

    @BeforeEach
    void open() throws IOException {
        shop = TestShop.start();
        crawler = Crawls.crawler(Duration.ofSeconds(2), ticker);
    }

    @AfterEach
    void close() {
        crawler.close();
        shop.close();
    }

    @Test
    void forbiddenPageIsNotAskedFor() throws Exception {
        assertThat(crawler.fetch(shop.url("/forbidden/item"))).isInstanceOf(Outcome.RefusedByRobots.class);
        assertThat(shop.requests()).extracting(TestShop.Request::path).containsExactly("/robots.txt");
    }

    @Test
    void ruleForOurNameWins() throws Exception {
        shop.robots(200, "text/plain", "User-agent: *\nDisallow: /\n\nUser-agent: vigie\nDisallow: /list\n");
        assertThat(crawler.fetch(shop.url("/item"))).isInstanceOf(Outcome.Fetched.class);
        assertThat(crawler.fetch(shop.url("/list?page=2"))).isInstanceOf(Outcome.RefusedByRobots.class);
    }

    @Test
    void fileIsFetchedOnceForManyAndAgainWhenItIsOld() throws Exception {
        Crawls.together(crawler, IntStream.range(0, 20).mapToObj(i -> shop.url("/item/" + i)));
        assertThat(shop.requests("/robots.txt")).hasSize(1);

        shop.robots(200, "text/plain", "User-agent: *\nDisallow: /\n");
        ticker.pass(Duration.ofHours(23));
        assertThat(crawler.fetch(shop.url("/item"))).isInstanceOf(Outcome.Fetched.class);
        ticker.pass(Duration.ofHours(1));
        assertThat(crawler.fetch(shop.url("/item"))).isInstanceOf(Outcome.RefusedByRobots.class);
        assertThat(shop.requests("/robots.txt")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410})
    void missingFileAllowsEverything(int status) throws Exception {
        shop.robots(status, "text/html", "<html>no</html>");
        assertThat(crawler.fetch(shop.url("/forbidden/item"))).isInstanceOf(Outcome.Fetched.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void fileThatCannotBeReadForbidsEverythingForAWhile(int status) throws Exception {
        shop.robots(status, "text/plain", "");
        assertThat(crawler.fetch(shop.url("/item"))).isInstanceOfSatisfying(Outcome.RefusedByRobots.class,
                refused -> assertThat(refused.why()).contains(Integer.toString(status)));
        assertThat(crawler.fetch(shop.url("/item"))).isInstanceOf(Outcome.RefusedByRobots.class);
        assertThat(shop.requests()).hasSize(1);

        shop.robots(200, "text/plain", "");
        ticker.pass(Duration.ofMinutes(5));
        assertThat(crawler.fetch(shop.url("/item"))).isInstanceOf(Outcome.Fetched.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!DOCTYPE html><title>Boutique</title>", "\uFEFF\n <html></html>"})
    void webPageInPlaceOfTheFileForbidsEverything(String page) throws Exception {
        shop.robots(200, "text/plain", page);
        assertThat(crawler.fetch(shop.url("/item"))).isInstanceOfSatisfying(Outcome.RefusedByRobots.class,
                refused -> assertThat(refused.why()).contains("is a web page"));
    }

    @Test
    void textIsReadWhateverItsDeclaredType() throws Exception {
        shop.robots(200, "text/html", "User-agent: *\nDisallow: /item\n");
        assertThat(crawler.fetch(shop.url("/item"))).isInstanceOf(Outcome.RefusedByRobots.class);
        assertThat(crawler.fetch(shop.url("/list"))).isInstanceOf(Outcome.Fetched.class);
    }

    @Test
    void redirectOfTheFileIsFollowed() throws Exception {
        shop.answer("/robots.txt", Page.redirect(shop.url("other.localhost", "/real-robots")));
        shop.answer("/real-robots", Page.of(200, "text/plain", "User-agent: *\nDisallow: /item\n"));
        assertThat(crawler.fetch(shop.url("/item"))).isInstanceOf(Outcome.RefusedByRobots.class);
        assertThat(crawler.fetch(shop.url("/list"))).isInstanceOf(Outcome.Fetched.class);
    }

    @Test
    void fileThatRedirectsForEverForbidsEverything() throws Exception {
        shop.answer("/robots.txt", Page.redirect("/robots.txt"));
        assertThat(crawler.fetch(shop.url("/item"))).isInstanceOfSatisfying(Outcome.RefusedByRobots.class,
                refused -> assertThat(refused.why()).contains("redirects more than 5 times"));
        assertThat(shop.requests()).hasSize(6);
    }

    @Test
    void onlyTheFirstHalfMegabyteIsRead() throws Exception {
        String padding = "# nothing\n".repeat(60_000);
        shop.robots(200, "text/plain", "User-agent: *\nDisallow: /item\n" + padding + "Disallow: /list\n");
        assertThat(crawler.fetch(shop.url("/item"))).isInstanceOf(Outcome.RefusedByRobots.class);
        assertThat(crawler.fetch(shop.url("/list"))).isInstanceOf(Outcome.Fetched.class);
    }

    @Test
    void brokenPackingOfTheFileForbidsEverything() throws Exception {
        shop.answer("/robots.txt", new Page(200, Map.of("Content-Encoding", "gzip"), new byte[]{1, 2, 3}));
        assertThat(crawler.fetch(shop.url("/item"))).isInstanceOf(Outcome.RefusedByRobots.class);
    }

    @Test
    void longerCrawlDelayWinsAndIsCapped() throws Exception {
        shop.robots(200, "text/plain", "User-agent: *\nCrawl-delay: 7\n");
        crawler.fetch(shop.url("/item"));
        crawler.fetch(shop.url("/item"));
        assertThat(ticker.waits()).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(7));

        shop.robots(200, "text/plain", "User-agent: *\nCrawl-delay: 86400\n");
        crawler.fetch(shop.url("other.localhost", "/item"));
        assertThat(ticker.waits()).containsExactly(Duration.ofSeconds(60));

        shop.robots(200, "text/plain", "User-agent: *\nCrawl-delay: 1\n");
        crawler.fetch(shop.url("third.localhost", "/item"));
        assertThat(ticker.waits()).containsExactly(Duration.ofSeconds(2));
    }
}
