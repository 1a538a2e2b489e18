package org.vigie.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.ShopAnswer;
import org.vigie.TestShop;

@Timeout(60)
class CrawlerLimitsTest {

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
    void endlessBodyIsCutAtTheLimitAndKept() throws Exception {
        Outcome.Failed failed = failed("/endless");
        assertThat(failed.why()).contains("max_body_bytes");
        assertThat(failed.exchanges()).singleElement().satisfies(exchange -> {
            assertThat(exchange.truncated()).isTrue();
            assertThat(exchange.wireBody()).hasSize(Crawls.MOST_BYTES);
            assertThat(exchange.status()).isEqualTo(200);
        });
    }

    @Test
    void bodyOfJustTheLimitIsWhole() throws Exception {
        assertThat(crawler.fetch(shop.url("/big?" + Crawls.MOST_BYTES)))
                .isInstanceOfSatisfying(Outcome.Fetched.class, f -> {
                    assertThat(f.body()).hasSize(Crawls.MOST_BYTES);
                    assertThat(f.answer().truncated()).isFalse();
                });
        Outcome.Failed larger = failed("/big?" + (Crawls.MOST_BYTES + 1));
        assertThat(larger.exchanges().getFirst().wireBody()).hasSize(Crawls.MOST_BYTES);
    }

    @Test
    void slowBodyIsCutByTheCallTimeout() throws Exception {
        try (Crawler hasty = new Crawler(Crawls.settings(Duration.ZERO, Duration.ofSeconds(1), true), Crawls.MARKS,
                () -> Crawls.NOON)) {
            assertThat(hasty.fetch(shop.url("/slow"))).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                assertThat(failed.why()).contains("call_timeout");
                assertThat(failed.exchanges()).singleElement().satisfies(exchange -> {
                    assertThat(exchange.truncated()).isTrue();
                    assertThat(exchange.wireBody()).isNotEmpty();
                });
            });
        }
    }

    @Test
    void bombIsNotUnpackedPastTheLimit() throws Exception {
        Outcome.Failed failed = failed("/gzip-bomb");
        assertThat(failed.why()).contains("unpacks to more than 1000000 bytes");
        assertThat(failed.exchanges()).singleElement()
                .satisfies(exchange -> assertThat(exchange.wireBody()).hasSizeBetween(40_000, 60_000));
    }

    @Test
    void codingThatWasNotAskedForFails() throws Exception {
        assertThat(failed("/compress").why()).contains("`compress`");
        assertThat(failed("/not-gzip").why()).contains("Content-Encoding `gzip`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/short", "/reset"})
    void bodyThatBreaksOffIsKeptAsTruncated(String path) throws Exception {
        assertThat(failed(path).exchanges()).singleElement().satisfies(exchange -> {
            assertThat(exchange.truncated()).isTrue();
            assertThat(exchange.wireBody()).isNotEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/no-answer", "/not-http", "/huge-headers"})
    void answerWithoutAHeadFails(String path) throws Exception {
        crawler.fetch(shop.url("/item"));
        assertThat(failed(path).exchanges()).isEmpty();
    }

    @Test
    void bytesBehindTheDeclaredLengthDoNotReachTheNextPage() throws Exception {
        assertThat(crawler.fetch(shop.url("/overlong"))).isInstanceOf(Outcome.Fetched.class);
        assertThat(crawler.fetch(shop.url("/item"))).isInstanceOf(Outcome.Fetched.class);
    }

    @Test
    void connectionThatDiedWhileIdleIsReplaced() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(crawler.fetch(shop.url("/once-then-dead"))).isInstanceOf(Outcome.Fetched.class);
        }
        assertThat(shop.requests("/once-then-dead")).hasSize(3);
    }

    @Test
    void closedPortFails() throws Exception {
        String url = shop.url("/item");
        shop.close();
        assertThat(crawler.fetch(url)).isInstanceOfSatisfying(Outcome.RefusedByRobots.class,
                refused -> assertThat(refused.why()).contains("No connection"));
    }

    @Test
    void interruptEndsAFetchThatIsUnderWay() throws Exception {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread fetching = Thread.startVirtualThread(() -> {
            try {
                crawler.fetch(shop.url("/slow"));
            } catch (InterruptedException e) {
                thrown.set(e);
            }
        });
        Awaitility.await().until(() -> shop.requests("/slow").size() == 1);
        fetching.interrupt();
        assertThat(fetching.join(Duration.ofSeconds(10))).isTrue();
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void closingEndsWhatRunsAndWhatWaits() throws Exception {
        Crawler patient = new Crawler(Crawls.settings(Duration.ofHours(1), true), Crawls.MARKS,
                () -> Crawls.NOON);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Outcome> waiting = threads.submit(() -> patient.fetch(shop.url("/item")));
            Awaitility.await().until(() -> shop.requests("/robots.txt").size() == 1);
            assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> waiting.get(50, TimeUnit.MILLISECONDS));
            patient.close();
            assertThat(waiting.get(10, TimeUnit.SECONDS)).isInstanceOfSatisfying(Outcome.Failed.class,
                    failed -> assertThat(failed.why()).contains("closed"));
        }
        assertThat(shop.requests("/item")).isEmpty();
    }

    @Test
    void closingDuringRobotsIsNotBlamedOnTheSite() throws Exception {
        ShopAnswer slow = (socket, _) -> {
            while (socket.getInputStream().read() != -1) {
                // until the client leaves
            }
            return false;
        };
        shop.answer("/robots.txt", slow);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Outcome> asking = threads.submit(() -> crawler.fetch(shop.url("/item")));
            Awaitility.await().until(() -> shop.requests("/robots.txt").size() == 1);
            crawler.close();
            assertThat(asking.get(10, TimeUnit.SECONDS)).isInstanceOfSatisfying(Outcome.Failed.class,
                    failed -> assertThat(failed.why()).contains("closed"));
        }
    }

    private Outcome.Failed failed(String path) throws InterruptedException {
        Outcome outcome = crawler.fetch(shop.url(path));
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return (Outcome.Failed) outcome;
    }
}
