package org.vigie.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Dns;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vigie.crawl.PageRequest.Known;

/// What is sent, to a server that looks at it: conditions, cookies, languages, HTTP/2 over TLS.
@Timeout(60)
final class CrawlerRequestsTest {

    private static final String ETAG = "\"v1\"";
    private static final String MONDAY = "Mon, 23 Nov 2026 08:00:00 GMT";
    private static final String BODY = "<h1>Lampe</h1>";

    private final MockWebServer server = new MockWebServer();
    private final List<RecordedRequest> seen = new CopyOnWriteArrayList<>();

    private Function<RecordedRequest, MockResponse> site = _ -> page(BODY);

    @BeforeEach
    void prepare() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                seen.add(request);
                return request.getTarget().equals("/robots.txt")
                        ? new MockResponse(200, Headers.of("Content-Type", "text/plain"),
                                "User-agent: *\nDisallow: /private\nCrawl-delay: 7\n")
                        : site.apply(request);
            }
        });
    }

    @AfterEach
    void close() {
        server.close();
    }

    private String start(String path) throws IOException {
        server.start(InetAddress.getByAddress(new byte[]{127, 0, 0, 1}), 0);
        return url(path);
    }

    private String url(String path) {
        return server.url(path).newBuilder().host("127.0.0.1").build().toString();
    }

    private static MockResponse page(String body, String... headers) {
        return new MockResponse(200, Headers.of(headers), body);
    }

    private static PageRequest plain(String url) {
        return new PageRequest(url, Manner.PLAIN, Optional.empty());
    }

    private static Manner watch(String jar) {
        return new Manner(jar, "", "", List.of());
    }

    @Test
    void aPageThatStandsIsNotSentAgain() throws Exception {
        site = request -> ETAG.equals(request.getHeaders().get("If-None-Match"))
                ? new MockResponse(304, Headers.of("ETag", ETAG), "")
                : page(BODY, "ETag", ETAG, "Last-Modified", MONDAY);
        String url = start("/item/1");
        try (Crawler crawler = crawler()) {
            Outcome.Fetched first = (Outcome.Fetched) crawler.fetch(plain(url));
            Known known = Known.of(first.answer(), "ab12").orElseThrow();
            assertThat(crawler.fetch(new PageRequest(url, Manner.PLAIN, Optional.of(known))))
                    .isInstanceOfSatisfying(Outcome.NotModified.class, same -> {
                        assertThat(same.word()).isEqualTo("not-modified");
                        assertThat(same.known()).isEqualTo(known);
                        assertThat(same.exchanges().getLast().status()).isEqualTo(304);
                    });
        }
        assertThat(seen.getLast().getHeaders().get("If-None-Match")).isEqualTo(ETAG);
        assertThat(seen.getLast().getHeaders().get("If-Modified-Since")).isEqualTo(MONDAY);
    }

    @Test
    void conditionsGoOnlyToTheAddressThatGaveThem() throws Exception {
        site = request -> request.getTarget().equals("/old")
                ? new MockResponse(302, Headers.of("Location", "/new"), "")
                : page(BODY);
        String url = start("/old");
        try (Crawler crawler = crawler()) {
            Known known = new Known(url("/new"), ETAG, "", "ab12");
            assertThat(crawler.fetch(new PageRequest(url, Manner.PLAIN, Optional.of(known))))
                    .isInstanceOf(Outcome.Fetched.class);
        }
        assertThat(seen).filteredOn(r -> r.getHeaders().get("If-None-Match") != null)
                .extracting(RecordedRequest::getTarget).containsExactly("/new");
    }

    @Test
    void a304ThatNobodyAskedForIsAFailure() throws Exception {
        site = _ -> new MockResponse(304, Headers.of(), "");
        String url = start("/item/1");
        try (Crawler crawler = crawler()) {
            assertThat(crawler.fetch(plain(url))).isInstanceOfSatisfying(Outcome.Failed.class,
                    failed -> assertThat(failed.why()).contains("304"));
        }
    }

    @Test
    void cookiesAreKeptPerWatchAndNeverShared() throws Exception {
        site = _ -> page(BODY, "Set-Cookie", "session=s1; Path=/", "Set-Cookie", "stale=x; Max-Age=0",
                "Set-Cookie", "foreign=x; Domain=other.example");
        String url = start("/item/1");
        try (Crawler crawler = crawler()) {
            for (Manner manner : List.of(watch("toys"), watch("toys"), watch("lamps"), Manner.PLAIN, Manner.PLAIN)) {
                crawler.fetch(new PageRequest(url, manner, Optional.empty()));
            }
        }
        assertThat(seen.stream().skip(1).map(r -> String.valueOf(r.getHeaders().get("Cookie"))))
                .containsExactly("null", "session=s1", "null", "null", "null");
    }

    @Test
    void settingsOfTheSiteStandBeforeItsOwnCookies() throws Exception {
        site = _ -> page(BODY, "Set-Cookie", "region=US; Path=/", "Set-Cookie", "id=7; Path=/");
        String url = start("/item/1");
        Manner manner = new Manner("toys", "", "fr-FR,fr;q=0.9",
                List.of(new Manner.Cookie("127.0.0.1", "region", "FR"),
                        new Manner.Cookie("elsewhere.example", "x", "y")));
        try (Crawler crawler = crawler()) {
            crawler.fetch(new PageRequest(url, manner, Optional.empty()));
            crawler.fetch(new PageRequest(url, manner, Optional.empty()));
        }
        assertThat(seen.getLast().getHeaders().get("Cookie")).isEqualTo("region=FR; id=7");
        assertThat(seen.getLast().getHeaders().get("Accept-Language")).isEqualTo("fr-FR,fr;q=0.9");
        assertThat(seen.getFirst().getHeaders().get("Cookie")).as("robots.txt").isNull();
    }

    @Test
    void aMandatePassesOverProhibitionsButKeepsTheCrawlDelay() throws Exception {
        String url = start("/private/item");
        Crawls.Clockwork ticker = new Crawls.Clockwork();
        try (Crawler crawler = Crawls.crawler(Duration.ZERO, ticker)) {
            assertThat(crawler.fetch(plain(url))).isInstanceOf(Outcome.RefusedByRobots.class);
            Manner mandate = new Manner("", "art. L. 512-5 code de la consommation", "", List.of());
            assertThat(crawler.fetch(new PageRequest(url, mandate, Optional.empty())))
                    .isInstanceOf(Outcome.Fetched.class);
        }
        assertThat(ticker.waits()).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void aSiteThatDoesNotServeTheCountrySaysSo() throws Exception {
        site = request -> switch (request.getTarget()) {
            case "/451" -> new MockResponse(451, Headers.of(), "");
            case "/words" -> new MockResponse(403, Headers.of(), "<p>This item is Not Available in your Region.</p>");
            default -> new MockResponse(403, Headers.of(), "<p>Forbidden</p>");
        };
        start("/");
        try (Crawler crawler = crawler()) {
            assertThat(crawler.fetch(plain(url("/451"))).word()).isEqualTo("geo-blocked");
            assertThat(crawler.fetch(plain(url("/words"))).word()).isEqualTo("geo-blocked");
            assertThat(crawler.fetch(plain(url("/other"))).word()).isEqualTo("failed");
        }
    }

    @Test
    void aHostChallengedInAnEarlierLifeStaysPaused() throws Exception {
        String url = start("/item/1");
        try (Crawler crawler = crawler()) {
            crawler.pause(url, "`captcha` in the page", Duration.ofMinutes(5));
            assertThat(crawler.fetch(plain(url))).isInstanceOf(Outcome.Challenged.class);
        }
        assertThat(seen).isEmpty();
    }

    @Test
    void httpsIsSpokenInHttp2WhereTheSiteCan() throws Exception {
        HeldCertificate certificate = new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
        HandshakeCertificates ours = new HandshakeCertificates.Builder().heldCertificate(certificate).build();
        HandshakeCertificates theirs = new HandshakeCertificates.Builder()
                .addTrustedCertificate(certificate.certificate()).build();
        server.useHttps(ours.sslSocketFactory());
        site = _ -> page(BODY, "Content-Type", "text/html");
        String url = start("/item/1");
        List<Outcome> outcomes = new ArrayList<>();
        try (Crawler trusting = over(client -> client.sslSocketFactory(theirs.sslSocketFactory(),
                theirs.trustManager())); Crawler doubting = over(UnaryOperator.identity())) {
            outcomes.add(trusting.fetch(url));
            outcomes.add(doubting.fetch(url));
        }
        assertThat(url).startsWith("https://");
        assertThat(outcomes.getFirst()).isInstanceOfSatisfying(Outcome.Fetched.class, fetched -> {
            assertThat(fetched.answer().protocol()).isEqualTo("HTTP/2");
            assertThat(new String(fetched.body(), StandardCharsets.UTF_8)).isEqualTo(BODY);
        });
        assertThat(outcomes.getLast()).as("a certificate nobody vouches for").isNotInstanceOf(Outcome.Fetched.class);
    }

    private static Crawler over(UnaryOperator<OkHttpClient.Builder> trust) {
        return new Crawler(Crawls.settings(), Crawls.MARKS, InstantSource.fixed(Crawls.NOON), Ticker.system(),
                new Wire(Crawls.settings(), Dns.SYSTEM, InstantSource.fixed(Crawls.NOON), trust));
    }

    private static Crawler crawler() {
        return Crawls.crawler(Duration.ZERO, new Crawls.Clockwork());
    }
}
