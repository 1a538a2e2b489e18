package org.vigie.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTest {

    private static final byte[] PLAIN = "Lampe de bureau, 24,90 €. ".repeat(40).getBytes(StandardCharsets.UTF_8);

    /// PLAIN, and 50 MB of zeros.
    private static final byte[] BROTLI = Base64.getDecoder()
            .decode("G18E+C0OzNObTohdLd9Iop81CIsL0xJkbZkcMnENQxPWpsrgipcCa4WfeCdbYv4xsQM=");
    private static final byte[] BROTLI_BOMB = Base64.getDecoder().decode("y///P/gnAOKxQCD3/o///3/wTwDEYRGA7v0f////4J8"
            + "AiMMCAN37P/7//8E/ARCHBQC693/8//+DfwIgDgsAdO//8g9eD/8EQBwWAOig6wE=");

    @Test
    void plainBodyStaysAsItIs() {
        assertThat(Content.of(exchange(PLAIN), 10_000).bytes()).isSameAs(Content.of(exchange(PLAIN), 1).bytes())
                .isEqualTo(PLAIN);
        assertThat(Content.of(exchange(PLAIN, "identity"), 10_000).bytes()).isEqualTo(PLAIN);
    }

    @Test
    void limitIsTheLargestSizeThatPasses() throws IOException {
        byte[] packed = gzip(PLAIN);
        assertThat(Content.of(exchange(packed, "gzip"), PLAIN.length).problem()).isEmpty();
        Content cut = Content.of(exchange(packed, "gzip"), PLAIN.length - 1);
        assertThat(cut.problem()).isPresent();
        assertThat(cut.bytes()).isEqualTo(Arrays.copyOf(PLAIN, PLAIN.length - 1));
    }

    @Test
    void codingsOfSeveralHeadersAreUndoneFromTheLast() throws IOException {
        assertThat(Content.of(exchange(gzip(gzip(PLAIN)), "GZIP", "x-gzip"), 10_000).bytes()).isEqualTo(PLAIN);
    }

    @Test
    void codingWithoutEndIsRefused() {
        assertThat(Content.of(exchange(PLAIN, "gzip, gzip, gzip, gzip"), 10_000).problem()).isPresent();
    }

    @Test
    void emptyBodyIsEmptyWhateverItsCoding() {
        assertThat(Content.of(exchange(new byte[0], "gzip"), 10_000)).satisfies(c -> {
            assertThat(c.bytes()).isEmpty();
            assertThat(c.problem()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate"})
    void everyPrefixGivesTheStartOfThePageOrAProblem(String coding) throws IOException {
        byte[] packed = gzip(PLAIN);
        byte[] whole = coding.equals("gzip") ? packed : Arrays.copyOfRange(packed, 10, packed.length);
        for (int length = 1; length < whole.length; length++) {
            Content content = Content.of(exchange(Arrays.copyOf(whole, length), coding), 10_000);
            assertThat(content.bytes()).isEqualTo(Arrays.copyOf(PLAIN, content.bytes().length));
            assertThat(content.problem().isPresent() || content.bytes().length == PLAIN.length).isTrue();
        }
    }

    @Test
    void brotliAndZstdAreUndone() {
        assertThat(Content.of(exchange(BROTLI, "br"), 10_000).bytes()).isEqualTo(PLAIN);
        assertThat(Content.of(exchange(Zstd.compress(PLAIN), "zstd"), 10_000).bytes()).isEqualTo(PLAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "zstd"})
    void everyPrefixOfTheNewerCodingsIsAProblem(String coding) {
        byte[] whole = coding.equals("br") ? BROTLI : Zstd.compress(PLAIN);
        for (int length = 1; length < whole.length; length++) {
            Content content = Content.of(exchange(Arrays.copyOf(whole, length), coding), 10_000);
            assertThat(content.bytes()).isEqualTo(Arrays.copyOf(PLAIN, content.bytes().length));
            assertThat(content.problem().isPresent() || content.bytes().length == PLAIN.length).isTrue();
        }
    }

    @Test
    void bombsInTheNewerCodingsAreCutAtTheLimit() {
        assertThat(Content.of(exchange(BROTLI_BOMB, "br"), 100_000)).satisfies(ContentTest::isCut);
        assertThat(Content.of(exchange(Zstd.compress(new byte[50_000_000]), "zstd"), 100_000))
                .satisfies(ContentTest::isCut);
    }

    private static void isCut(Content content) {
        assertThat(content.bytes()).hasSize(100_000);
        assertThat(content.problem()).hasValueSatisfying(why -> assertThat(why).contains("max_body_bytes"));
    }

    /// RFC 9659: over HTTP a window has 8 MB at the most; a page does not choose how much memory we give it.
    @Test
    void zstdWindowOverEightMegabytesIsRefused() {
        try (ZstdCompressCtx large = new ZstdCompressCtx()) {
            large.setWindowLog(27).setLong(27);
            byte[] coded = large.compress(new byte[200_000_000]);
            assertThat(Content.of(exchange(coded, "zstd"), 10_000).problem()).isPresent();
        }
    }

    private static Exchange exchange(byte[] body, String... codings) {
        List<Exchange.Header> headers = Arrays.stream(codings).map(c -> new Exchange.Header("content-encoding", c))
                .toList();
        return new Exchange("http://shop.example/", "GET", List.of(), 200, "HTTP/1.1", "OK", headers, body, false,
                "192.0.2.1", Crawls.NOON, Crawls.NOON);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(coded)) {
            out.write(plain);
        }
        return coded.toByteArray();
    }
}
