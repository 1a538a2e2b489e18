package org.vigie.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.ShopItem;
import org.vigie.TestShop;
import org.vigie.config.CrawlSettings;

class CrawlerTest {

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
    void pageComesWithTheExchangeAsItWentOverTheWire() throws Exception {
        Outcome outcome = crawler.fetch(shop.url("/item"));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Fetched.class, fetched -> {
            assertThat(text(fetched.body())).isEqualTo(ShopItem.ordinary("A1").html());
            assertThat(fetched.exchanges()).hasSize(1);
            Exchange answer = fetched.answer();
            assertThat(answer.url()).isEqualTo(shop.url("/item"));
            assertThat(answer.method()).isEqualTo("GET");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.reason()).isEqualTo("OK");
            assertThat(answer.protocol()).isEqualTo("HTTP/1.1");
            assertThat(answer.remoteAddress()).isEqualTo("127.0.0.1");
            assertThat(answer.wireBody()).isEqualTo(fetched.body());
            assertThat(answer.truncated()).isFalse();
            assertThat(answer.startedAt()).isEqualTo(Crawls.NOON);
            assertThat(answer.responseHeaders()).extracting(Exchange.Header::name)
                    .containsExactly("Server", "Content-Type", "Content-Length");
        });
        assertThat(outcome.finishedAt()).contains(Crawls.NOON);
        assertThat(outcome.word()).isEqualTo("fetched");
    }

    @Test
    void requestHeadersAreRecordedAsTheServerSawThem() throws Exception {
        Exchange exchange = crawler.fetch(shop.url("/item")).exchanges().getFirst();

        assertThat(exchange.requestHeaders())
                .allSatisfy(h -> assertThat(shop.requests("/item").getFirst().headers())
                        .containsEntry(h.name().toLowerCase(Locale.ROOT), h.value()))
                .hasSameSizeAs(shop.requests("/item").getFirst().headers().keySet());
        assertThat(exchange.requestHeaders()).contains(
                new Exchange.Header("User-Agent", "Vigie/0.1 (+crawl@vigie.example)"),
                new Exchange.Header("Accept-Encoding", "zstd, gzip, br;q=0.9, deflate;q=0.5"));
    }

    @Test
    void exchangeIsStampedAtItsStartAndAtItsEnd() throws Exception {
        Instant[] now = {Crawls.NOON};
        InstantSource clock = () -> now[0] = now[0].plusSeconds(1);
        try (Crawler ticking = new Crawler(Crawls.settings(), Crawls.MARKS, clock)) {
            Exchange exchange = ticking.fetch(shop.url("/item")).exchanges().getFirst();
            assertThat(exchange.finishedAt()).isEqualTo(exchange.startedAt().plusSeconds(1));
        }
    }

    @Test
    void wireBodyStaysCodedAndBodyIsDecoded() throws Exception {
        Outcome.Fetched fetched = (Outcome.Fetched) crawler.fetch(shop.url("/gzip"));

        assertThat(text(fetched.body())).isEqualTo(ShopItem.ordinary("A1").html());
        try (var in = new GZIPInputStream(new ByteArrayInputStream(fetched.answer().wireBody()))) {
            assertThat(in.readAllBytes()).isEqualTo(fetched.body());
        }
        assertThat(fetched.answer().header("content-encoding")).contains("gzip");
        assertThat(fetched.answer().header("Content-Length"))
                .contains(Integer.toString(fetched.answer().wireBody().length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/deflate", "/raw-deflate", "/twice-gzipped"})
    void everyCodingAskedForIsUndone(String path) throws Exception {
        Outcome.Fetched fetched = (Outcome.Fetched) crawler.fetch(shop.url(path));
        assertThat(text(fetched.body())).isEqualTo(ShopItem.ordinary("A1").html());
        assertThat(fetched.answer().wireBody()).isNotEqualTo(fetched.body());
    }

    @ParameterizedTest
    @CsvSource({"/missing,404", "/gone,410"})
    void pageThatTheSiteSaysIsGoneIsGone(String path, int status) throws Exception {
        Outcome outcome = crawler.fetch(shop.url(path));
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Gone.class,
                gone -> assertThat(gone.status()).isEqualTo(status));
        assertThat(outcome.exchanges()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"/refused,403", "/login,401"})
    void refusalIsNeverCalledGone(String path, int status) throws Exception {
        Outcome outcome = crawler.fetch(shop.url(path));
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class,
                failed -> assertThat(failed.why()).contains("refused").contains(Integer.toString(status)));
        assertThat(outcome.exchanges()).hasSize(1);
    }

    @Test
    void softErrorIsAPageLikeAnyOther() throws Exception {
        assertThat(crawler.fetch(shop.url("/soft-404"))).isInstanceOf(Outcome.Fetched.class);
    }

    @Test
    void serverErrorFails() throws Exception {
        assertThat(crawler.fetch(shop.url("/error"))).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.why()).contains("500");
            assertThat(failed.exchanges()).hasSize(1);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "item", "ftp://shop.example/", "http://", "javascript:alert(1)", "http://a b/",
            "http://[::1", "http://shop.example:99999/", "\u0000"})
    void whatIsNoWebAddressFails(String url) throws Exception {
        assertThat(crawler.fetch(url)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.url()).isEqualTo(url);
            assertThat(failed.exchanges()).isEmpty();
        });
    }

    @Test
    void fragmentAndCredentialsAreNotSent() throws Exception {
        Outcome outcome = crawler.fetch("http://user:word@127.0.0.1:" + shop.port() + "/item#reviews");
        assertThat(outcome.exchanges().getFirst().url()).isEqualTo(shop.url("/item"));
        assertThat(shop.requests("/item").getFirst().headers()).doesNotContainKey("authorization");
    }

    @Test
    void hostThatDoesNotExistFails() throws Exception {
        assertThat(crawler.fetch("http://no-such-shop.invalid/item")).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void agentThatCannotBeSentIsRefusedAtTheStart() {
        CrawlSettings odd = new CrawlSettings("Vigie/0.1", "contrôle@vigie.example", Duration.ZERO,
                Duration.ofSeconds(1), Duration.ofSeconds(1), 10_000, 1, Duration.ofHours(1), true);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Crawler(odd, new ChallengeMarks(List.of()), InstantSource.system()).close())
                .withMessageContaining("contrôle@vigie.example");
    }

    @Test
    void agentWithoutContactIsTheNameAlone() {
        CrawlSettings silent = new CrawlSettings("Vigie/0.1", " ", Duration.ZERO, Duration.ofSeconds(1),
                Duration.ofSeconds(1), 10_000, 1, Duration.ofHours(1), true);
        assertThat(Wire.userAgent(silent)).isEqualTo("Vigie/0.1");
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }
}
