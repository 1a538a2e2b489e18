package org.vigie.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigie.casework.Decision;
import org.vigie.config.Settings.WebSettings;
import org.vigie.index.IndexUnreadableException;
import org.vigie.index.SearchRequest;
import org.vigie.index.SearchResult;
import org.vigie.index.StoredObservation;
import org.vigie.listing.ListingKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The server over loopback.
class WebServerTest {

    private static final WebSettings LOCAL = new WebSettings("127.0.0.1", 0);

    private final SampleRooms rooms = SampleRooms.filled();
    private final HttpClient client = HttpClient.newHttpClient();
    private WebServer server;

    @BeforeEach
    void start() throws IOException {
        server = WebServer.start(LOCAL, rooms.rooms());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everyPageAnswersWithTheSecurityHeaders() throws Exception {
        for (String path : Screenshots.PAGES.values()) {
            HttpResponse<String> page = get(path);
            assertThat(page.statusCode()).as(path).isEqualTo(path.equals("/nowhere") ? 404 : 200);
            assertThat(page.headers().firstValue("content-type")).contains("text/html;charset=utf-8");
            guarded(page);
        }
        guarded(get("/static/vigie.css"));
        guarded(get("/api/search"));
        guarded(get("/static/nothing.css"));
    }

    @Test
    void styleIconAndScriptAreServedFromTheClassPathAndNothingElseIs() throws Exception {
        assertThat(get("/static/vigie.css").headers().firstValue("content-type")).get().asString()
                .startsWith("text/css");
        assertThat(get("/static/icon.svg").body()).startsWith("<svg");
        assertThat(get("/static/lib/htmx.min.js").body()).contains("htmx");
        for (String path : List.of("/static/../logback.xml", "/static/", "/static/lib", "/web/vigie.css",
                "/static/%2e%2e/org/vigie/web/WebServer.class", "/static/..%2forg/vigie/web/WebServer.class")) {
            assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")).as(path)
                    .doesNotContain(" 200 ");
        }
    }

    @Test
    void aRequestUnderAForeignNameIsRefused() throws Exception {
        String answer = raw("GET / HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 421").doesNotContain("Magnetic balls");
        assertThat(raw("GET /static/vigie.css HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 421");
        assertThat(raw("GET / HTTP/1.1\r\nHost: localhost:1\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 200");
    }

    @Test
    void malformedRequestsGetOneSentenceAndTheHeaders() throws Exception {
        String answer = raw("GET /%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("could not be understood").contains("nosniff")
                .doesNotContain("jetty", "Jetty", "at org.");
    }

    @Test
    void theApiGivesTheSameSearchAsJson() throws Exception {
        HttpResponse<String> answer = get("/api/search?q=Magnetic&severity=high&size=1");
        JsonNode json = JsonMapper.builder().build().readTree(answer.body());

        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("application/json");
        assertThat(json.path("total").asInt()).isEqualTo(2);
        assertThat(json.path("next").asString()).isEqualTo("/api/search?q=Magnetic&severity=high&page=2&size=1");
        JsonNode hit = json.path("hits").path(0);
        assertThat(hit.path("listing").path("facts").path("title").path("shown").path(0).path("source").asString())
                .isEqualTo("json-ld");
        assertThat(hit.path("findings").path(1).path("decision").path("kind").asString()).isEqualTo("to-review");
        assertThat(hit.path("evidence").path("sha256").asString()).hasSize(64);
        assertThat(rooms.asked.getLast().filters()).hasSize(1);
    }

    @Test
    void theCsvIsAFileThatSpreadsheetsRead() throws Exception {
        HttpResponse<String> answer = get("/api/search.csv");

        assertThat(answer.body()).startsWith("\uFEFF\"marketplace\"");
        assertThat(answer.headers().firstValue("content-disposition")).contains(
                "attachment; filename=\"vigie-2026-11-24.csv\"");
    }

    @Test
    void aSearchThatCannotBeMadeSaysWhy() throws Exception {
        assertThat(get("/?sevrity=high").statusCode()).isEqualTo(400);
        assertThat(get("/?sevrity=high").body()).contains("`sevrity` is not something");
        HttpResponse<String> api = get("/api/search?page=0");
        assertThat(api.statusCode()).isEqualTo(400);
        assertThat(JsonMapper.builder().build().readTree(api.body()).path("error").asString()).contains("`page`");
        assertThat(get("/?size=500").statusCode()).isEqualTo(400);
        assertThat(get("/listing?marketplace=x").statusCode()).isEqualTo(400);
        assertThat(get("/listing?marketplace=x&id=y").statusCode()).isEqualTo(404);
        assertThat(get("/finding/none").statusCode()).isEqualTo(404);
        assertThat(get("/runs/none").statusCode()).isEqualTo(404);
        assertThat(get("/rules/none").statusCode()).isEqualTo(404);
    }

    @Test
    void theCapturedSourceIsPlainTextInASandbox() throws Exception {
        HttpResponse<String> source = get("/evidence/0b5e01/source?line=42");

        assertThat(source.body()).isEqualTo("<html><script>alert('captured')</script></html>");
        assertThat(source.headers().firstValue("content-type").orElse("")).startsWith("text/plain");
        assertThat(source.headers().allValues("content-security-policy")).singleElement().asString()
                .startsWith("sandbox; default-src 'none'");
        assertThat(source.headers().firstValue("x-content-type-options")).contains("nosniff");
        assertThat(get("/evidence/0b5e01/source?line=999").statusCode()).isEqualTo(404);
        assertThat(get("/evidence/none/source").statusCode()).isEqualTo(404);
    }

    @Test
    void bytesThatAreNotUtf8AreReadAsWindows1252() throws Exception {
        rooms.source = new byte[]{'p', 'r', 'i', 'x', ' ', (byte) 0x80};

        assertThat(get("/evidence/0b5e01/source").body()).isEqualTo("prix €");
    }

    @Test
    void aDecisionIsTakenOnceAndShown() throws Exception {
        HttpResponse<String> answer = decide(
                Map.of("token", token(), "kind", "confirmed", "author", "A. Dubois", "note",
                        "Seen on <b>two</b> days."),
                Map.of());

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("location").orElse("")).endsWith("/finding/aa01#decisions");
        assertThat(rooms.decisions("aa01")).singleElement().satisfies(decision -> {
            assertThat(decision.kind()).isEqualTo(Decision.Kind.CONFIRMED);
            assertThat(decision.listing()).isEqualTo("demo-bazaar:item/4711?v=\"a b\"");
        });
        assertThat(Jsoup.parse(get("/finding/aa01").body()).select(".decisions").text())
                .contains("confirmed", "A. Dubois", "2026-11-24 13:30", "Seen on <b>two</b> days.");
    }

    @Test
    void aFormFromElsewhereSavesNothing() throws Exception {
        Map<String, String> form = Map.of("token", token(), "kind", "dismissed", "author", "x", "note", "y");
        Map<String, String> without = Map.of("kind", "dismissed", "author", "x", "note", "y");
        Map<String, String> wrong = Map.of("token", "0".repeat(64), "kind", "dismissed", "author", "x", "note", "y");

        assertThat(decide(without, Map.of()).statusCode()).isEqualTo(403);
        assertThat(decide(wrong, Map.of()).statusCode()).isEqualTo(403);
        for (String site : List.of("cross-site", "same-site", "none")) {
            assertThat(decide(form, Map.of("Sec-Fetch-Site", site)).statusCode()).as(site).isEqualTo(403);
        }
        assertThat(decide(form, Map.of("Origin", "http://evil.example")).statusCode()).isEqualTo(403);
        assertThat(rooms.decisions("aa01")).isEmpty();
        assertThat(decide(form, Map.of("Origin", "null", "Sec-Fetch-Site", "same-origin")).statusCode()).isEqualTo(303);
        assertThat(decide(form, Map.of("Origin", server.url())).statusCode()).isEqualTo(303);
    }

    @Test
    void aFormThatCannotBeTakenComesBackAsFilledIn() throws Exception {
        HttpResponse<String> answer = decide(Map.of("token", token(), "kind", "dismissed", "author", " ", "note",
                "A long reason."), Map.of());

        assertThat(answer.statusCode()).isEqualTo(422);
        var page = Jsoup.parse(answer.body());
        assertThat(page.select("[role=alert]").text()).isEqualTo("Write your name: a decision is signed.");
        assertThat(page.select("textarea").text()).isEqualTo("A long reason.");
        assertThat(page.select("input[value=dismissed]").hasAttr("checked")).isTrue();
        assertThat(decide(Map.of("token", token(), "author", "x", "note", "y"), Map.of()).body()).contains("Choose ");
        assertThat(decide(Map.of("token", token(), "note", "x".repeat(200_000)), Map.of()).statusCode()).isEqualTo(413);
        assertThat(rooms.decisions("aa01")).isEmpty();
    }

    @Test
    void otherMethodsAndAddressesAreToldApart() throws Exception {
        assertThat(send("POST", "/runs").statusCode()).isEqualTo(405);
        assertThat(send("DELETE", "/finding/aa01").statusCode()).isEqualTo(405);
        assertThat(send("HEAD", "/runs").statusCode()).isEqualTo(200);
        HttpResponse<String> nowhere = get("/nowhere");
        assertThat(Jsoup.parse(nowhere.body()).select("main").text()).contains("There is no page at this address",
                "start from the search");
    }

    @Test
    void healthSaysThatTheProcessLivesAndNothingElse() throws Exception {
        HttpResponse<String> health = get("/health");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).matches("\\{\"status\":\"ok\",\"up_seconds\":[0-9]+}");
    }

    @Test
    void readyListsWhatIsMissingWithTheRemedy() throws Exception {
        assertThat(get("/ready").statusCode()).isEqualTo(200);
        assertThat(get("/ready").body()).isEqualTo("{\"ready\":true,\"not_ready\":[]}");
        rooms.notReady.add(new Outside.NotReady("index", "the index is damaged", "`vigie index rebuild`"));
        HttpResponse<String> ready = get("/ready");
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body())
                .isEqualTo("{\"ready\":false,\"not_ready\":[{\"part\":\"index\",\"what\":\"the index is "
                        + "damaged\",\"remedy\":\"`vigie index rebuild`\"}]}");
    }

    @Test
    void metricsAreTextForPrometheus() throws Exception {
        HttpResponse<String> metrics = get("/metrics");
        assertThat(metrics.headers().firstValue("Content-Type")).contains("text/plain; version=0.0.4; charset=utf-8");
        assertThat(metrics.body()).contains("vigie_hosts_paused 0.0");
    }

    @Test
    void whatBreaksInsideIsToldByNumberOnly() throws Exception {
        for (Failure failure : List.<Failure>of(() -> {
            throw new IOException("secret path /srv/x");
        }, () -> {
            throw new IllegalStateException("secret state");
        }, () -> {
            throw new StackOverflowError("secret depth");
        })) {
            try (WebServer broken = WebServer.start(LOCAL, failing(failure))) {
                HttpResponse<String> answer = client.send(
                        HttpRequest.newBuilder(URI.create(broken.url() + "/")).build(),
                        BodyHandlers.ofString());
                assertThat(answer.statusCode()).isEqualTo(500);
                assertThat(Jsoup.parse(answer.body()).select("main code").text()).matches("[0-9a-f]{8}");
                assertThat(answer.body()).doesNotContain("secret", "at org.", "Exception");
                guarded(answer);
            }
        }
    }

    @Test
    void anUnreadableIndexNamesTheRemedy() throws Exception {
        try (WebServer broken = WebServer.start(LOCAL, failing(() -> {
            throw new IndexUnreadableException("schema 1", new IOException("x"));
        }))) {
            HttpResponse<String> page = client.send(HttpRequest.newBuilder(URI.create(broken.url() + "/")).build(),
                    BodyHandlers.ofString());
            HttpResponse<String> health = client.send(
                    HttpRequest.newBuilder(URI.create(broken.url() + "/health")).build(), BodyHandlers.ofString());
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.body()).contains("vigie index rebuild");
            assertThat(health.statusCode()).as("the process lives; `/ready` tells of the index").isEqualTo(200);
        }
    }

    @Test
    void aTakenPortIsSaidWithTheRemedy() {
        int port = URI.create(server.url()).getPort();

        assertThatThrownBy(() -> WebServer.start(new WebSettings("127.0.0.1", port), rooms.rooms()))
                .isInstanceOf(IOException.class).hasMessageContaining("127.0.0.1:" + port)
                .hasMessageContaining("web.port");
    }

    private interface Failure {
        void happen() throws IOException;
    }

    private WebRooms failing(Failure failure) {
        WebRooms whole = rooms.rooms();
        Listings listings = new Listings() {
            @Override
            public SearchResult search(SearchRequest request) throws IOException {
                failure.happen();
                return rooms.search(request);
            }

            @Override
            public Optional<StoredObservation> observation(String id) {
                return Optional.empty();
            }

            @Override
            public Optional<StoredObservation> byFinding(String findingId) {
                return Optional.empty();
            }

            @Override
            public List<StoredObservation> history(ListingKey key) {
                return List.of();
            }
        };
        return new WebRooms(listings, whole.cases(), whole.rules(), whole.captures(), whole.planned(),
                whole.outside(), whole.clock(),
                whole.zone());
    }

    private static void guarded(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("content-security-policy").orElse("")).contains("default-src 'self'",
                "frame-ancestors 'none'").doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("x-content-type-options")).contains("nosniff");
        assertThat(answer.headers().firstValue("referrer-policy")).contains("no-referrer");
        assertThat(answer.headers().firstValue("set-cookie")).isEmpty();
        assertThat(answer.headers().firstValue("server")).isEmpty();
    }

    private String token() throws IOException, InterruptedException {
        return Jsoup.parse(get("/finding/aa01").body()).select("input[name=token]").attr("value");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path);
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(server.url() + path))
                .method(method, BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> decide(Map<String, String> form, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + "/finding/aa01/decisions"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.entrySet().stream()
                        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"))));
        headers.forEach(request::header);
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /// Sends bytes as they are: no client library mends them on the way.
    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", URI.create(server.url()).getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(answer);
            return answer.toString(StandardCharsets.UTF_8);
        }
    }
}
