package org.vigie.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigie.TestShop;

class CrawlerRedirectTest {

    private TestShop shop;
    private Crawler crawler;

    @BeforeEach
    void open() throws IOException {
        shop = TestShop.start();
        crawler = Crawls.crawler();
    }

    @AfterEach
    void close() {
        crawler.close();
        shop.close();
    }

    @Test
    void everyHopIsAnExchange() throws Exception {
        Outcome outcome = crawler.fetch(shop.url("/redirects/2"));
        assertThat(outcome).isInstanceOf(Outcome.Fetched.class);
        assertThat(outcome.url()).isEqualTo(shop.url("/redirects/2"));
        assertThat(outcome.exchanges()).extracting(Exchange::url).containsExactly(shop.url("/redirects/2"),
                shop.url("/redirects/1"), shop.url("/item"));
        assertThat(outcome.exchanges()).extracting(Exchange::status).containsExactly(302, 302, 200);
    }

    @Test
    void chainIsFollowedUpToTheLimit() throws Exception {
        assertThat(crawler.fetch(shop.url("/redirects/3"))).isInstanceOf(Outcome.Fetched.class);
        Outcome tooLong = crawler.fetch(shop.url("/redirects/4"));
        assertThat(tooLong).isInstanceOfSatisfying(Outcome.Failed.class,
                failed -> assertThat(failed.why()).contains("max_redirects"));
        assertThat(tooLong.exchanges()).hasSize(4);
    }

    @Test
    void circleFails() throws Exception {
        Outcome outcome = crawler.fetch(shop.url("/redirect-loop"));
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class,
                failed -> assertThat(failed.why()).contains("circle"));
        assertThat(outcome.exchanges()).hasSize(2);
    }

    @Test
    void hopIsCheckedAgainstRobots() throws Exception {
        Outcome outcome = crawler.fetch(shop.url("/redirect-to?/forbidden/item"));
        assertThat(outcome).isInstanceOf(Outcome.RefusedByRobots.class);
        assertThat(outcome.exchanges()).hasSize(1);
        assertThat(shop.requests("/forbidden/item")).isEmpty();
    }

    @Test
    void hopToAnotherHostReadsItsRobotsFirst() throws Exception {
        String there = shop.url("other.localhost", "/item");
        assertThat(crawler.fetch(shop.url("/redirect-to?" + there))).isInstanceOf(Outcome.Fetched.class);
        assertThat(shop.requests("/robots.txt")).extracting(TestShop.Request::host)
                .containsExactly("127.0.0.1:" + shop.port(), "other.localhost:" + shop.port());
    }

    @Test
    void hopToAReservedAddressIsRefused() throws Exception {
        Outcome outcome = crawler.fetch(shop.url("/redirect-to?http://169.254.169.254/latest/meta-data/"));
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class,
                failed -> assertThat(failed.why()).contains("169.254.169.254").contains("not fetched"));
        assertThat(outcome.exchanges()).hasSize(1);
    }

    @Test
    void hopToAnotherSchemeFails() throws Exception {
        for (String target : new String[]{"file:///etc/passwd", "ftp://127.0.0.1/", "javascript:alert(1)"}) {
            assertThat(crawler.fetch(shop.url("/redirect-to?" + target))).isInstanceOfSatisfying(Outcome.Failed.class,
                    failed -> assertThat(failed.why()).contains(target));
        }
    }

    @Test
    void redirectWithoutTargetFails() throws Exception {
        Outcome outcome = crawler.fetch(shop.url("/redirect-nowhere"));
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(outcome.exchanges()).hasSize(1);
    }
}
