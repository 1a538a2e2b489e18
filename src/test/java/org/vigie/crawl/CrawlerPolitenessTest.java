package org.vigie.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vigie.TestShop;

@Timeout(60)
class CrawlerPolitenessTest {

    private static final Duration DELAY = Duration.ofMillis(50);

    private TestShop shop;

    @BeforeEach
    void open() throws IOException {
        shop = TestShop.start();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    /// Proof at the server, in real time: many threads, three hosts, redirects and failures among the pages.
    @Test
    void requestsToOneHostNeverOverlapAndKeepTheirDistance() throws Exception {
        List<String> paths = List.of("/item/1", "/redirect", "/missing", "/big?500000", "/gzip", "/error", "/short",
                "/once-then-dead", "/list", "/soft-404");
        Stream<String> urls = Stream.of("127.0.0.1", "a.localhost", "b.localhost")
                .flatMap(host -> paths.stream().map(path -> shop.url(host, path)));
        try (Crawler crawler = new Crawler(Crawls.settings(DELAY, true), Crawls.MARKS, InstantSource.system())) {
            Crawls.together(crawler, urls);
        }

        var byHost = shop.requests().stream().collect(Collectors.groupingBy(TestShop.Request::host));
        assertThat(byHost).hasSize(3).allSatisfy((_, requests) -> {
            assertThat(requests).hasSizeGreaterThanOrEqualTo(12); // robots.txt, ten pages, one redirect
            assertThat(gaps(requests)).allSatisfy(gap -> assertThat(gap).isGreaterThanOrEqualTo(DELAY));
        });
    }

    @Test
    void hostsDoNotWaitForEachOther() throws Exception {
        Crawls.Clockwork ticker = new Crawls.Clockwork();
        try (Crawler crawler = Crawls.crawler(DELAY, ticker)) {
            crawler.fetch(shop.url("/always-limited"));
            ticker.waits();
            crawler.fetch(shop.url("other.localhost", "/item"));
            assertThat(ticker.waits()).containsExactly(DELAY); // between its robots.txt and its page
        }
    }

    @Test
    void turnsAreTakenInTheOrderOfAsking() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        AtomicBoolean shut = new AtomicBoolean();
        Ticker gated = new Ticker() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void await(long untilNanos, CountDownLatch orOpen) throws InterruptedException {
                if (shut.get()) {
                    gate.await();
                }
            }
        };
        try (Crawler crawler = new Crawler(Crawls.settings(), Crawls.MARKS, InstantSource.system(), gated,
                Dns.SYSTEM)) {
            crawler.fetch(shop.url("/item/0"));
            shut.set(true);
            List<Thread> threads = IntStream.rangeClosed(1, 10).mapToObj(i -> {
                Thread thread = Thread.startVirtualThread(() -> fetch(crawler, "/item/" + i));
                Awaitility.await().pollInterval(Duration.ofMillis(1)).until(() -> waiting(thread));
                return thread;
            }).toList();
            gate.countDown();
            for (Thread thread : threads) {
                thread.join();
            }
        }
        assertThat(shop.requests()).extracting(TestShop.Request::path).containsExactlyElementsOf(
                Stream.concat(Stream.of("/robots.txt"), IntStream.rangeClosed(0, 10).mapToObj(i -> "/item/" + i))
                        .toList());
    }

    @Test
    void interruptEndsTheWaitForATurn() throws Exception {
        try (Crawler crawler = new Crawler(Crawls.settings(Duration.ofHours(1), true), Crawls.MARKS,
                InstantSource.system())) {
            Thread first = Thread.startVirtualThread(() -> fetch(crawler, "/item/1"));
            Awaitility.await().until(() -> shop.requests("/robots.txt").size() == 1 && waiting(first));
            Thread second = Thread.startVirtualThread(() -> fetch(crawler, "/item/2"));
            Awaitility.await().until(() -> waiting(second));
            second.interrupt();
            first.interrupt();
            assertThat(first.join(Duration.ofSeconds(10)) && second.join(Duration.ofSeconds(10))).isTrue();
        }
        assertThat(shop.requests()).extracting(TestShop.Request::path).containsExactly("/robots.txt");
    }

    @Test
    void hostThatSaysHowLongIsLeftAloneForSoLong() throws Exception {
        Crawls.Clockwork ticker = new Crawls.Clockwork();
        try (Crawler crawler = Crawls.crawler(DELAY, ticker)) {
            assertThat(crawler.fetch(shop.url("/limited?after=120"))).isInstanceOfSatisfying(Outcome.RateLimited.class,
                    limited -> {
                        assertThat(limited.retryAfter()).contains(Duration.ofMinutes(2));
                        assertThat(limited.exchanges()).singleElement()
                                .satisfies(e -> assertThat(e.status()).isEqualTo(429));
                    });
            ticker.waits();
            assertThat(crawler.fetch(shop.url("/item"))).isInstanceOf(Outcome.Fetched.class);
            assertThat(ticker.waits()).containsExactly(Duration.ofMinutes(2));
            assertThat(crawler.fetch(shop.url("/limited?after=120"))).isInstanceOf(Outcome.Fetched.class);
            assertThat(ticker.waits()).containsExactly(DELAY.multipliedBy(3).dividedBy(2));
        }
    }

    @Test
    void dateInRetryAfterIsObeyed() throws Exception {
        Crawls.Clockwork ticker = new Crawls.Clockwork();
        try (Crawler crawler = Crawls.crawler(DELAY, ticker)) {
            crawler.fetch(shop.url("/limited?after=Tue,+24+Nov+2026+12:05:00+GMT"));
            ticker.waits();
            crawler.fetch(shop.url("/item"));
            assertThat(ticker.waits()).containsExactly(Duration.ofMinutes(5));
        }
    }

    @Test
    void retryAfterIsCappedAtAnHour() throws Exception {
        Crawls.Clockwork ticker = new Crawls.Clockwork();
        try (Crawler crawler = Crawls.crawler(DELAY, ticker)) {
            crawler.fetch(shop.url("/limited?after=999999999"));
            ticker.waits();
            crawler.fetch(shop.url("/item"));
            assertThat(ticker.waits()).containsExactly(Duration.ofHours(1));
        }
    }

    @Test
    void hostThatDoesNotSayIsLeftAloneTwiceAsLongEachTime() throws Exception {
        Crawls.Clockwork ticker = new Crawls.Clockwork();
        try (Crawler crawler = Crawls.crawler(Duration.ofSeconds(2), ticker)) {
            for (String path : List.of("/unavailable", "/always-limited", "/unavailable", "/item", "/unavailable",
                    "/item")) {
                crawler.fetch(shop.url(path));
            }
            assertThat(ticker.waits()).extracting(Duration::toSeconds).containsExactly(2L, 20L, 40L, 80L, 3L, 20L);
            for (int i = 0; i < 8; i++) {
                crawler.fetch(shop.url("/unavailable"));
            }
            assertThat(ticker.waits()).last().isEqualTo(Duration.ofMinutes(10));
        }
    }

    @Test
    void oneFetchIsOneRequestEvenWhenToldToComeBackAtOnce() throws Exception {
        try (Crawler crawler = Crawls.crawler()) {
            assertThat(crawler.fetch(shop.url("/retry-now"))).isInstanceOfSatisfying(Outcome.RateLimited.class,
                    limited -> assertThat(limited.retryAfter()).isEqualTo(Optional.of(Duration.ZERO)));
        }
        assertThat(shop.requests("/retry-now")).hasSize(1);
    }

    @Test
    void hostsLongUnusedAreForgotten() {
        Crawls.Clockwork ticker = new Crawls.Clockwork();
        Hosts hosts = new Hosts(ticker, new CountDownLatch(1), DELAY, Duration.ofMinutes(5));
        for (int i = 0; i < 5_000; i++) {
            hosts.of(HttpUrl.get("http://shop-" + i + ".example/"));
            ticker.pass(Duration.ofSeconds(2));
        }
        assertThat(hosts.size()).isBetween(1_800, 2_002);
    }

    private void fetch(Crawler crawler, String path) {
        try {
            crawler.fetch(shop.url(path));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean waiting(Thread thread) {
        return thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING;
    }

    private static List<Duration> gaps(List<TestShop.Request> requests) {
        return IntStream.range(1, requests.size()).mapToObj(i -> requests.get(i - 1).gapTo(requests.get(i))).toList();
    }
}
