package org.vigie.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.ShopAnswer.Page;
import org.vigie.TestShop;
import org.vigie.crawl.ChallengeMarks.Mark;
import org.vigie.crawl.ChallengeMarks.Where;

class CrawlerChallengeTest {

    private final Crawls.Clockwork ticker = new Crawls.Clockwork();
    private TestShop shop;
    private Crawler crawler;

    @BeforeEach
    void open() throws IOException {
        shop = TestShop.start();
        crawler = Crawls.crawler(Duration.ZERO, ticker);
    }

    @AfterEach
    void close() {
        crawler.close();
        shop.close();
    }

    @ParameterizedTest
    @CsvSource({"/challenge,403,Just a moment...", "/punished,200,_____tmd_____",
            "/risk/challenge?captcha_type=903,200,/risk/challenge"})
    void challengeIsSeenAndKept(String path, int status, String mark) throws Exception {
        assertThat(crawler.fetch(shop.url(path))).isInstanceOfSatisfying(Outcome.Challenged.class, challenged -> {
            assertThat(challenged.marker()).contains(mark);
            assertThat(challenged.exchanges()).singleElement().satisfies(e -> assertThat(e.status()).isEqualTo(status));
        });
    }

    @Test
    void redirectToAChallengeIsNotFollowed() throws Exception {
        Outcome outcome = crawler.fetch(shop.url("/to-challenge"));
        assertThat(outcome).isInstanceOf(Outcome.Challenged.class);
        assertThat(outcome.exchanges()).singleElement().satisfies(
                e -> assertThat(e.header("Location")).contains("/risk/challenge?captcha_type=903"));
        assertThat(shop.requests("/risk/challenge")).isEmpty();
    }

    @Test
    void loginOnAnotherHostIsKnownByTheMarksOfTheHostAsked() throws Exception {
        Outcome outcome = crawler.fetch(shop.url("/redirect-to?http://login.localhost/risk/challenge"));
        assertThat(outcome).isInstanceOf(Outcome.Challenged.class);
    }

    @Test
    void challengedHostIsAskedNothingMore() throws Exception {
        crawler.fetch(shop.url("/challenge"));
        int before = shop.requests().size();
        assertThat(crawler.fetch(shop.url("/item"))).isInstanceOfSatisfying(Outcome.Challenged.class, challenged -> {
            assertThat(challenged.marker()).contains("paused").contains("Just a moment...");
            assertThat(challenged.exchanges()).isEmpty();
        });
        assertThat(shop.requests()).hasSize(before);
        assertThat(crawler.fetch(shop.url("other.localhost", "/item"))).isInstanceOf(Outcome.Fetched.class);

        ticker.pass(Duration.ofHours(6));
        assertThat(crawler.fetch(shop.url("/item"))).isInstanceOf(Outcome.Fetched.class);
    }

    @Test
    void challengeInPlaceOfRobotsPausesTheHost() throws Exception {
        shop.robots(403, "text/html", "<title>Just a moment...</title>");
        Outcome outcome = crawler.fetch(shop.url("/item"));
        assertThat(outcome).isInstanceOf(Outcome.Challenged.class);
        assertThat(outcome.exchanges()).singleElement().satisfies(e -> assertThat(e.url()).endsWith("/robots.txt"));
        assertThat(crawler.fetch(shop.url("/list"))).isInstanceOf(Outcome.Challenged.class);
        assertThat(shop.requests()).hasSize(1);
    }

    @Test
    void wordsOfABotWallInAGoodPageAreNoChallenge() throws Exception {
        shop.page("/about", "<title>Just a moment...</title><p>cf-chl px-captcha</p>");
        assertThat(crawler.fetch(shop.url("/about"))).isInstanceOf(Outcome.Fetched.class);
    }

    @Test
    void headerOfABotWallIsEnough() throws Exception {
        shop.answer("/wall", new Page(403, Map.of("CF-Mitigated", "challenge"), new byte[0]));
        assertThat(crawler.fetch(shop.url("/wall"))).isInstanceOf(Outcome.Challenged.class);
    }

    @Test
    void markBehindTheFirstTwentyThousandBytesDoesNotCount() throws Exception {
        shop.page("/late", "x".repeat(20_000) + "_____tmd_____");
        shop.page("/early", "x".repeat(19_987) + "_____tmd_____");
        assertThat(crawler.fetch(shop.url("/late"))).isInstanceOf(Outcome.Fetched.class);
        assertThat(crawler.fetch(shop.url("/early"))).isInstanceOf(Outcome.Challenged.class);
    }

    @Test
    void markOfAnotherMarketplaceDoesNotCount() throws Exception {
        assertThat(crawler.fetch(shop.url("other.localhost", "/punished"))).isInstanceOf(Outcome.Fetched.class);
    }

    @Test
    void suffixIsWholeLabels() {
        Challenges challenges = new Challenges(
                new ChallengeMarks(List.of(new Mark("shop.com", Where.URL, "/login"))));
        assertThat(challenges.inAddress("fr.Shop.com", "fr.shop.com", "http://fr.shop.com/login")).isPresent();
        assertThat(challenges.inAddress("shop.com", "shop.com", "http://shop.com/login")).isPresent();
        assertThat(challenges.inAddress("workshop.com", "workshop.com", "http://workshop.com/login")).isEmpty();
    }

    @Test
    void markWithoutTextIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Mark("shop.com", Where.BODY, " "))
                .withMessageContaining("shop.com");
    }

    @Test
    void savedChallengePagesAreSeen() throws Exception {
        Path saved = Path.of("../shared/data/pages/challenges");
        Assumptions.assumeTrue(Files.isDirectory(saved),
                "saved challenge pages skipped: ../shared/data is not here");
        shop.page("/saved/punish", Files.readString(saved.resolve("aliexpress-punish.html")));
        shop.page("/saved/risk/challenge?captcha_type=903",
                Files.readString(saved.resolve("shein-risk-challenge-2026-09.html")));
        assertThat(crawler.fetch(shop.url("/saved/punish"))).isInstanceOf(Outcome.Challenged.class);
        ticker.pass(Duration.ofHours(6));
        assertThat(crawler.fetch(shop.url("/saved/risk/challenge?captcha_type=903")))
                .isInstanceOf(Outcome.Challenged.class);
    }
}
