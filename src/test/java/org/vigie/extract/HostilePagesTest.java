package org.vigie.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
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

/// Every page is hostile: cut anywhere, changed anywhere, nested without end. `-Dvigie.cuts=200` cuts large pages more
/// often.
class HostilePagesTest {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long LIMIT = 2_000_000_000L;

    private final PageReader reader = PageReaderTest.reader();
    private long slowest;

    private PageContent read(String what, byte[] body) {
        // Processor time, not wall time: other work on the machine says nothing of the page.
        long start = THREADS.getCurrentThreadCpuTime();
        PageContent content = reader.readOrThrow(new Page("", Optional.empty(), body));
        long took = THREADS.getCurrentThreadCpuTime() - start;
        slowest = Math.max(slowest, took);
        assertThat(took).as(what + " took " + took / 1_000_000 + " ms").isLessThan(LIMIT);
        return content;
    }

    private static List<Path> own() throws IOException {
        try (Stream<Path> files = Files.list(PageReaderTest.OWN)) {
            return files.filter(file -> file.toString().endsWith(".html")).sorted().toList();
        }
    }

    @Test
    void everyPrefixOfOwnPagesIsRead() throws IOException {
        for (Path file : own()) {
            byte[] body = Files.readAllBytes(file);
            for (int end = 0; end <= body.length; end++) {
                read(file + " cut at " + end, Arrays.copyOf(body, end));
            }
        }
    }

    @Test
    void changedOwnPagesAreRead() throws IOException {
        for (Path file : own()) {
            mutations(file, 50);
        }
    }

    @Test
    void cutAndChangedRealPagesAreRead() throws IOException {
        RealPagesTest.assumePages();
        int cuts = Integer.getInteger("vigie.cuts", 8);
        for (Path file : RealPagesTest.pages("shein", "aliexpress", "shops", "amazon", "opengraphscraper",
                "challenges")) {
            byte[] body = Files.readAllBytes(file);
            for (int i = 1; i <= cuts; i++) {
                int end = (int) ((long) body.length * i / (cuts + 1));
                read(file + " cut at " + end, Arrays.copyOf(body, end));
            }
            mutations(file, Math.max(2, cuts / 4));
        }
        System.out.println("slowest page: " + slowest / 1_000_000 + " ms");
    }

    private void mutations(Path file, int count) throws IOException {
        byte[] body = Files.readAllBytes(file);
        SplittableRandom random = new SplittableRandom(20260101);
        byte[] nasty = "<>{}[]\"'\\&;=/:,0\u0000é".getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < count; round++) {
            byte[] changed = body.clone();
            int changes = 1 + random.nextInt(1 + body.length / 200);
            for (int i = 0; i < changes; i++) {
                changed[random.nextInt(changed.length)] = nasty[random.nextInt(nasty.length)];
            }
            read(file + " changed in round " + round, changed);
        }
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
    void deepPageKeepsItsOffer() {
        PageContent content = read("deep", ("<div>".repeat(50_000)
                + "<script type=application/ld+json>{\"@type\":\"Product\",\"name\":\"Cup\",\"sku\":\"1\"}</script>")
                .getBytes(StandardCharsets.UTF_8));
        assertThat(content).isInstanceOf(PageContent.Offers.class);
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
        for (Path file : own()) {
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
