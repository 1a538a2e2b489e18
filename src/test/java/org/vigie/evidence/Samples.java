package org.vigie.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.vigie.crawl.Exchange;
import org.vigie.crawl.Outcome;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;
import org.vigie.listing.ListingKey;
import org.vigie.listing.Money;
import org.vigie.listing.Place;
import org.vigie.listing.Value;
import org.vigie.rules.Confidence;
import org.vigie.rules.Judgement;
import org.vigie.rules.Law;
import org.vigie.rules.Quote;
import org.vigie.rules.Rule;
import org.vigie.rules.RuleRef;
import org.vigie.rules.Severity;
import org.vigie.rules.Status;
import org.vigie.rules.Verdict;

/// Captures and observations to seal, and archives to look at.
final class Samples {

    static final Instant NOW = Instant.parse("2026-11-24T10:15:30.123456789Z");
    static final InstantSource CLOCK = InstantSource.fixed(NOW);
    static final int ONE_SEGMENT = 1 << 30;

    private Samples() {
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static Exchange exchange(String url, int status, byte[] wireBody, String... responseHeaders) {
        List<Exchange.Header> headers = new ArrayList<>();
        headers.add(new Exchange.Header("Content-Type", "text/html; charset=utf-8"));
        for (int i = 0; i < responseHeaders.length; i += 2) {
            headers.add(new Exchange.Header(responseHeaders[i], responseHeaders[i + 1]));
        }
        return new Exchange(url, "GET",
                List.of(new Exchange.Header("Host", "shop.example"), new Exchange.Header("User-Agent", "Vigie/0.1")),
                status, "HTTP/1.1", status == 200 ? "OK" : "Moved", headers, wireBody, false, "192.0.2.7", NOW,
                NOW.plusMillis(250));
    }

    static Capture.Web web(String url, String body) {
        return web(new Outcome.Fetched(url, List.of(exchange(url, 200, utf8(body))), utf8(body)));
    }

    static Capture.Web web(Outcome outcome) {
        return new Capture.Web(outcome, "run-1");
    }

    /// A page of about that many bytes, with the entropy of a real one (it shrinks to a fifth).
    static String page(long seed, int bytes) {
        Random random = new Random(seed);
        StringBuilder page = new StringBuilder("<html><title>offer " + seed + "</title>");
        while (page.length() < bytes) {
            page.append("<div class=\"c").append(random.nextInt(40)).append("\"><span>")
                    .append(Integer.toString(random.nextInt(1 << 20), 36)).append("</span></div>\n");
        }
        return page.append("</html>").toString();
    }

    static Rule rule() {
        return new Rule(new RuleRef("R0007", 2, "ab".repeat(32)), "No responsible person", "responsible-person",
                Status.TRIAL, Severity.HIGH, Confidence.MEDIUM, "EU", Set.of("FR"),
                List.of(new Law("Regulation (EU) 2023/988", "Article 19(b)", "https://law.example/1", "Show it.",
                        LocalDate.of(2024, 12, 13), Optional.empty()),
                        new Law("Directive 2001/95/EC", "Article 5", "https://law.example/2", "Be safe.",
                                LocalDate.of(2004, 1, 15), Optional.of(LocalDate.of(2024, 12, 12)))),
                Optional.empty(), "", "rules/EU/R0007.yaml", "id: R0007");
    }

    static Listing listing(String id, String title) {
        return Listing.of(new ListingKey("example", id), "https://shop.example/" + id)
                .show(Field.TITLE, new Value.Text(title), new Place("json-ld", "$.name"))
                .show(Field.PRICE, new Value.Price(new Money(new BigDecimal("9.90"), "EUR")), new Place("dom", "b"))
                .absent(Field.RESPONSIBLE_PERSON_EU, new Place("dom", "section.safety"))
                .unread(Field.BRAND, "drawn by a script").build();
    }

    static List<Judgement> judgements() {
        Quote quote = new Quote(Field.TITLE, "Lampe", 0, 5, new Place("json-ld", "$.name"), "is an electrical device");
        return List.of(new Judgement(rule(), Verdict.BREACH, List.of(quote), List.of(), Optional.empty()),
                new Judgement(rule(), Verdict.UNDECIDED, List.of(), List.of(Field.BRAND), Optional.of("E1")),
                new Judgement(rule(), Verdict.CLEAR, List.of(), List.of(), Optional.empty()));
    }

    static Observation observation(CaptureRef capture, String id) {
        Listing listing = listing(id, "Lampe “Été” \u2028 " + id);
        return new Observation(ObservationIds.observation(listing, "cd".repeat(32)), listing, capture, "run-1",
                "lamps", "cd".repeat(32), "", Findings.of(listing, judgements()));
    }

    /// Seals pages, a revisit, a redirect, something handed in, a refusal and observations: about two dozen lines.
    static List<CaptureRef> fill(Path folder, int segmentBytes) throws IOException {
        List<CaptureRef> refs = new ArrayList<>();
        try (Archive archive = Archive.open(folder, segmentBytes, CLOCK)) {
            for (int i = 0; i < 8; i++) {
                String url = "https://shop.example/" + i % 6;
                CaptureRef ref = archive.seal(web(url, page(i % 6, 1_500)));
                refs.add(ref);
                archive.seal(observation(ref, Integer.toString(i % 6)));
            }
            refs.add(archive.seal(web(new Outcome.RefusedByRobots("https://shop.example/private", "Disallow: /p"))));
            refs.add(archive.seal(new Capture.HandedIn("file:été 1.html", "text/html", utf8(page(9, 900)), "a.zip",
                    NOW, "import-1")));
        }
        return refs;
    }

    static ArchiveReport verify(Path folder) throws IOException {
        return ArchiveCheck.verify(folder, (lines, done, all) -> {});
    }

    static List<LogLine> lines(Path folder) throws IOException {
        List<LogLine> lines = new ArrayList<>();
        new LogScan().run(new ArchiveFolder(folder).log(), (line, offset) -> lines.add(line.line()));
        return lines;
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Path target = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(each, target);
                }
            }
        }
    }

    /// The evidence files of an archive: segments and the log.
    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(f -> f.toString().endsWith(".warc.gz") || f.endsWith("captures.log")).sorted().toList();
        }
    }
}
