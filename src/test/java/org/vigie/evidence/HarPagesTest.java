package org.vigie.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.evidence.Samples.utf8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.evidence.HarPages.HarPage;

final class HarPagesTest {

    @TempDir
    Path temp;

    private final List<HarPage> pages = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private WarcPages.Tally read(byte[] file) throws IOException {
        Path path = temp.resolve("saved.har");
        Files.write(path, file);
        return read(path);
    }

    private WarcPages.Tally read(Path path) throws IOException {
        pages.clear();
        problems.clear();
        return HarPages.read(path, new HarPages.Sink() {
            @Override
            public void page(HarPage page) {
                pages.add(page);
            }

            @Override
            public void problem(long entry, String what) {
                problems.add(entry + " " + what);
            }
        });
    }

    private static String har(String... entries) {
        return "{\"log\": {\"version\": \"1.2\", \"creator\": {\"name\": \"x\"}, \"pages\": [], \"entries\": ["
                + String.join(",", entries) + "]}}";
    }

    private static String entry(String url, String status, String content) {
        return "{\"startedDateTime\": \"2026-11-20T11:00:00.123+01:00\", \"time\": 12.5, \"request\": {\"method\": "
                + "\"GET\", \"url\": \"" + url + "\", \"headers\": [{\"name\": \"a\", \"value\": \"b\"}]}, "
                + "\"response\": {\"status\": " + status + ", \"headers\": [], \"content\": " + content
                + ", \"redirectURL\": \"\"}, \"cache\": {}, \"timings\": {\"wait\": 1}}";
    }

    private static String html(String text) {
        return "{\"size\": 9, \"mimeType\": \"text/html; charset=iso-8859-1\", \"text\": \"" + text + "\"}";
    }

    @Test
    void textAndBase64ContentsArePagesWithAddressTimeAndType() throws IOException {
        String base64 = Base64.getEncoder().encodeToString("<p>é".getBytes(StandardCharsets.ISO_8859_1));
        WarcPages.Tally tally = read(utf8("\uFEFF" + har(
                entry("https://shop.example/1", "200", html("<p>é\\n\\\"")),
                entry("https://shop.example/2", "200", "{\"mimeType\": \"text/html; charset=iso-8859-1\", "
                        + "\"text\": \"" + base64 + "\", \"encoding\": \"base64\"}"),
                entry("https://shop.example/api", "200", "{\"text\": \"{\\\"a\\\":1}\", \"mimeType\": "
                        + "\"application/json\"}"),
                entry("https://shop.example/i.png", "200", "{\"mimeType\": \"image/png\", \"text\": \"AAAA\", "
                        + "\"encoding\": \"base64\"}"),
                entry("https://shop.example/old", "301", html("")))));
        assertThat(problems).isEmpty();
        assertThat(pages).extracting(HarPage::url).containsExactly("https://shop.example/1", "https://shop.example/2",
                "https://shop.example/api");
        assertThat(pages.getFirst().at()).contains(Instant.parse("2026-11-20T10:00:00.123Z"));
        assertThat(pages.getFirst().contentType()).isEqualTo("text/html; charset=utf-8");
        assertThat(pages.getFirst().body()).isEqualTo(utf8("<p>é\n\""));
        assertThat(pages.get(1).contentType()).isEqualTo("text/html; charset=iso-8859-1");
        assertThat(pages.get(1).body()).isEqualTo("<p>é".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(new String(pages.get(2).body(), StandardCharsets.UTF_8)).isEqualTo("{\"a\":1}");
        assertThat(tally).isEqualTo(new WarcPages.Tally(5, 3, 0));
    }

    @Test
    void failedRefusedAndUnsavedEntriesAreProblems() throws IOException {
        read(utf8(har(entry("https://shop.example/1", "403", html("Are you human?")),
                entry("https://shop.example/2", "404", html("gone")),
                entry("https://shop.example/3", "0", "{\"size\": 0, \"mimeType\": \"x-unknown\"}"),
                entry("https://shop.example/4", "0, \"_error\": \"net::ERR_FAILED\"", html("")),
                entry("https://shop.example/5", "200", "{\"size\": 5, \"mimeType\": \"text/html\"}"),
                entry("https://shop.example/6", "200", "{\"mimeType\": \"text/html\", \"text\": \"x\", "
                        + "\"encoding\": \"br\"}"),
                entry("https://shop.example/7.png", "404", "{\"mimeType\": \"image/png\"}"), "17",
                entry("https://shop.example/8", "200", html("<p>")))));
        assertThat(pages).extracting(HarPage::url).containsExactly("https://shop.example/8");
        assertThat(problems).containsExactly(
                "1 challenged or refused: answered with status 403 at https://shop.example/1",
                "2 answered with status 404 at https://shop.example/2",
                "3 the request failed at https://shop.example/3",
                "4 the request failed (net::ERR_FAILED) at https://shop.example/4",
                "5 the content was not saved with it at https://shop.example/5",
                "6 the content has the unknown encoding `br` at https://shop.example/6", "8 it has no request.url");
    }

    @Test
    void entryWithoutTimeLeavesTheTimeOpen() throws IOException {
        read(utf8(har(entry("https://shop.example/1", "200", html("<p>")).replace("2026-11-20T", "yesterday "))));
        assertThat(pages).singleElement().extracting(HarPage::at).isEqualTo(Optional.empty());
    }

    @Test
    void whatIsNoHarSaysSo() throws IOException {
        for (String text : List.of("{\"a\": 1}", "[]", "{\"log\": 1}", "{\"log\": {\"entries\": {}}}")) {
            read(utf8(text));
            assertThat(problems).as(text).singleElement().asString().contains("is no HAR");
        }
        read(utf8("rubbish"));
        assertThat(problems).singleElement().asString().startsWith("0 nothing is read behind entry 0");
    }

    @Test
    void everyCutGivesTheEntriesBeforeItAndAProblem() throws IOException {
        byte[] whole = utf8(har(entry("https://shop.example/1", "200", html("<p>1")),
                entry("https://shop.example/2", "200", html("<p>2"))));
        int first = new String(whole, StandardCharsets.UTF_8).indexOf("},{\"startedDateTime\"") + 1;
        for (int length = 1; length < whole.length; length++) {
            read(Arrays.copyOf(whole, length));
            assertThat(problems).as("cut to %s", length).hasSize(1);
            assertThat(pages.size()).as("cut to %s", length).isGreaterThanOrEqualTo(length > first ? 1 : 0);
        }
    }

    @Test
    @Timeout(60)
    void hugeContentsAreProblemsAndTheRestIsRead() throws IOException {
        Path file = temp.resolve("large.har");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            String[] parts = har(entry("https://shop.example/1", "200", html("<p>1")),
                    entry("https://shop.example/huge", "200", html("HUGE")),
                    entry("https://shop.example/video", "200", "{\"mimeType\": \"video/mp4\", \"text\": \"HUGE\", "
                            + "\"encoding\": \"base64\"}"),
                    entry("https://shop.example/2", "200", html("<p>2"))).split("HUGE");
            byte[] filling = utf8("a".repeat(1_000_000));
            for (int part = 0; part < parts.length; part++) {
                out.write(utf8(parts[part]));
                for (int i = 0; part < parts.length - 1 && i < 60; i++) {
                    out.write(filling);
                }
            }
        }
        read(file);
        assertThat(pages).extracting(HarPage::url).containsExactly("https://shop.example/1", "https://shop.example/2");
        assertThat(problems).hasSize(2).allMatch(p -> p.contains("takes more than 30000000 bytes"));
    }

    @Test
    void deepNestingIsAProblem() throws IOException {
        read(utf8(har(entry("https://shop.example/1", "200", html("<p>")), "{\"_x\": " + "[".repeat(5_000)
                + "]".repeat(5_000) + "}")));
        assertThat(pages).hasSize(1);
        assertThat(problems).hasSize(1).first().asString().startsWith("0 nothing is read behind entry 1");
    }
}
