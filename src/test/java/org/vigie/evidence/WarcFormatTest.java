package org.vigie.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.evidence.Samples.CLOCK;
import static org.vigie.evidence.Samples.NOW;
import static org.vigie.evidence.Samples.ONE_SEGMENT;
import static org.vigie.evidence.Samples.utf8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;
import org.netpreserve.jwarc.Warcinfo;
import org.vigie.crawl.Exchange;
import org.vigie.crawl.Outcome;

/// The files as independent tools read them.
final class WarcFormatTest {

    @TempDir
    Path folder;

    @Test
    void independentReaderFindsEveryLoggedRecordWithItsDigest() throws IOException {
        Samples.fill(folder, 9_000);
        List<String> found = new ArrayList<>();
        for (String segment : new ArchiveFolder(folder).segments()) {
            try (WarcReader reader = new WarcReader(folder.resolve(segment))) {
                reader.calculateBlockDigest();
                reader.onWarning(warning -> found.add(warning));
                for (Optional<WarcRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
                    WarcRecord record = next.get();
                    found.add(record.type() + " " + record.id() + " " + reader.position());
                    assertThat(record.version()).hasToString("WARC/1.1");
                    assertThat(record.blockDigest()).isPresent()
                            .isEqualTo(record.calculatedBlockDigest());
                    assertThat(record.headers().sole("WARC-Block-Digest").orElseThrow())
                            .matches("sha256:[0-9a-f]{64}");
                }
            }
        }
        List<String> logged = Samples.lines(folder).stream().flatMap(l -> l.members().stream())
                .map(m -> m.type() + " " + m.id() + " " + m.offset()).toList();
        assertThat(found).isEqualTo(logged);
    }

    @Test
    void httpIsReadBackWithItsHeadBodyAndFullDate() throws IOException {
        Exchange exchange = Samples.exchange("https://shop.example/p?q=1", 200, utf8("<html>é"), "Transfer-Encoding",
                "chunked", "Set-Cookie", "a=1", "Set-Cookie", "b=2");
        Exchange http2 = new Exchange(exchange.url(), "GET", List.of(new Exchange.Header("User-Agent", "Vigie")), 200,
                "HTTP/2", "", exchange.responseHeaders(), exchange.wireBody(), false, "2001:db8::1", NOW, NOW);
        try (Archive archive = Archive.open(folder, ONE_SEGMENT, CLOCK)) {
            archive.seal(Samples.web(new Outcome.Fetched(http2.url(), List.of(http2), http2.wireBody())));
            archive.seal(Samples.web(new Outcome.Fetched(exchange.url(), List.of(exchange), exchange.wireBody())));
        }
        try (WarcReader reader = new WarcReader(folder.resolve("warc/vigie-000001.warc.gz"))) {
            Warcinfo info = (Warcinfo) reader.next().orElseThrow();
            assertThat(info.fields().map()).containsKeys("software", "format", "conformsTo");
            assertThat(info.filename()).contains("vigie-000001.warc.gz");
            WarcResponse response = (WarcResponse) reader.next().orElseThrow();
            assertThat(response.date()).isEqualTo(NOW);
            assertThat(response.headers().sole("WARC-Protocol")).contains("h2");
            assertThat(response.ipAddress().orElseThrow().getHostAddress()).isEqualTo("2001:db8:0:0:0:0:0:1");
            assertThat(response.http().status()).isEqualTo(200);
            assertThat(response.http().reason()).isEmpty();
            assertThat(response.http().headers().all("Set-Cookie")).containsExactly("a=1", "b=2");
            assertThat(response.http().headers().sole("X-Archive-Orig-Transfer-Encoding")).contains("chunked");
            assertThat(response.http().body().stream().readAllBytes()).isEqualTo(utf8("<html>é"));
            URI responseId = response.id();
            WarcRequest request = (WarcRequest) reader.next().orElseThrow();
            assertThat(request.concurrentTo()).containsExactly(responseId);
            assertThat(request.http().target()).isEqualTo("/p?q=1");
            assertThat(request.http().headers().sole("Host")).contains("shop.example");
            WarcRevisit revisit = (WarcRevisit) reader.next().orElseThrow();
            assertThat(revisit.refersTo()).contains(responseId);
            assertThat(revisit.refersToDate()).contains(NOW);
            assertThat(revisit.http().reason()).isEqualTo("OK");
        }
    }

    @Test
    void gzipFindsTheFilesWhole() throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/gzip")) || Files.isExecutable(Path.of("/bin/gzip")),
                "check with the gzip program skipped: it is not installed");
        Samples.fill(folder, 9_000);
        for (String segment : new ArchiveFolder(folder).segments()) {
            Process gzip = new ProcessBuilder("gzip", "-t", folder.resolve(segment).toString()).inheritIO().start();
            assertThat(gzip.waitFor()).isZero();
        }
    }
}
