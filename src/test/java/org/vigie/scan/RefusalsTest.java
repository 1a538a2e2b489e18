package org.vigie.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A page of 50 MB, elements 10,000 deep and 100 MB that came as a few bytes of gzip: each is refused with its reason,
/// wherever it comes from, and the pages beside it are read.
class RefusalsTest {

    private static final String GOOD = "<html><body><script type=\"application/ld+json\">{\"@type\":\"Product\","
            + "\"name\":\"Cup\",\"sku\":\"1\"}</script></body></html>";
    private static final byte[] LARGE = large();
    private static final byte[] DEEP = ("<div>".repeat(10_000) + GOOD).getBytes(UTF_8);
    private static final byte[] BOMB = bomb();
    private static final String IS_DEEP = "nested deeper than 1000";

    @TempDir
    private Path temp;

    private static byte[] large() {
        byte[] page = new byte[50_000_000];
        Arrays.fill(page, (byte) ' ');
        System.arraycopy(GOOD.getBytes(UTF_8), 0, page, 0, GOOD.length());
        return page;
    }

    /// 100 MB of spaces behind an offer, as 100 kB.
    private static byte[] bomb() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(GOOD.getBytes(UTF_8));
            byte[] spaces = new byte[1_000_000];
            Arrays.fill(spaces, (byte) ' ');
            for (int i = 0; i < 100; i++) {
                gzip.write(spaces);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    /// Imports a file; the outcome and its reason of each page, in order.
    private List<String> imported(Path file) throws IOException {
        List<String> told = new ArrayList<>();
        try (ScanFixture fixture = new ScanFixture(temp)) {
            new ImportPass(fixture.rooms).run(file, Optional.empty(), new PassListener() {
                @Override
                public void page(String runId, String url, String outcome, String detail) {
                    told.add(outcome + ": " + detail);
                }
            });
        }
        return told;
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(temp.resolve(name), bytes);
    }

    @Test
    void savedPagesAreRefused() throws IOException {
        Path folder = Files.createDirectory(temp.resolve("pages"));
        Files.write(folder.resolve("1.html"), LARGE);
        Files.write(folder.resolve("2.html"), DEEP);
        Files.write(folder.resolve("3.html"), BOMB);
        Files.writeString(folder.resolve("4.html"), GOOD);
        List<String> told = imported(folder);
        assertThat(told).hasSize(4);
        assertThat(told.get(0)).contains("failed: larger than 20000000 bytes");
        assertThat(told.get(1)).startsWith("nothing-read").contains(IS_DEEP);
        assertThat(told.get(2)).startsWith("failed").contains("WARC");
        assertThat(told.get(3)).startsWith("read");
    }

    private static byte[] record(int number, byte[] body, String more) {
        byte[] head = ("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + more + "Content-Length: " + body.length
                + "\r\n\r\n").getBytes(UTF_8);
        byte[] warc = ("WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:0000000" + number
                + "-0000-4000-8000-000000000000>\r\nWARC-Date: 2026-01-01T00:00:00Z\r\nWARC-Target-URI: "
                + "https://shop.example/" + number + "\r\nContent-Type: application/http;msgtype=response\r\n"
                + "Content-Length: " + (head.length + body.length) + "\r\n\r\n").getBytes(UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(warc);
        out.writeBytes(head);
        out.writeBytes(body);
        out.writeBytes("\r\n\r\n".getBytes(UTF_8));
        return out.toByteArray();
    }

    private static byte[] warc() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(record(1, LARGE, ""));
        out.writeBytes(record(2, DEEP, ""));
        out.writeBytes(record(3, BOMB, "Content-Encoding: gzip\r\n"));
        out.writeBytes(record(4, GOOD.getBytes(UTF_8), ""));
        return out.toByteArray();
    }

    private static void allRefused(List<String> told) {
        assertThat(told).filteredOn(each -> each.startsWith("read")).hasSize(1);
        assertThat(told).filteredOn(each -> !each.startsWith("read")).hasSize(3);
        assertThat(told.get(0)).startsWith("failed").containsPattern("[0-9]{7,} bytes");
        assertThat(told.get(1)).startsWith("nothing-read").contains(IS_DEEP);
        assertThat(told.get(2)).startsWith("failed").containsPattern("more than [0-9]{7,} bytes");
    }

    @Test
    void recordsOfAWarcAreRefused() throws IOException {
        allRefused(imported(file("pages.warc", warc())));
    }

    private static byte[] wacz(int level) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(level);
            zip.putNextEntry(new ZipEntry("archive/data.warc"));
            zip.write(warc());
            zip.closeEntry();
        }
        return out.toByteArray();
    }

    @Test
    void recordsOfAWaczAreRefused() throws IOException {
        allRefused(imported(file("pages.wacz", wacz(0))).stream().filter(each -> !each.contains("datapackage"))
                .toList());
    }

    @Test
    void waczThatIsABombItselfIsRefused() throws IOException {
        assertThat(imported(file("pages.wacz", wacz(9))))
                .contains("failed: is not read: it unpacks to more than 200 times its length");
    }

    @Test
    void entriesOfAHarAreRefused() throws IOException {
        StringBuilder har = new StringBuilder("{\"log\":{\"version\":\"1.2\",\"entries\":[");
        List<byte[]> bodies = List.of(LARGE, DEEP, GOOD.getBytes(UTF_8));
        for (int i = 0; i < bodies.size(); i++) {
            har.append(i == 0 ? "" : ",")
                    .append("{\"startedDateTime\":\"2026-01-01T00:00:00Z\",\"request\":{\"method\":"
                            + "\"GET\",\"url\":\"https://shop.example/" + i
                            + "\"},\"response\":{\"status\":200,\"headers\":[],"
                            + "\"content\":{\"mimeType\":\"text/html\",\"encoding\":\"base64\",\"text\":\"")
                    .append(Base64.getEncoder().encodeToString(bodies.get(i))).append("\"}}}");
        }
        List<String> told = imported(file("pages.har", har.append("]}}").toString().getBytes(UTF_8)));
        assertThat(told).hasSize(3);
        assertThat(told.get(0)).startsWith("failed").containsPattern("[0-9]{7,} bytes");
        assertThat(told.get(1)).startsWith("nothing-read").contains(IS_DEEP);
        assertThat(told.get(2)).startsWith("read");
    }

    @Test
    void pagesOfASiteAreRefused() throws Exception {
        HttpServer site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Map<String, byte[]> pages = Map.of("/item/1", LARGE, "/item/2", DEEP, "/item/3", BOMB, "/item/4",
                GOOD.getBytes(UTF_8));
        site.createContext("/", exchange -> {
            byte[] body = pages.getOrDefault(exchange.getRequestURI().getPath(), new byte[0]);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            if (body == BOMB) {
                exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            }
            exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            } catch (IOException e) {
                // The crawler hung up, as it should on a page without end.
            }
        });
        site.start();
        Map<String, String> told = new java.util.concurrent.ConcurrentHashMap<>();
        try (ScanFixture fixture = new ScanFixture(temp)) {
            List<String> urls = pages.keySet().stream()
                    .map(path -> "http://127.0.0.1:" + site.getAddress().getPort() + path).toList();
            new ScanPass(fixture.rooms).scan(fixture.watch(List.of(), urls), "test", new PassListener() {
                @Override
                public void page(String runId, String url, String outcome, String detail) {
                    told.put(url.substring(url.indexOf("/item")), outcome + ": " + detail);
                }
            });
        } finally {
            site.stop(0);
        }
        assertThat(told.get("/item/1")).startsWith("failed").containsPattern("2[,.]?000[,.]?000");
        assertThat(told.get("/item/2")).startsWith("nothing-read").contains(IS_DEEP);
        assertThat(told.get("/item/3")).startsWith("failed").contains("unpacks to more than");
        assertThat(told.get("/item/4")).startsWith("read");
    }
}
