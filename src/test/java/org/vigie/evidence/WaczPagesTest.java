package org.vigie.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.evidence.Samples.gzip;
import static org.vigie.evidence.Samples.utf8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class WaczPagesTest {

    private static final String LAMP = "https://shop.example/lamp";

    @TempDir
    Path temp;

    private final List<String> pages = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private WarcPages.Tally read(byte[] file) throws IOException {
        pages.clear();
        problems.clear();
        Path path = temp.resolve("foreign.wacz");
        Files.write(path, file);
        return WaczPages.read(path, new WaczPages.Sink() {
            @Override
            public void page(String warc, WarcPages.WarcPage page) {
                pages.add(warc + " " + page.url());
            }

            @Override
            public void problem(String where, String what) {
                problems.add(where + ": " + what);
            }
        });
    }

    private static byte[] warc(String url) {
        byte[] http = utf8("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><title>Lamp</title>");
        return gzip(utf8("WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: " + url
                + "\r\nWARC-Date: 2026-11-20T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:8f6f0c1e-0000-4000-8000-000000000001>"
                + "\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: " + http.length
                + "\r\n\r\n" + new String(http, java.nio.charset.StandardCharsets.UTF_8) + "\r\n\r\n"));
    }

    private static Map<String, byte[]> sound() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("archive/data.warc.gz", warc(LAMP));
        files.put("pages/pages.jsonl", utf8("{\"format\": \"json-pages-1.0\", \"id\": \"pages\"}\n{\"url\": \"" + LAMP
                + "#top\", \"ts\": \"2026-11-20T10:00:00Z\", \"title\": \"Lamp\", \"id\": \"1\"}\n"));
        files.put("indexes/index.cdxj", utf8("example,shop)/lamp 20261120100000 {}\n"));
        describe(files);
        return files;
    }

    /// Writes the package's description of its files as they are.
    private static void describe(Map<String, byte[]> files) {
        StringBuilder resources = new StringBuilder();
        files.forEach((path, bytes) -> resources.append(resources.isEmpty() ? "" : ",").append("{\"name\": \"x\", "
                + "\"path\": \"" + path + "\", \"hash\": \"sha256:" + Sha256.hex(bytes) + "\", \"bytes\": "
                + bytes.length + "}"));
        byte[] json = utf8("{\"profile\": \"data-package\", \"wacz_version\": \"1.1.1\", \"resources\": [" + resources
                + "]}");
        files.put("datapackage.json", json);
        files.put("datapackage-digest.json", utf8("{\"path\": \"datapackage.json\", \"hash\": \"sha256:"
                + Sha256.hex(json) + "\"}"));
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                CRC32 crc = new CRC32();
                crc.update(file.getValue());
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(file.getValue().length);
                entry.setCrc(crc.getValue());
                zip.putNextEntry(entry);
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void soundPackageGivesItsPagesAndNoProblem() throws IOException {
        WarcPages.Tally tally = read(zip(sound()));
        assertThat(problems).isEmpty();
        assertThat(pages).containsExactly("archive/data.warc.gz " + LAMP);
        assertThat(tally).isEqualTo(new WarcPages.Tally(1, 1, 0));
    }

    @Test
    void exchangedFileIsToldAndReadAllTheSame() throws IOException {
        Map<String, byte[]> files = sound();
        byte[] other = warc(LAMP);
        other[4] ^= 1; // the time in the gzip header
        files.put("archive/data.warc.gz", other);
        WarcPages.Tally tally = read(zip(files));
        assertThat(pages).hasSize(1);
        assertThat(problems).singleElement().asString()
                .startsWith("archive/data.warc.gz: is not the file that was packed");
        assertThat(tally.problems()).isEqualTo(1);
    }

    @Test
    void pageThatIsListedAndNotThereIsTold() throws IOException {
        Map<String, byte[]> files = sound();
        files.put("archive/data.warc.gz", warc("https://shop.example/other"));
        files.remove("datapackage.json");
        files.remove("datapackage-digest.json");
        describe(files);
        read(zip(files));
        assertThat(problems).singleElement().asString().startsWith("pages/pages.jsonl line 2: lists " + LAMP);
    }

    @Test
    void everyDifferenceFromTheDescriptionIsTold() throws IOException {
        Map<String, byte[]> files = sound();
        files.put("indexes/index.cdxj", utf8("other"));
        files.put("archive/more.warc.gz", warc("https://shop.example/2"));
        files.remove("pages/pages.jsonl");
        files.put("datapackage.json", utf8(new String(files.get("datapackage.json"),
                java.nio.charset.StandardCharsets.UTF_8) + " "));
        read(zip(files));
        assertThat(pages).hasSize(2);
        assertThat(problems).hasSize(4).anyMatch(p -> p.startsWith("datapackage.json: is not the file that was packed"))
                .anyMatch(p -> p.equals("indexes/index.cdxj: has 5 bytes where datapackage.json says 37"))
                .anyMatch(p -> p.startsWith("archive/more.warc.gz: is not listed"))
                .anyMatch(p -> p.equals("pages/pages.jsonl: is listed in datapackage.json and is not in the package"));
    }

    @Test
    void zipThatIsNoWaczSaysSo() throws IOException {
        read(zip(Map.of("word/document.xml", utf8("<w/>"))));
        assertThat(problems).anyMatch(p -> p.contains("it is no WACZ"))
                .anyMatch(p -> p.contains("holds no datapackage.json"));
        read(utf8("this is no zip"));
        assertThat(problems).hasSize(1).first().asString().contains("is no zip that can be read");
    }

    @Test
    void namesThatLeadOutOfTheZipAreToldAndNotRead() throws IOException {
        Map<String, byte[]> files = sound();
        for (String name : List.of("archive/../../evil.warc.gz", "/archive/a.warc.gz", "C:\\archive\\b.warc.gz",
                "archive\\..\\c.warc.gz")) {
            files.put(name, warc("https://evil.example/"));
        }
        read(zip(files));
        assertThat(pages).containsExactly("archive/data.warc.gz " + LAMP);
        assertThat(problems).hasSize(4).allMatch(p -> p.contains("its name leads out of the zip"));
        assertThat(temp.resolve("evil.warc.gz")).doesNotExist();
    }

    @Test
    @Timeout(60)
    void bombOfHundredMegabytesIsToldAndTheRestIsRead() throws IOException {
        Map<String, byte[]> files = sound();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("archive/bomb.warc"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 100; i++) {
                zip.write(zeros);
            }
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        read(bytes.toByteArray());
        assertThat(pages).hasSize(1);
        assertThat(problems).singleElement().asString()
                .isEqualTo("archive/bomb.warc: is not read: it unpacks to more than 200 times its length");
    }

    @Test
    void encryptedZipSaysSo() throws IOException {
        byte[] file = zip(sound());
        for (int i = 0; i + 4 < file.length; i++) {
            if (file[i] == 'P' && file[i + 1] == 'K' && file[i + 2] == 1 && file[i + 3] == 2) {
                file[i + 8] |= 1;
            }
        }
        read(file);
        assertThat(pages).isEmpty();
        assertThat(problems).singleElement().asString().contains("encrypted entry");
    }

    @Test
    void lengthsAndCrcsThatAreNotTrueAreTold() throws IOException {
        byte[] file = zip(sound());
        int central = indexOf(file, new byte[]{'P', 'K', 1, 2}, 0);
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(central + 16, 7);
        read(file);
        assertThat(problems).singleElement().asString()
                .isEqualTo("archive/data.warc.gz: is damaged: its CRC differs from the zip's");
        assertThat(pages).hasSize(1);

        file = zip(sound());
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(central + 24, 7_000_000);
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(central + 20, 7_000_000);
        read(file);
        assertThat(problems).isNotEmpty();
    }

    @Test
    void everyCutIsToldAndNoneThrows() throws IOException {
        byte[] file = zip(sound());
        for (int length = 0; length < file.length; length += 7) {
            read(Arrays.copyOf(file, length));
            assertThat(problems).as("cut to %s", length).isNotEmpty();
        }
    }

    @Test
    void flippedBytesAreSurvived() throws IOException {
        byte[] file = zip(sound());
        Random random = new Random(3);
        for (int i = 0; i < 400; i++) {
            byte[] flipped = file.clone();
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
            read(flipped);
            assertThat(pages.size()).isLessThanOrEqualTo(1);
        }
    }

    private static int indexOf(byte[] file, byte[] part, int from) {
        for (int i = from; i + part.length <= file.length; i++) {
            if (Arrays.equals(file, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new AssertionError("not found");
    }
}
