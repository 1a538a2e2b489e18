package org.vigie.extract;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;
import org.vigie.normalise.PriceReader;

/// Every page is hostile: cut anywhere, changed anywhere, nested without end. A sample is read; `-Dvigie.long=true`
/// reads every prefix of small pages, 200 cuts of large ones and 200 mutations of every page.
class HostilePagesTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final boolean ALL = Boolean.getBoolean("vigie.long");
    private static final long LIMIT = 2_000_000_000L;

    /// A tree takes many times the bytes of its page; nothing may take more than this, however the page is broken.
    private static final long BYTES_PER_BYTE = 200;
    private static final long BYTES_AT_LEAST = 20_000_000;

    private final PageReader reader = PageReaderTest.reader();
    private final PageReader markets = RealPagesTest.reader();
    private long slowest;
    private long hungriest;
    private long pages;
    private long cut;
    private long changed;

    private PageContent read(String what, byte[] body) {
        return read(reader, what, "", body);
    }

    private PageContent read(PageReader by, String what, String url, byte[] body) {
        // Processor time and bytes of this thread: other work on the machine says nothing of the page.
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long start = THREADS.getCurrentThreadCpuTime();
        PageContent content = by.readOrThrow(new Page(url, Optional.empty(), body));
        long took = THREADS.getCurrentThreadCpuTime() - start;
        allocated = THREADS.getCurrentThreadAllocatedBytes() - allocated;
        slowest = Math.max(slowest, took);
        hungriest = Math.max(hungriest, allocated / Math.max(50_000, body.length));
        assertThat(took).as(what + " took " + took / 1_000_000 + " ms").isLessThan(LIMIT);
        assertThat(allocated).as(what + " took " + allocated + " bytes of memory in all for " + body.length)
                .isLessThan(BYTES_AT_LEAST + BYTES_PER_BYTE * body.length);
        return content;
    }

    private static List<Path> own() throws IOException {
        return below(PageReaderTest.OWN);
    }

    /// Every page and payload below a folder.
    private static List<Path> below(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(".*(?<!expected)\\.(?:html|htm|json|xml)"))
                    .filter(Files::isRegularFile).sorted().toList();
        }
    }

    /// Cuts a page at all its places when it is small and everything is asked for, else at seeded ones; and changes it
    /// in seeded rounds. Half of the readings are told the address, so that its marketplace's file is used.
    private void torment(Path file, int cuts, int small, int rounds) throws IOException {
        byte[] body = Files.readAllBytes(file);
        PageReader by = file.getFileName().toString().startsWith("bazar") ? reader : markets;
        String url = body.length > PageReader.MAX_BODY
                ? ""
                : new OpenPage(BodyText.read(body, Optional.empty()), "", List.of(), false).url();
        SplittableRandom random = new SplittableRandom(20260101);
        boolean everywhere = body.length <= small;
        int places = everywhere ? body.length + 1 : cuts;
        for (int i = 0; i < places; i++) {
            int end = everywhere ? i : random.nextInt(body.length + 1);
            read(by, file + " cut at " + end, i % 2 == 0 ? url : "", Arrays.copyOf(body, end));
        }
        for (int round = 0; round < rounds; round++) {
            read(by, file + " changed in round " + round, round % 2 == 0 ? url : "", mutation(body, random));
        }
        pages++;
        cut += places;
        changed += rounds;
    }

    private static byte[] mutation(byte[] body, SplittableRandom random) {
        byte[] nasty = "<>{}[]\"'\\&;=/:,0\u0000é".getBytes(StandardCharsets.UTF_8);
        byte[] mutant = body.clone();
        int changes = body.length == 0 ? 0 : 1 + random.nextInt(1 + body.length / 200);
        for (int i = 0; i < changes; i++) {
            mutant[random.nextInt(mutant.length)] = nasty[random.nextInt(nasty.length)];
        }
        return mutant;
    }

    private void tell(String what) {
        System.out.printf(Locale.ROOT,
                "%s: %d pages, %d cuts, %d mutations read (%s); slowest %d ms, most memory %d bytes per byte%n", what,
                pages, cut, changed, ALL ? "all" : "a sample; -Dvigie.long=true reads all", slowest / 1_000_000,
                hungriest);
    }

    @Test
    void cutAndChangedOwnPagesAreRead() throws IOException {
        for (Path file : own()) {
            torment(file, ALL ? 200 : 40, ALL ? 20_000 : 0, ALL ? 200 : 20);
        }
        tell("made pages");
        assertThat(pages).isGreaterThan(30);
    }

    @Test
    void cutAndChangedRealPagesAreRead() throws IOException {
        RealPagesTest.assumePages();
        for (Path file : below(RealPagesTest.PAGES)) {
            boolean large = Files.size(file) > 50_000;
            torment(file, ALL ? 200 : large ? 2 : 4, ALL ? 5_000 : 0, ALL ? 200 : large ? 1 : 3);
        }
        tell("real pages");
        assertThat(pages).isGreaterThan(350);
    }

    @Test
    void traps() {
        List<String> traps = new ArrayList<>(List.of(
                "<div>".repeat(100_000), "<div>".repeat(1_000_000),
                "<div itemscope itemprop=a>".repeat(20_000),
                "<a itemprop=b itemref='x x x' itemscope id=x>".repeat(2_000),
                "<table>".repeat(5_000) + "<tr><td>Composition</td><td>1</td></tr>",
                "<script type=application/ld+json>" + "[".repeat(500_000),
                "<script type=application/ld+json>" + "{\"@graph\":".repeat(100_000),
                "<link rel=canonical href='https://bazar.example/item/1.html'><script>"
                        + "runParams = {".repeat(50_000),
                "<script type=application/ld+json>" + "<!--".repeat(100_000),
                "<script type=application/ld+json>" + "<!---->".repeat(100_000),
                "<script type=application/ld+json>" + "/*".repeat(100_000),
                "<script type=application/ld+json>" + "{}".repeat(100_000),
                "<script type=application/ld+json>{\"@type\":\"Product\",\"name\":\"a\",\"offers\":{\"price\":1e999999999,"
                        + "\"priceCurrency\":\"EUR\"}}</script>",
                "<script type=application/ld+json>{\"@type\":\"Product\",\"name\":\"a\",\"offers\":{\"price\":\""
                        + "1 ".repeat(100_000) + "\"}}</script>",
                "<script type=application/ld+json>{\"@type\":\"Product\",\"name\":\"" + "&lt;".repeat(100_000)
                        + "\"}</script>",
                "<meta property=og:type content=product><meta property=og:title content=x><del>1 €".repeat(5_000),
                "<meta property=product:price:amount content='3 EUR'><meta property=og:title content=x><del>1 €"
                        .repeat(5_000),
                "<link rel=canonical href='http://[::1'><meta property=og:type content=product><meta property=og:title content=x>",
                "<link rel=canonical href='https://bazar.example/item/1.html'>" + "<div class=gpsr>".repeat(5_000)
                        + "x",
                "<meta property=og:type content=product><meta property=og:title content=x>"
                        + "<p>lowest price of the last 30 days".repeat(20_000),
                "\u0000".repeat(100_000), "&#0;&#xD800;<p>\uD800", "<", "{", "[]", "{}", "<!--"));
        for (String trap : traps) {
            read(trap.substring(0, Math.min(60, trap.length())), trap.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void turkishMachineReadsTheSame() throws IOException {
        List<String> before = listings();
        Locale locale = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("tr", "TR"));
            assertThat(listings()).isEqualTo(before);
        } finally {
            Locale.setDefault(locale);
        }
    }

    private List<String> listings() throws IOException {
        List<String> all = new ArrayList<>();
        PageReader fresh = PageReaderTest.reader();
        for (Path file : own().stream().filter(each -> each.toString().endsWith(".html")).toList()) {
            all.add(String.valueOf(fresh.readOrThrow(new Page("", Optional.empty(), Files.readAllBytes(file)))));
        }
        PageContent content = fresh.readOrThrow(new Page("https://shop.example/i", Optional.empty(),
                ("<HTML LANG=IT><meta property=OG:TYPE content=PRODUCT><meta property=OG:TITLE content=I>"
                        + "<TABLE><TR><TH>INGREDIENTI</TH><TD>I</TD></TR><TR><TH>FIBRE COMPOSITION</TH><TD>LINEN</TD></TR>"
                        + "</TABLE><P>12 eur</P>").getBytes(StandardCharsets.UTF_8)));
        Listing listing = ((PageContent.Offers) content).listings().getFirst();
        assertThat(listing.text(Field.INGREDIENTS)).contains("I");
        assertThat(listing.text(Field.FIBRE_COMPOSITION)).contains("LINEN");
        all.add(String.valueOf(listing.facts()));
        all.add(String.valueOf(PriceReader.price("LIVRAISON 3 EUR, PRIX 12 EUR", null)));
        return all;
    }
}
