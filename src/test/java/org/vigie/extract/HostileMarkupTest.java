package org.vigie.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/// Marked-up pages cut anywhere, changed anywhere, and built to be dear. `-Dvigie.cuts=200` cuts and changes large
/// pages more often.
class HostileMarkupTest {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long LIMIT = 2_000_000_000L;
    private static final int SMALL = 5_000;

    private final PageReader reader = PageReaderTest.reader();

    private PageContent read(String what, byte[] body) {
        Page page = new Page("https://www.example.com/index.html", Optional.of("text/html; charset=utf-8"), body);
        long start = THREADS.getCurrentThreadCpuTime();
        PageContent content = reader.readOrThrow(page);
        long took = THREADS.getCurrentThreadCpuTime() - start;
        if (took >= LIMIT) {
            // A first reading also pays for code that was never run before; the limit is on the reading alone.
            long again = THREADS.getCurrentThreadCpuTime();
            assertThat(reader.readOrThrow(page)).isEqualTo(content);
            took = THREADS.getCurrentThreadCpuTime() - again;
        }
        assertThat(took).as(what + " took " + took / 1_000_000 + " ms").isLessThan(LIMIT);
        return content;
    }

    @Test
    void everyCutOfExtructsPagesIsRead() throws IOException {
        ExtructSuiteTest.assumeSuite();
        for (String page : ExtructSuiteTest.pages()) {
            byte[] body = Files.readAllBytes(ExtructSuiteTest.SUITE.resolve(page));
            int step = body.length <= SMALL ? 1 : Math.max(1, body.length / Integer.getInteger("vigie.cuts", 10));
            for (int end = 0; end <= body.length; end += step) {
                read(page + " cut at " + end, Arrays.copyOf(body, end));
            }
        }
    }

    @Test
    void changedPagesOfExtructAreRead() throws IOException {
        ExtructSuiteTest.assumeSuite();
        byte[] nasty = "<>{}[]\"'\\&;=/:,0\u0000é".getBytes(StandardCharsets.UTF_8);
        for (String page : ExtructSuiteTest.pages()) {
            byte[] body = Files.readAllBytes(ExtructSuiteTest.SUITE.resolve(page));
            SplittableRandom random = new SplittableRandom(20260102);
            int rounds = body.length <= SMALL ? 200 : Integer.getInteger("vigie.cuts", 10);
            for (int round = 0; round < rounds; round++) {
                byte[] changed = body.clone();
                int changes = 1 + random.nextInt(1 + body.length / 100);
                for (int i = 0; i < changes; i++) {
                    changed[random.nextInt(changed.length)] = nasty[random.nextInt(nasty.length)];
                }
                read(page + " changed in round " + round, changed);
            }
        }
    }

    @Test
    void dearMarkupIsReadWithinLimits() {
        List<String> traps = List.of(
                "<div itemscope itemprop=a>".repeat(10_000) + "x",
                "<div itemscope itemtype=http://schema.org/Product>" + "<b itemprop=name>".repeat(10_000)
                        + "x".repeat(100_000),
                "<div itemprop=x>".repeat(250) + "word ".repeat(2_000_000),
                "<i itemprop=name>x</i>".repeat(90_000),
                "<div itemscope itemprop=c id=a itemref='a b'><div itemscope itemprop=d id=b itemref='a b'>"
                        .repeat(1_000),
                "<div itemscope itemtype=http://schema.org/Product itemref=big></div>".repeat(2_000)
                        + "<div id=big>" + "<i itemprop=name>x</i>".repeat(50_000),
                "<div vocab=http://schema.org/ typeof=Product property=offers>".repeat(10_000),
                "<div vocab=http://schema.org/ typeof=Product><b property=name>".repeat(40_000),
                "<div prefix='" + "a: b ".repeat(20_000) + "' typeof=a:b>"
                        + "<p prefix='c: d' typeof=c:x>x".repeat(5_000),
                "<script type=application/ld+json>["
                        + "{\"@id\":\"#a\",\"mainEntity\":[{\"@id\":\"#a\"},{\"@id\":\"#b\"}]},"
                                .repeat(20_000)
                        + "{\"@id\":\"#b\",\"mainEntity\":[{\"@id\":\"#a\"}]}]</script>",
                "<script type=application/ld+json>[" + ("{\"@type\":\"Product\",\"@id\":\"#p\",\"name\":\"a\","
                        + "\"offers\":{\"@id\":\"#o\"},\"isVariantOf\":{\"@id\":\"#g\"}},").repeat(20_000)
                        + "{\"@type\":\"ProductGroup\",\"@id\":\"#g\",\"hasVariant\":{\"@id\":\"#g\"}},"
                        + "{\"@id\":\"#o\",\"offers\":{\"@id\":\"#o\"},\"price\":1}]</script>",
                "<script type=application/ld+json>" + "{&quot;a&quot;:".repeat(100_000),
                "<div class=breadcrumb>" + "<a href=/x>x</a> &gt; ".repeat(50_000));
        for (String trap : traps) {
            read(trap.substring(0, 60), trap.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void pageBeyondTheLimitsIsRefusedWithItsReason() {
        byte[] large = new byte[50_000_000];
        Arrays.fill(large, (byte) 'x');
        assertThat(read("50 MB", large)).isEqualTo(new PageContent.Nothing(
                "the body has 50000000 bytes; " + PageReader.MAX_BODY + " are the most"));
        byte[] many = "<i itemprop=a>".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
        assertThat(read("1,000,000 itemprops", many)).isEqualTo(new PageContent.Nothing(
                "the page has 1000000 tags; " + PageReader.MAX_TAGS + " are the most"));
    }

    @Test
    void circleOfReferencesEnds() {
        assertThat(Microdata.items(Jsoup.parse("<div itemscope id=a itemref=b></div>"
                + "<div id=b itemprop=x itemscope itemref=c></div>"
                + "<div id=c itemprop=y itemscope itemref=b><i itemprop=z>1</i></div>"))).hasToString(
                        "[{\"@type\":[],\"x\":{\"@type\":[],\"y\":{\"@type\":[],\"z\":\"1\"}}}]");
    }
}
