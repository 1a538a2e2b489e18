package org.vigie.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the pages out of WACZ files made elsewhere (WACZ 1.1.1): those of every WARC file under `archive/`.
///
/// What the package says of itself is compared with what it holds, and every difference is told as a problem: lengths
/// and SHA-256 in `datapackage.json` and `datapackage-digest.json`, files not listed or not there, and pages listed in
/// `pages/` that no WARC file holds. A WARC file whose digest is wrong is read all the same; whether to rely on it is
/// for people to say. Signatures in `datapackage-digest.json` are not verified.
public final class WaczPages {

    /// A file under `archive/` of more bytes is a problem and not read.
    public static final long LARGEST_WARC = 50_000_000_000L;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ZipParts zip;
    private final Sink sink;
    private final Set<String> urls = new HashSet<>();
    private long records;
    private long pages;
    private long problems;

    private WaczPages(ZipParts zip, Sink sink) {
        this.zip = zip;
        this.sink = sink;
    }

    /// Takes what is read. What it throws ends the reading.
    public interface Sink {

        /// @param warc name of the WARC file in the package
        void page(String warc, WarcPages.WarcPage page) throws IOException;

        /// @param where name of the file in the package, and the place in it; empty for the package itself
        void problem(String where, String what) throws IOException;

        /// Called once in a while when long work yields neither.
        default void alive() {
        }
    }

    /// Reads a file from its beginning to its end.
    ///
    /// @throws IOException when the file cannot be opened, no temporary file can be written, or the sink refuses; never
    ///     for what the file holds
    public static WarcPages.Tally read(Path file, Sink sink) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException(file + " cannot be read");
        }
        ZipParts parts;
        try {
            parts = new ZipParts(file);
        } catch (ZipException | IllegalArgumentException e) {
            sink.problem("", "is no zip that can be read, cut, or encrypted (" + HeaderText.note(
                    String.valueOf(e.getMessage())) + "); WARC files saved from it can be imported by themselves");
            return new WarcPages.Tally(0, 0, 1);
        }
        try (parts) {
            WaczPages reading = new WaczPages(parts, sink);
            reading.run();
            return new WarcPages.Tally(reading.records, reading.pages, reading.problems);
        }
    }

    private void problem(String where, String what) throws IOException {
        problems++;
        sink.problem(HeaderText.note(where), what);
    }

    private void run() throws IOException {
        for (Map.Entry<String, String> refused : zip.refused().entrySet()) {
            problem(refused.getKey(), refused.getValue());
        }
        WaczPackage listed = listed();
        boolean archive = false;
        for (Map.Entry<String, ZipEntry> file : zip.files().entrySet()) {
            boolean warc = isWarc(file.getKey());
            archive |= warc;
            if (warc) {
                warc(file.getKey(), file.getValue(), listed);
            } else {
                other(file.getKey(), file.getValue(), listed);
            }
        }
        for (String path : listed.resources().keySet()) {
            if (!zip.files().containsKey(path) && !zip.refused().containsKey(path)) {
                problem(path, "is listed in " + WaczPackage.NAME + " and is not in the package");
            }
        }
        if (!archive) {
            problem("", "holds no .warc or .warc.gz under archive/: it is no WACZ");
        }
        for (Map.Entry<String, ZipEntry> file : zip.files().entrySet()) {
            if (file.getKey().matches("pages/[^/]+\\.jsonl")) {
                pageList(file.getKey(), file.getValue());
            }
        }
    }

    private static boolean isWarc(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("archive/") && (lower.endsWith(".warc") || lower.endsWith(".warc.gz"));
    }

    private WaczPackage listed() throws IOException {
        ZipEntry entry = zip.files().get(WaczPackage.NAME);
        if (entry == null) {
            problem("", "holds no " + WaczPackage.NAME + ": no file in it can be checked");
            return new WaczPackage(Map.of());
        }
        Optional<byte[]> json = small(WaczPackage.NAME, entry);
        ZipEntry digest = zip.files().get(WaczPackage.DIGEST_NAME);
        if (json.isPresent() && digest != null) {
            Optional<byte[]> said = small(WaczPackage.DIGEST_NAME, digest);
            if (said.isPresent()) {
                WaczPackage.compare(said.get(), Sha256.hex(json.get()), this::problem);
            }
        }
        return json.isEmpty() ? new WaczPackage(Map.of()) : WaczPackage.read(json.get(), this::problem);
    }

    /// A file that is read as a whole; empty when it is damaged or too large, which is told.
    private Optional<byte[]> small(String name, ZipEntry entry) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ZipParts.Copied copied = zip.copy(entry, bytes, WarcPages.LARGEST_BODY, sink::alive);
        if (copied.damage().isPresent()) {
            problem(name, copied.damage().get());
            return Optional.empty();
        }
        return Optional.of(bytes.toByteArray());
    }

    private void warc(String name, ZipEntry entry, WaczPackage listed) throws IOException {
        // Reading goes to and fro in a damaged file, which a zip does not allow.
        Path copy = Files.createTempFile("vigie-wacz-", ".warc");
        try {
            ZipParts.Copied copied;
            try (OutputStream out = Files.newOutputStream(copy)) {
                copied = zip.copy(entry, out, LARGEST_WARC, sink::alive);
            }
            compare(name, copied, listed);
            if (copied.damage().filter(damage -> damage.startsWith("is not read")).isPresent()) {
                return;
            }
            WarcPages.Tally tally = WarcPages.read(copy, new WarcPages.Sink() {
                @Override
                public void page(WarcPages.WarcPage page) throws IOException {
                    urls.add(page.url());
                    sink.page(name, page);
                }

                @Override
                public void problem(Path file, long offset, String what) throws IOException {
                    sink.problem(HeaderText.note(name) + " at byte " + offset, what);
                }
            });
            records += tally.records();
            pages += tally.pages();
            problems += tally.problems();
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private void other(String name, ZipEntry entry, WaczPackage listed) throws IOException {
        if (name.equals(WaczPackage.NAME) || name.equals(WaczPackage.DIGEST_NAME)) {
            return;
        }
        compare(name, zip.copy(entry, OutputStream.nullOutputStream(), LARGEST_WARC, sink::alive), listed);
        if (name.toLowerCase(Locale.ROOT).startsWith("archive/") || name.endsWith(".wacz")) {
            problem(name, "is no .warc or .warc.gz file and is not read");
        }
    }

    private void compare(String name, ZipParts.Copied copied, WaczPackage listed) throws IOException {
        WaczPackage.Resource resource = listed.resources().get(name);
        if (copied.damage().isPresent()) {
            problem(name, copied.damage().get());
        } else if (resource != null) {
            Optional<String> mistake = resource.mistake(copied.sha256(), copied.length());
            if (mistake.isPresent()) {
                problem(name, mistake.get());
            }
        } else if (!listed.resources().isEmpty()) {
            problem(name, "is not listed in " + WaczPackage.NAME + ": nothing says that it is what was packed");
        }
    }

    private void pageList(String name, ZipEntry entry) throws IOException {
        Optional<byte[]> bytes = small(name, entry);
        if (bytes.isEmpty()) {
            return;
        }
        List<String> lines = new String(bytes.get(), StandardCharsets.UTF_8).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            try {
                JsonNode page = JSON.readTree(lines.get(i));
                String url = page.path("url").asString("");
                if (!url.isEmpty() && !urls.contains(url) && !urls.contains(url.split("#", 2)[0])) {
                    problem(name + " line " + (i + 1), "lists " + HeaderText.note(url)
                            + ", which no WARC file holds as a page that was answered with status 200");
                } else if (url.isEmpty() && !page.has("format")) {
                    problem(name + " line " + (i + 1), "lists a page without its address");
                }
            } catch (JacksonException e) {
                problem(name + " line " + (i + 1), "is not JSON: " + HeaderText.note(e.getOriginalMessage()));
            }
        }
    }
}
