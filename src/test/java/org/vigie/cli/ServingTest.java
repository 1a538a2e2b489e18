package org.vigie.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.TestShop;
import org.vigie.casework.Pauses.HostPause;
import org.vigie.casework.Store;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `vigie serve` as it is seen from outside: a real server, a real shop, a real receiver of alerts, and a watch that
/// runs each second.
final class ServingTest {

    private static final Pattern DOCUMENTED = Pattern.compile("`((?:vigie|jvm|process|system)_[a-z0-9_]+)`");
    private static final Pattern EXPOSED = Pattern.compile("(?m)^# TYPE (\\S+) \\S+$");

    @TempDir
    private Path home;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<JsonNode> alerts = new CopyOnWriteArrayList<>();
    private TestShop shop;
    private HttpServer receiver;

    @BeforeEach
    void world() throws Exception {
        shop = TestShop.start();
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/hook", exchange -> {
            alerts.add(JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
        Files.createSymbolicLink(home.resolve("rules"), Path.of("rules").toAbsolutePath());
        Files.createDirectories(home.resolve("config/marketplaces"));
        Files.createDirectories(home.resolve("config/watches"));
        Files.writeString(home.resolve("config/marketplaces/testshop.yaml"), """
                name: testshop
                title: Test shop
                verified: true
                hosts: [127.0.0.1, lamps.localhost]
                item_url: '/item/(?<id>[0-9]+)'
                list_url: '/list(\\?|$)'
                list: {items: 'ul.results a', next: 'a[rel=next]'}
                challenge: {urls: ['/risk/challenge'], bodies: ['_____tmd_____']}
                language: 'html[lang]'
                """);
        Files.writeString(home.resolve("config/vigie.yaml"), """
                crawl: {delay: 0s, private_addresses: true, contact: test@vigie.example}
                web: {port: 0}
                alerts: {severity: high, links: "https://vigie.example/"}
                webhook: {url: "http://127.0.0.1:%d/hook", private_addresses: true}
                """.formatted(receiver.getAddress().getPort()));
        Files.writeString(home.resolve("config/watches/jammers.yaml"), """
                title: Jammers
                marketplace: testshop
                enabled: true
                cron: '* * * * * ?'
                market: FR
                items: ['%s', '%s', '%s']
                max_list_pages: 10
                max_pages: 100
                """.formatted(shop.url("/item/1"), shop.url("/item/2"), shop.url("lamps.localhost", "/challenge")));
        shop.page("/item/1", """
                <!doctype html><html lang=fr><title>Brouilleur GPS 8 antennes</title>
                <script type="application/ld+json">{"@type": "Product", "name": "Brouilleur GPS 8 antennes",
                "offers": {"@type": "Offer", "price": "149.00", "priceCurrency": "EUR"}}</script>
                <h1>Brouilleur GPS 8 antennes</h1></html>""");
    }

    @AfterEach
    void end() throws Exception {
        receiver.stop(0);
        shop.close();
    }

    private Vigie vigie() {
        Vigie vigie = new Vigie(InstantSource.system(), InputStream.nullInputStream(),
                name -> name.equals("VIGIE_WEBHOOK_SECRET") ? Optional.of("secret") : Optional.empty());
        vigie.home = home;
        return vigie;
    }

    private HttpResponse<String> get(Serving serving, String path) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(serving.url() + path)).build(), BodyHandlers.ofString());
    }

    private static Set<String> named(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toCollection(
                TreeSet::new));
    }

    @Test
    void aServerIsSeenFromOutside() throws Exception {
        Vigie vigie = vigie();
        try (House house = new House(vigie); Serving serving = new Serving(house, vigie)) {
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(get(serving, "/metrics").body())
                    .contains("vigie_runs_total{state=\"finished\",watch=\"jammers\"}"));
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(alerts)
                    .extracting(alert -> alert.path("kind").asString()).contains("paused", "findings"));
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(get(serving, "/metrics").body())
                    .contains("vigie_hosts_paused 1.0").contains("vigie_queue_pages{")
                    .contains("vigie_alerts_total{channel=\"webhook\",outcome=\"delivered\"}"));
            String metrics = get(serving, "/metrics").body();
            assertThat(metrics).contains("vigie_fetches_total{outcome=\"fetched\",watch=\"jammers\"}")
                    .contains("vigie_fetches_total{outcome=\"challenged\",watch=\"jammers\"}")
                    .contains("vigie_rule_hits_total{rule=\"R0003\",severity=\"high\",verdict=\"breach\"}")
                    .contains("vigie_extract_seconds_bucket{le=\"0.001\"}")
                    .contains("vigie_challenges_total{watch=\"jammers\"} 1.0")
                    .doesNotContain("lamps.localhost", "127.0.0.1");
            documented(metrics);
            told();
            assertThat(get(serving, "/health").statusCode()).isEqualTo(200);
            assertThat(get(serving, "/ready").body()).isEqualTo("{\"ready\":true,\"not_ready\":[]}");
            broken(serving);
        }
    }

    /// The document names what is exposed, and all that is ours is exposed.
    private static void documented(String metrics) throws Exception {
        Set<String> told = named(DOCUMENTED, Files.readString(Path.of("docs/operating.md")));
        Set<String> exposed = named(EXPOSED, metrics);
        assertThat(told).as("docs/operating.md").containsAll(exposed);
        assertThat(exposed).containsAll(told.stream().filter(name -> name.startsWith("vigie_"))
                .filter(name -> !name.endsWith("_bucket")).collect(Collectors.toSet()));
    }

    private void told() {
        JsonNode findings = alerts.stream().filter(a -> a.path("kind").asString().equals("findings")).findFirst()
                .orElseThrow();
        assertThat(findings.path("text").asString()).contains("R0003", "https://vigie.example/finding/");
        assertThat(alerts.stream().filter(a -> a.path("kind").asString().equals("findings"))).as("one, whatever runs")
                .hasSize(1);
        JsonNode paused = alerts.stream().filter(a -> a.path("kind").asString().equals("paused")).findFirst()
                .orElseThrow();
        assertThat(paused.path("host").asString()).isEqualTo(shop.url("lamps.localhost", ""));
    }

    /// What breaks while it runs is told with the remedy, and with no path; the process lives on.
    private void broken(Serving serving) throws Exception {
        serving.close(false);
        HttpResponse<String> ready = get(serving, "/ready");
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).contains("\"part\":\"schedule\"").doesNotContain("\"part\":\"index\"");
        Path archive = home.resolve("index/archive");
        Files.move(archive, home.resolve("moved"));
        Files.writeString(archive, "a file where the folder was", StandardCharsets.UTF_8);
        try (var files = Files.list(home.resolve("index/lucene"))) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith("segments_")).toList()) {
                Files.writeString(file.resolveSibling("segments_zzz"), "no index", StandardCharsets.UTF_8);
            }
        }
        String body = get(serving, "/ready").body();
        assertThat(body).contains("\"part\":\"archive\"", "\"part\":\"index\"", "vigie index rebuild")
                .doesNotContain(home.toString(), "Exception", "segments");
        assertThat(get(serving, "/health").statusCode()).isEqualTo(200);
    }

    @Test
    void watchListAndReportNameThePausedHost() throws Exception {
        Said scan = Said.vigie(home, home.resolve("index"), "scan", "jammers");
        assertThat(scan.err()).contains("lamps.localhost:" + shop.port() + " asks for a human");
        assertThat(scan.out()).contains("paused: " + shop.url("lamps.localhost", "") + " asked for a human");
        assertThat(scan.err()).as("no secret in this environment").contains("alerts wait to be delivered");
        Said report = Said.vigie(home, home.resolve("index"), "watch", "report", "jammers");
        assertThat(report.out()).contains(shop.url("lamps.localhost", "") + " asked for a human (")
                .contains("is asked nothing until");
        assertThat(Said.vigie(home, home.resolve("index"), "watch", "report", "jammers", "--json").out())
                .contains("\"paused_hosts\":[{");
        assertThat(Said.vigie(home, home.resolve("index"), "watch", "list").out()).contains("on, host paused");
        assertThat(Said.vigie(home, home.resolve("index"), "alerts", "list").out())
                .contains("VIGIE_WEBHOOK_SECRET").contains("again at");
        try (Store store = Store.open(home.resolve("index/store"), InstantSource.system())) {
            assertThat(store.pauses().hosts()).extracting(HostPause::origin)
                    .containsExactly(shop.url("lamps.localhost", ""));
        }
    }

    @Test
    void aTestMessageSaysWhatHappened() throws Exception {
        Said none = Said.vigie(home, home.resolve("index"), "alerts", "test");
        assertThat(none.code()).isEqualTo(6);
        assertThat(none.out()).contains("webhook (http://127.0.0.1:")
                .contains("not delivered: the environment variable");
        Files.writeString(home.resolve("config/vigie.yaml"), "web: {port: 0}\n");
        Said nobody = Said.vigie(home, home.resolve("index"), "alerts", "test");
        assertThat(nobody.code()).isEqualTo(2);
        assertThat(nobody.err()).contains("nobody is told anything").contains("docs/operating.md");
    }

    @Test
    void aThresholdForAWatchThatIsNoneIsAMistake() throws Exception {
        Files.writeString(home.resolve("config/vigie.yaml"),
                "alerts: {watches: {jamers: critical, jammers: loud}}\nmail: {host: x, tls: startls}\n");
        assertThat(Said.vigie(home, home.resolve("index"), "watch", "list").err()).contains("`loud`; known: low")
                .contains("did you mean `starttls`").contains("`from` must be an address");
        Files.writeString(home.resolve("config/vigie.yaml"), "alerts: {watches: {jamers: critical}}\n");
        assertThat(Said.vigie(home, home.resolve("index"), "watch", "list").err())
                .contains("did you mean `jammers`?");
    }
}
