package org.vigie.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTest {

    private static final byte[] PLAIN = "Lampe de bureau, 24,90 €. ".repeat(40).getBytes(StandardCharsets.UTF_8);

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
