package org.vigie.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.vigie.evidence.Samples.CLOCK;
import static org.vigie.evidence.Samples.NOW;
import static org.vigie.evidence.Samples.ONE_SEGMENT;
import static org.vigie.evidence.Samples.exchange;
import static org.vigie.evidence.Samples.gzip;
import static org.vigie.evidence.Samples.utf8;
import static org.vigie.evidence.Samples.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.crawl.Exchange;
import org.vigie.crawl.Outcome;

final class ArchiveTest {

    private static final String URL = "https://shop.example/1";

    @TempDir
    Path folder;

    @Test
    void bodyComesBackWithItsContentCodingUndone() throws IOException {
        byte[] body = utf8("<html>été</html>");
        Exchange coded = exchange(URL, 200, gzip(body), "Content-Encoding", "gzip");
        try (Archive archive = Archive.open(folder, ONE_SEGMENT, CLOCK)) {
            CaptureRef ref = archive.seal(web(new Outcome.Fetched(URL, List.of(coded), body)));
            assertThat(archive.body(ref)).isEqualTo(body);
            assertThat(ref.payloadSha256()).isEqualTo(Sha256.hex(coded.wireBody()));
            assertThat(ref.at()).isEqualTo(coded.finishedAt());
            assertThat(ref.logIndex()).isZero();
            assertThat(archive.size()).isEqualTo(1);
        }
    }

    @Test
    void deflateWithAndWithoutItsWrapperIsUndone() throws IOException {
        byte[] body = utf8("<html>deflated deflated deflated</html>");
        for (boolean raw : new boolean[]{false, true}) {
            Deflater deflater = new Deflater(6, raw);
            deflater.setInput(body);
            deflater.finish();
            byte[] buffer = new byte[1000];
            byte[] wire = Arrays.copyOf(buffer, deflater.deflate(buffer));
            deflater.end();
            assertThat(ContentCoding.undo(wire, List.of("deflate"), 1000, false)).isEqualTo(body);
        }
    }

    @Test
    void bombAndUnknownCodingAreRefusedByName() {
        byte[] bomb = gzip(new byte[2_000_000]);
        assertThatIOException().isThrownBy(() -> ContentCoding.undo(bomb, List.of("gzip"), 1_000_000, false))
                .withMessageContaining("more than 1000000 bytes");
        assertThatIOException().isThrownBy(() -> ContentCoding.undo(bomb, List.of("gzip, compress"), 1_000_000, false))
                .withMessageContaining("`compress`");
    }

    @Test
    void cutBodyIsMarkedAndGivesWhatCanBeUndone() throws IOException {
        byte[] wire = gzip(utf8(Samples.page(1, 20_000)));
        Exchange whole = exchange(URL, 200, Arrays.copyOf(wire, wire.length / 2), "Content-Encoding", "gzip");
        Exchange cut = new Exchange(URL, "GET", whole.requestHeaders(), 200, "HTTP/1.1", "OK",
                whole.responseHeaders(), whole.wireBody(), true, "192.0.2.7", NOW, NOW);
        try (Archive archive = Archive.open(folder, ONE_SEGMENT, CLOCK)) {
            CaptureRef ref = archive.seal(web(new Outcome.Failed(URL, List.of(cut), "larger than the limit")));
            assertThat(new String(archive.body(ref), StandardCharsets.UTF_8))
                    .startsWith("<html><title>offer 1").hasSizeGreaterThan(2_000);
            CaptureView view = archive.view(ref).orElseThrow();
            assertThat(view.truncated()).isTrue();
            assertThat(view.warcFields()).contains(new Exchange.Header("WARC-Truncated", "length"),
                    new Exchange.Header("Vigie-Outcome", "failed"),
                    new Exchange.Header("Vigie-Note", "larger than the limit"));
        }
    }

    @Test
    void sameBytesFromTheSameAddressBecomeARevisitAlsoAfterReopening() throws IOException {
        CaptureRef first;
        try (Archive archive = Archive.open(folder, ONE_SEGMENT, CLOCK)) {
            first = archive.seal(web(URL, Samples.page(1, 30_000)));
        }
        try (Archive archive = Archive.open(folder, ONE_SEGMENT, CLOCK)) {
            CaptureRef again = archive.seal(web(URL, Samples.page(1, 30_000)));
            assertThat(again.id()).isNotEqualTo(first.id());
            assertThat(again.length()).isLessThan(1_000);
            assertThat(archive.body(again)).isEqualTo(archive.body(first));
            CaptureView view = archive.view(again).orElseThrow();
            assertThat(view.type()).isEqualTo("revisit");
            assertThat(view.statusLine()).isEqualTo("HTTP/1.1 200 OK");
            assertThat(view.storedBodyBytes()).isGreaterThanOrEqualTo(30_000);
            assertThat(view.warcFields()).contains(new Exchange.Header("WARC-Refers-To", "<" + first.id() + ">"),
                    new Exchange.Header("WARC-Refers-To-Target-URI", URL),
                    new Exchange.Header("WARC-Refers-To-Date", NOW.toString()), new Exchange.Header("WARC-Profile",
                            "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"));
            CaptureRef elsewhere = archive.seal(web(URL + "?x", Samples.page(1, 30_000)));
            assertThat(archive.view(elsewhere).orElseThrow().type()).isEqualTo("response");
        }
        assertThat(Samples.verify(folder).intact()).isTrue();
    }

    @Test
    void everyHopOfARedirectIsSealedAndTheLastAnswerIsCited() throws IOException {
        Exchange hop = exchange("http://shop.example/1", 301, new byte[0], "Location", URL);
        Exchange end = exchange(URL, 200, utf8("<html>"));
        try (Archive archive = Archive.open(folder, ONE_SEGMENT, CLOCK)) {
            CaptureRef ref = archive.seal(web(new Outcome.Fetched(hop.url(), List.of(hop, end), end.wireBody())));
            assertThat(ref.url()).isEqualTo(URL);
            assertThat(archive.body(ref)).isEqualTo(utf8("<html>"));
        }
        assertThat(Samples.lines(folder).getFirst().members()).extracting(LogLine.Member::type)
                .containsExactly("warcinfo", "response", "request", "response", "request");
    }

    @Test
    void outcomeWithoutAnswerIsSealedAsMetadata() throws IOException {
        try (Archive archive = Archive.open(folder, ONE_SEGMENT, CLOCK)) {
            CaptureRef ref = archive.seal(web(new Outcome.RefusedByRobots(URL, "Disallow:\r\nInjected: 1")));
            assertThat(archive.body(ref)).isEmpty();
            CaptureView view = archive.view(ref).orElseThrow();
            assertThat(view.type()).isEqualTo("metadata");
            assertThat(view.warcFields()).contains(new Exchange.Header("Vigie-Outcome", "refused-by-robots"));
            assertThat(view.statusLine()).isEmpty();
        }
    }

    @Test
    void handedInBytesAreAResourceAndThenARevisit() throws IOException {
        Capture.HandedIn page = new Capture.HandedIn("file:une page.html", "text/html", utf8("<html>1</html>"),
                "pages.zip, entry 3", NOW, "import-1");
        try (Archive archive = Archive.open(folder, ONE_SEGMENT, CLOCK)) {
            CaptureRef first = archive.seal(page);
            CaptureRef second = archive.seal(page);
            assertThat(first.url()).isEqualTo("file:une page.html");
            assertThat(archive.view(first).orElseThrow().type()).isEqualTo("resource");
            assertThat(archive.view(second).orElseThrow().type()).isEqualTo("revisit");
            assertThat(archive.body(second)).isEqualTo(utf8("<html>1</html>"));
            assertThat(archive.view(first).orElseThrow().warcFields())
                    .contains(new Exchange.Header("Vigie-Origin", "pages.zip, entry 3"),
                            new Exchange.Header("WARC-Target-URI", "file:une%20page.html"));
        }
        assertThat(Samples.verify(folder).intact()).isTrue();
    }

    @Test
    void hostileAddressAndHeadersStayOnTheirLine() throws IOException {
        String url = "https://shop.example/\r\nWARC-Type: warcinfo\t\u2028é \uD800";
        Exchange evil = exchange(url, 200, utf8("x"), "X-Evil", "a\r\n\r\nb", "Bad\r\nName", "v");
        try (Archive archive = Archive.open(folder, ONE_SEGMENT, CLOCK)) {
            CaptureRef ref = archive.seal(web(new Outcome.Fetched(url, List.of(evil), utf8("x"))));
            assertThat(archive.body(ref)).isEqualTo(utf8("x"));
            CaptureRef again = archive.seal(web(new Outcome.Fetched(url, List.of(evil), utf8("x"))));
            assertThat(archive.view(again).orElseThrow().type()).isEqualTo("revisit");
        }
        assertThat(Samples.verify(folder).intact()).isTrue();
    }

    @Test
    void addressThatIsTooLongIsRefusedAndTheArchiveGoesOn() throws IOException {
        try (Archive archive = Archive.open(folder, ONE_SEGMENT, CLOCK)) {
            assertThatIOException().isThrownBy(() -> archive.seal(web(URL + "x".repeat(200_000), "x")))
                    .withMessageContaining("100000 are the most");
            assertThat(archive.seal(web(URL, "x")).logIndex()).isZero();
        }
    }

    @Test
    void segmentsRollOverAndEachBeginsWithAWarcinfo() throws IOException {
        Samples.fill(folder, 4_000);
        List<String> segments = new ArchiveFolder(folder).segments();
        assertThat(segments).hasSizeGreaterThan(3).startsWith("warc/vigie-000001.warc.gz",
                "warc/vigie-000002.warc.gz");
        List<LogLine.Member> firsts = Samples.lines(folder).stream().flatMap(l -> l.members().stream())
                .filter(m -> m.offset() == 0).toList();
        assertThat(firsts).hasSameSizeAs(segments).allMatch(m -> m.type().equals("warcinfo"));
        assertThat(Samples.verify(folder).intact()).isTrue();
    }

    @Test
    void observationsReplayInOrderFromAnyLine() throws IOException {
        List<Observation> sealed = new ArrayList<>();
        List<Long> lines = new ArrayList<>();
        try (Archive archive = Archive.open(folder, 20_000, CLOCK)) {
            for (int i = 0; i < 110; i++) {
                CaptureRef ref = archive.seal(web("https://shop.example/" + i, "<html>" + i));
                Observation observation = Samples.observation(ref, Integer.toString(i));
                sealed.add(observation);
                lines.add(archive.seal(observation));
            }
            List<Observation> replayed = new ArrayList<>();
            archive.replay(0, (observation, index) -> {
                assertThat(index).isEqualTo(lines.get(replayed.size()));
                replayed.add(observation);
            });
            assertThat(replayed).isEqualTo(sealed);
            List<Long> later = new ArrayList<>();
            archive.replay(131, (observation, index) -> later.add(index));
            assertThat(later).isEqualTo(lines.stream().filter(n -> n >= 131).toList());
            archive.replay(220, (observation, index) -> later.clear());
            assertThat(later).isNotEmpty();
        }
    }

    @Test
    void damagedObservationIsToldAndTheRestReplays() throws IOException {
        Samples.fill(folder, ONE_SEGMENT);
        LogLine.Member member = Samples.lines(folder).get(3).members().getFirst();
        Path file = folder.resolve(member.file());
        byte[] bytes = Files.readAllBytes(file);
        bytes[(int) member.offset() + 40] ^= 1;
        Files.write(file, bytes);
        List<Long> good = new ArrayList<>();
        List<Long> damaged = new ArrayList<>();
        try (Archive archive = Archive.openReadOnly(folder)) {
            archive.replay(0, new Archive.ObservationSink() {
                @Override
                public void accept(Observation observation, long logIndex) {
                    good.add(logIndex);
                }

                @Override
                public void damaged(long logIndex, ArchiveDamagedException why) {
                    damaged.add(logIndex);
                }
            });
            assertThat(damaged).containsExactly(3L);
            assertThat(good).hasSize(7);
            assertThatExceptionOfType(ArchiveDamagedException.class)
                    .isThrownBy(() -> archive.replay(0, (observation, index) -> {}))
                    .withMessageContaining(member.file());
        }
    }

    @Test
    void referenceMadeUpByOthersReadsNothingOutsideTheArchive() throws IOException {
        CaptureRef ref = Samples.fill(folder, ONE_SEGMENT).getFirst();
        try (Archive archive = Archive.openReadOnly(folder)) {
            for (String file : List.of("../../etc/passwd", "/etc/passwd", "warc/../log/captures.log", "")) {
                CaptureRef forged = new CaptureRef(ref.id(), ref.url(), ref.at(), file, 0, 10, ref.sha256(),
                        ref.payloadSha256(), 0);
                assertThatExceptionOfType(ArchiveDamagedException.class).isThrownBy(() -> archive.body(forged));
                assertThat(archive.view(forged)).isEqualTo(Optional.empty());
            }
            CaptureRef far = new CaptureRef(ref.id(), ref.url(), ref.at(), ref.file(), Long.MAX_VALUE - 5, 10,
                    ref.sha256(), ref.payloadSha256(), 0);
            assertThatExceptionOfType(ArchiveDamagedException.class).isThrownBy(() -> archive.body(far));
            CaptureRef other = new CaptureRef(ref.id(), ref.url(), ref.at(), ref.file(), ref.offset(), ref.length(),
                    "00".repeat(32), ref.payloadSha256(), 0);
            assertThatExceptionOfType(ArchiveDamagedException.class).isThrownBy(() -> archive.body(other));
        }
    }

    @Test
    void readOnlyRefusesToSealAndAMissingFolderIsNamed() throws IOException {
        Path missing = folder.resolve("missing");
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> Archive.openReadOnly(missing))
                .withMessageContaining("missing");
        try (Archive archive = Archive.openReadOnly(folder)) {
            assertThat(archive.size()).isZero();
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> archive.seal(web(URL, "x"))).withMessageContaining("reading only");
        }
    }

    @Test
    void readerBesideAWriterSeesWhatWasLoggedSince() throws IOException {
        try (Archive writer = Archive.open(folder, ONE_SEGMENT, CLOCK);
                Archive reader = Archive.openReadOnly(folder)) {
            assertThat(reader.size()).isZero();
            CaptureRef ref = writer.seal(web(URL, "<html>1"));
            writer.seal(Samples.observation(ref, "1"));
            assertThat(reader.head()).isEqualTo(writer.head());
            assertThat(reader.body(ref)).isEqualTo(utf8("<html>1"));
            List<Long> seen = new ArrayList<>();
            reader.replay(0, (observation, index) -> seen.add(index));
            assertThat(seen).containsExactly(1L);
            assertThat(Samples.verify(folder).intact()).isTrue();
        }
    }
}
