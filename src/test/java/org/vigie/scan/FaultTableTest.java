package org.vigie.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.ShopAnswer.Page;
import org.vigie.ShopItem;
import org.vigie.TestShop;
import org.vigie.config.CrawlSettings;
import org.vigie.crawl.ChallengeMarks;
import org.vigie.crawl.Crawler;
import org.vigie.crawl.Outcome;
import org.vigie.evidence.ArchiveCheck;

/// Tries every fault on a run of its own, and holds `docs/faults.md` to what the run said of it, word for word, what was
/// kept, and when it is asked for again. `-Dvigie.update=true` writes the document anew.
final class FaultTableTest {

    private static final Path TABLE = Path.of("docs/faults.md");

    @TempDir
    private Path temp;

    /// What is tried.
    ///
    /// @param address path of the shop, or a whole address
    private record Tried(String fault, String address, Prepared shop) {

        Tried(String fault, String address) {
            this(fault, address, _ -> {});
        }

        String url(TestShop at) {
            return address.startsWith("/") ? at.url(address) : address;
        }
    }

    private interface Prepared {
        void by(TestShop shop);
    }

    private static List<Tried> all() {
        return List.of(
                new Tried("a body of one byte each 20 ms, without end", "/slow"),
                new Tried("a body without end, as fast as it goes", "/endless"),
                new Tried("a body of 3 MB where 2 MB are the most", "/big?3000000"),
                new Tried("fewer bytes than Content-Length says", "/short"),
                new Tried("more bytes than Content-Length says", "/overlong"),
                new Tried("a connection reset in the body", "/reset"),
                new Tried("a connection closed without an answer", "/no-answer"),
                new Tried("an answer that is not HTTP", "/not-http"),
                new Tried("a megabyte of headers", "/huge-headers"),
                new Tried("nobody listens", "http://127.0.0.1:1/item"),
                new Tried("a name that does not exist", "http://shop.invalid/item"),
                new Tried("an address of a cloud's metadata", "http://169.254.169.254/item"),
                new Tried("an address that is none of http", "ftp://127.0.0.1/item"),
                new Tried("500", "/error"),
                new Tried("503", "/unavailable"),
                new Tried("503 with Retry-After: 0", "/retry-now"),
                new Tried("429", "/always-limited"),
                new Tried("429 with Retry-After: 1", "/limited"),
                new Tried("404", "/missing"),
                new Tried("410", "/gone"),
                new Tried("200 for a page that is not there", "/item/404", shop -> shop.page("/item/404",
                        "<!doctype html><title>Erreur 404</title><p>Oups</p>")),
                new Tried("the marketplace's own words that the offer is gone", "/soft-404"),
                new Tried("401", "/login"),
                new Tried("403", "/refused"),
                new Tried("451", "/legal"),
                new Tried("a bot wall", "/challenge"),
                new Tried("a redirect to a challenge", "/to-challenge"),
                new Tried("redirects in a circle", "/redirect-loop"),
                new Tried("more redirects than allowed", "/redirects/9"),
                new Tried("a redirect without Location", "/redirect-nowhere"),
                new Tried("a redirect to a file of the machine", "/redirect-to?file:///etc/hostname"),
                new Tried("a redirect to a cloud's metadata", "/redirect-to?http://169.254.169.254/"),
                new Tried("50 kB that unpack to 50 MB", "/gzip-bomb"),
                new Tried("a body that is not the gzip it says", "/not-gzip"),
                new Tried("a content coding that was not asked for", "/compress"),
                new Tried("a charset that does not exist, and bytes of none", "/item/7",
                        shop -> shop.answer("/item/7", badlyCoded())),
                new Tried("headers with hostile values", "/item/8", shop -> shop.answer("/item/8",
                        Page.html(ShopItem.ordinary("A8").html()).with("ETag", "\"\u00e9\u0001\"")
                                .with("Last-Modified", "yesterday").with("Content-Language", "x".repeat(20_000)))),
                new Tried("a page of scripts with nothing to read", "/shell"),
                new Tried("robots.txt forbids it", "/forbidden/item"),
                new Tried("robots.txt answers 503", "/item", shop -> shop.robots(503, "text/plain", "")),
                new Tried("robots.txt is a web page", "/item",
                        shop -> shop.robots(200, "text/html", "<!doctype html><p>Welcome</p>")),
                new Tried("robots.txt redirects in a circle", "/item",
                        shop -> shop.answer("/robots.txt", Page.redirect("/robots.txt"))));
    }

    private static Page badlyCoded() {
        byte[] body = ShopItem.ordinary("A7").html().getBytes(StandardCharsets.UTF_8);
        body[body.length - 20] = (byte) 0xff;
        return new Page(200, Map.of("Content-Type", "text/html; charset=\"x-none;\""), body);
    }

    /// A row of the document.
    private record Row(Tried tried, String said, String kept, String again) {

        String line() {
            return "| " + tried.fault() + " | " + said + " | " + kept + " | " + again + " |";
        }
    }

    @Test
    void everyFaultIsToldAndKeptAsTheDocumentSays() throws Exception {
        List<String> lines = new ArrayList<>();
        int number = 0;
        for (Tried tried : all()) {
            lines.add(row(tried, Files.createDirectories(temp.resolve("f" + number++))).line());
        }
        String document = """
                # What a run says of faults, and what it keeps

                Each fault was tried on a run of its own (a test does it, and fails when this page is stale). "Said" is the
                outcome and the reason, word for word, as `vigie watch report` and the web page show them; "kept" are the
                records that the archive sealed: a response is what came, as far as it came; metadata says what was tried, or,
                beside a response, what was read. "Asked again": what may pass is
                asked for again in the same run, `tries` times in all, after `refetch_after` at the earliest and twice as
                long each time; everything else waits for the next run of the watch. A host that answered 429 or 503 is left
                alone meanwhile, one that asked for a human for six hours.

                | fault | said | kept | asked again |
                |---|---|---|---|
                """
                + String.join("\n", lines) + "\n";
        if (Boolean.getBoolean("vigie.update")) {
            Files.writeString(TABLE, document);
        }
        assertThat(Files.exists(TABLE) ? Files.readString(TABLE) : "").as("%s is stale; -Dvigie.update=true writes it",
                TABLE).isEqualTo(document);
    }

    private static CrawlSettings settings() {
        return new CrawlSettings("VigieTest/1", "test@vigie.example", Duration.ZERO, Duration.ofSeconds(2),
                Duration.ofSeconds(2), 2_000_000, 5, Duration.ofHours(1), true);
    }

    private Row row(Tried tried, Path folder) throws IOException, InterruptedException {
        Map<String, String> told = new LinkedHashMap<>();
        try (ScanFixture fixture = new ScanFixture(folder);
                Crawler crawler = new Crawler(settings(), marks(), InstantSource.system())) {
            tried.shop().by(fixture.shop);
            ScanRooms rooms = new ScanRooms(crawler, fixture.rooms.reader(), fixture.rooms.rules(),
                    fixture.rooms.ledgers(), fixture.store, fixture.rooms.clock(), 2, fixture.rooms.marketplaces(),
                    Duration.ZERO);
            String url = tried.url(fixture.shop);
            new ScanPass(rooms).scan(fixture.watch(List.of(), List.of(url)), "test", new PassListener() {
                @Override
                public void page(String runId, String page, String outcome, String detail) {
                    told.put(outcome, detail);
                }
            });
            var report = ArchiveCheck.verify(Ledger.archiveFolder(fixture.folder), (lines, done, all) -> {});
            assertThat(report.intact()).as(tried.fault() + ": " + report).isTrue();
            String said = told.entrySet().stream()
                    .map(each -> "`" + each.getKey() + "`" + (each.getValue().isEmpty() ? "" : ": " + each.getValue()))
                    .collect(Collectors.joining("; ")).replaceAll("127\\.0\\.0\\.1:[0-9]{2,}", "shop.example")
                    .replace("|", "\\|");
            return new Row(tried, said, kept(fixture.folder), again(tried));
        }
    }

    private static ChallengeMarks marks() {
        return new ChallengeMarks(
                List.of(new ChallengeMarks.Mark("127.0.0.1", ChallengeMarks.Where.URL, "/risk/challenge")));
    }

    private static String kept(Path folder) throws IOException {
        Map<String, Long> types = new TreeMap<>(ArchiveTexts.recordTypes(folder));
        types.remove("warcinfo");
        types.remove("request"); // one for each answer
        String cut = ArchiveTexts.all(folder).contains("WARC-Truncated") ? ", cut" : "";
        return types.entrySet().stream().map(each -> each.getKey() + (each.getValue() > 1 ? " ×" + each.getValue() : "")
                + (each.getKey().equals("response") ? cut : "")).collect(Collectors.joining(", "));
    }

    private static String again(Tried tried) throws IOException, InterruptedException {
        try (TestShop shop = TestShop.start();
                Crawler crawler = new Crawler(settings(), marks(), InstantSource.system())) {
            tried.shop().by(shop);
            Outcome outcome = crawler.fetch(tried.url(shop));
            Optional<Duration> again = outcome.again();
            return again.isEmpty()
                    ? "next run"
                    : again.get().isZero() ? "same run" : "same run, after " + again.get().toSeconds() + " s or more";
        }
    }
}
