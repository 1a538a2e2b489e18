package org.vigie.extract;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is too large is refused with its measure, before memory is spent on it.
class PageLimitsTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final PageReader reader = new PageReader(List.of());
    private long allocated;

    private PageContent read(byte[] body) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        PageContent content = reader.readOrThrow(new Page("", Optional.empty(), body));
        allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        return content;
    }

    @Test
    void pageOfFiftyMillionBytesIsRefusedWithoutACopy() {
        byte[] body = new byte[50_000_000];
        Arrays.fill(body, (byte) 'x');
        assertThat(read(body)).isEqualTo(
                new PageContent.Nothing("the body has 50000000 bytes; 20000000 are the most"));
        assertThat(allocated).isLessThan(1_000_000);
    }

    @Test
    void pageWithTooManyTagsIsRefusedBeforeItsTree() {
        byte[] body = "<b>".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
        assertThat(read(body)).isEqualTo(
                new PageContent.Nothing("the page has 1000000 tags; 200000 are the most"));
        assertThat(allocated).isLessThan(4L * body.length);
    }

    @Test
    void elementsTenThousandDeepAreRefusedBeforeTheirTree() {
        String offer = "<script type=application/ld+json>{\"@type\":\"Product\",\"name\":\"Cup\",\"sku\":\"1\"}"
                + "</script>";
        for (String tag : List.of("div", "span", "b", "table><tr><td", "my-card", "DIV class='a'", "svg")) {
            byte[] body = (("<" + tag + ">").repeat(10_000) + offer).getBytes(StandardCharsets.UTF_8);
            assertThat(read(body)).as(tag).isEqualTo(new PageContent.Nothing(
                    "elements are nested deeper than 1000; no browser draws such a page"));
            assertThat(allocated).as(tag).isLessThan(20L * body.length + 1_000_000);
        }
        assertThat(read(("<div>".repeat(900) + offer).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(PageContent.Offers.class);
    }

    @Test
    void longPageThatIsNotDeepIsRead() {
        String rows = "<p>one<br><img src=a><li>two<td>three<tr><td>four</div><!-- <div> <div> --><script>'<div>'</script>"
                .repeat(5_000);
        assertThat(Nesting.isTooDeep("<table><ul>" + rows)).isFalse();
        assertThat(Nesting.isTooDeep("<div><span><b>x</div>".repeat(5_000))).isFalse();
        assertThat(Nesting.isTooDeep("<table>" + "<tr><td>one<td>two".repeat(5_000))).isFalse();
        assertThat(Nesting.isTooDeep("<dl>" + "<dt>one<dd><p>two".repeat(5_000))).isFalse();
    }

    @Test
    void jsonTenThousandDeepIsRefused() {
        for (String open : List.of("[", "{\"a\":")) {
            assertThat(read(open.repeat(10_000).getBytes(StandardCharsets.UTF_8))).isEqualTo(
                    new PageContent.Nothing("the values of the JSON document are nested deeper than 300"));
        }
        assertThat(Nesting.isTooDeepJson(PageText.of("[\"" + "[".repeat(1_000) + "\"]"))).isFalse();
    }

    @Test
    void largestPageIsSkimmedInMemoryThatGrowsWithItsSize() {
        byte[] body = ("<p>" + "word ".repeat(3_900_000) + "</p>").getBytes(StandardCharsets.UTF_8);
        assertThat(Skim.doubt(BodyText.read(body, Optional.empty()))).isNull();
        assertThat(read(body)).isInstanceOf(PageContent.Nothing.class);
        assertThat(allocated).isLessThan(40L * body.length);
    }
}
