package org.vigie.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.evidence.Samples.NOW;
import static org.vigie.evidence.Samples.gzip;
import static org.vigie.evidence.Samples.utf8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WarcPagesTest {

    @TempDir
    Path temp;

    private final List<WarcPages.WarcPage> pages = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private WarcPages.Tally read(byte[] file) throws IOException {
        pages.clear();
        problems.clear();
        Path path = temp.resolve("foreign.warc");
        Files.write(path, file);
        return WarcPages.read(path, new WarcPages.Sink() {
            @Override
            public void page(WarcPages.WarcPage page) {
                pages.add(page);
            }

            @Override
            public void problem(Path file, long offset, String what) {
                problems.add(offset + " " + what);
            }
        });
    }

    private static byte[] record(String version, String type, String url, String contentType, byte[] block,
            String... more) {
        StringBuilder head = new StringBuilder(version + "\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + url
                + "\r\nWARC-Date: " + NOW + "\r\nWARC-Record-ID: <urn:uuid:" + new UUID(7, url.hashCode())
                + ">\r\nContent-Type: " + contentType + "\r\nContent-Length: " + block.length + "\r\n");
        for (int i = 0; i < more.length; i += 2) {
            head.append(more[i]).append(": ").append(more[i + 1]).append("\r\n");
        }
        return join(utf8(head + "\r\n"), block, utf8("\r\n\r\n"));
    }

    private static byte[] response(String url, String httpHead, byte[] body, String... more) {
        return record("WARC/1.0", "response", url, "application/http; msgtype=response",
                join(utf8(httpHead.replace("\n", "\r\n") + "\r\n"), body), more);
    }

    private static byte[] html(String url, String body) {
        return response(url, "HTTP/1.1 200 OK\nContent-Type: text/html\n", utf8(body));
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static final byte[] MIXED = join(
            record("WARC/1.1", "warcinfo", "x:", "application/warc-fields", utf8("software: x\r\n")),
            html("https://a.example/1", "<html>1"),
            response("https://a.example/2", "HTTP/1.1 200 OK\nContent-Type: application/json\n"
                    + "Content-Encoding: gzip\n", gzip(utf8("{\"a\":1}"))),
            response("https://a.example/3", "HTTP/1.1 200 OK\nContent-Type: text/html\n"
                    + "Transfer-Encoding: chunked\n", utf8("6\r\n<html>\r\n1\r\n3\r\n0\r\n\r\n")),
            response("https://a.example/gone", "HTTP/1.1 404 Not Found\nContent-Type: text/html\n", utf8("<html>")),
            response("https://a.example/image", "HTTP/1.1 200 OK\nContent-Type: image/png\n", utf8("PNG")),
            record("WARC/1.1", "resource", "file:4.html", "text/html", utf8("<html>4")),
            record("WARC/1.1", "resource", "urn:view:5", "image/png", utf8("PNG")),
            response("https://a.example/6", "HTTP/1.1 200 OK\n", utf8("\n <p>no type")));

    @Test
    void pagesOfAPlainFileComeOutDecoded() throws IOException {
        WarcPages.Tally tally = read(MIXED);
        assertThat(problems).isEmpty();
        assertThat(pages).extracting(WarcPages.WarcPage::url).containsExactly("https://a.example/1",
                "https://a.example/2", "https://a.example/3", "file:4.html", "https://a.example/6");
        assertThat(pages).extracting(p -> new String(p.body(), StandardCharsets.UTF_8)).containsExactly("<html>1",
                "{\"a\":1}", "<html>3", "<html>4", "\n <p>no type");
        assertThat(pages.getFirst().at()).isEqualTo(NOW);
        assertThat(pages.getFirst().contentType()).isEqualTo("text/html");
        assertThat(pages.getFirst().recordId()).startsWith("urn:uuid:");
        assertThat(tally).isEqualTo(new WarcPages.Tally(9, 5, 0));
    }

    @Test
    void oneMemberForAllRecordsReadsLikeOneForEach() throws IOException {
        read(gzip(MIXED));
        assertThat(problems).isEmpty();
        assertThat(pages).hasSize(5);
        read(join(gzip(html("https://a.example/1", "1")), gzip(html("https://a.example/2", "2"))));
        assertThat(problems).isEmpty();
        assertThat(pages).hasSize(2);
    }

    @Test
    void ownArchiveReadsAsForeignFile() throws IOException {
        Path folder = temp.resolve("archive");
        Samples.fill(folder, Samples.ONE_SEGMENT);
        read(Files.readAllBytes(folder.resolve("warc/vigie-000001.warc.gz")));
        assertThat(problems).isEmpty();
        assertThat(pages).hasSize(7); // six pages and what was handed in; revisits hold no body
    }

    @Test
    void damagedMemberIsAProblemAndTheNextOnesAreRead() throws IOException {
        byte[] one = gzip(html("https://a.example/1", Samples.page(1, 3_000)));
        byte[] two = gzip(html("https://a.example/2", Samples.page(2, 3_000)));
        byte[] three = gzip(html("https://a.example/3", Samples.page(3, 3_000)));
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            byte[] broken = two.clone();
            int at = random.nextInt(broken.length);
            broken[at] ^= (byte) (1 << random.nextInt(8));
            read(join(one, broken, three));
            boolean free = at >= 3 && at <= 9; // flags, time, level and system carry no check in gzip
            if (!free) {
                assertThat(problems).as("byte %s", at).hasSize(1).first().asString()
                        .startsWith(one.length + " ");
                assertThat(pages).as("byte %s of %s: %s", at, broken.length, problems)
                        .extracting(WarcPages.WarcPage::url).containsExactly("https://a.example/1",
                                "https://a.example/3");
            }
        }
    }

    @Test
    void cutFileGivesWhatStandsBeforeTheCut() throws IOException {
        byte[] one = gzip(html("https://a.example/1", "1"));
        byte[] whole = join(one, gzip(html("https://a.example/2", "2")));
        for (int length = one.length + 1; length < whole.length; length++) {
            read(Arrays.copyOf(whole, length));
            assertThat(pages).as("cut to %s", length).hasSize(1);
            assertThat(problems).hasSize(1);
        }
        byte[] plain = html("https://a.example/1", "1");
        byte[] more = join(plain, html("https://a.example/2", "2"));
        for (int length = plain.length + 1; length < more.length - 4; length++) {
            read(Arrays.copyOf(more, length));
            assertThat(pages).as("cut to %s", length).hasSize(1);
            assertThat(problems).hasSize(1);
        }
    }

    @Test
    void hostileRecordsAreProblemsAndTheRestIsRead() throws IOException {
        byte[] good = html("https://a.example/good", "good");
        for (String length : List.of("-5", "99999999999999999999", "x", "", "5, 5")) {
            byte[] bad = utf8("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: " + length + "\r\n\r\n\r\n\r\n");
            read(join(good, bad, good));
            assertThat(pages).as(length).hasSize(2);
            assertThat(problems).hasSize(1).first().asString().contains("Content-Length");
        }
        read(join(utf8("rubbish rubbish\r\n"), good));
        assertThat(pages).hasSize(1);
        assertThat(problems).containsExactly("0 no WARC record begins here");
        read(join(good, utf8("rubbish rubbish\r\n"), good));
        assertThat(pages).hasSize(1); // the first one may be longer than it says
        assertThat(problems).containsExactly("0 the record's block is not as long as its Content-Length says");
        read(join(response("https://a.example/x",
                "HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Encoding: compress\n",
                utf8("x")), good));
        assertThat(problems).hasSize(1).first().asString().contains("`compress`");
        assertThat(pages).hasSize(1);
        read(join(response("https://a.example/x", "HTTP/1.1 200 OK\nContent-Type: text/html\n", utf8("x"),
                "WARC-Truncated", "length"), good));
        assertThat(problems).hasSize(1).first().asString().contains("cut");
        assertThat(pages).hasSize(1);
        read(join(response("not http", "", utf8("\0\1\2")), good));
        assertThat(problems).hasSize(1);
        assertThat(pages).hasSize(1);
    }

    @Test
    void bombsAreProblemsWithinTheLimit() throws IOException {
        byte[] zeros = new byte[WarcPages.LARGEST_BODY + 1];
        byte[] good = gzip(html("https://a.example/good", "good"));
        byte[] coded = gzip(response("https://a.example/bomb",
                "HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Encoding: gzip\n", gzip(zeros)));
        byte[] plain = gzip(response("https://a.example/large", "HTTP/1.1 200 OK\nContent-Type: text/html\n",
                new byte[WarcPages.LARGEST_BODY + 300_000]));
        byte[] head = gzip(join(utf8("WARC/1.0\r\nX: "), new byte[1_000_000]));
        read(join(coded, plain, head, good));
        assertThat(problems).hasSize(3);
        assertThat(pages).extracting(WarcPages.WarcPage::url).containsExactly("https://a.example/good");
    }

    @Test
    void anyFlippedByteOfAPlainFileIsSurvived() throws IOException {
        Random random = new Random(11);
        for (int i = 0; i < 500; i++) {
            byte[] bytes = MIXED.clone();
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            read(bytes);
            assertThat(pages.size() + problems.size()).isBetween(3, 8);
        }
    }

    @Test
    void emptyFileHoldsNothing() throws IOException {
        assertThat(read(new byte[0])).isEqualTo(new WarcPages.Tally(0, 0, 0));
        assertThat(read(utf8("\r\n\r\n"))).isEqualTo(new WarcPages.Tally(0, 0, 0));
    }
}
