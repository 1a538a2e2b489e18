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
    void deepNestingIsLeftToTheTreeAndKeepsTheOffer() {
        String page = "<div>".repeat(10_000)
                + "<script type=application/ld+json>{\"@type\":\"Product\",\"name\":\"Cup\",\"sku\":\"1\"}</script>";
        assertThat(Skim.doubt(page)).startsWith("nested deeper than");
        assertThat(read(page.getBytes(StandardCharsets.UTF_8))).isInstanceOf(PageContent.Offers.class);
        assertThat(allocated).isLessThan(100_000_000);
    }

    @Test
    void largestPageIsSkimmedInMemoryThatGrowsWithItsSize() {
        byte[] body = ("<p>" + "word ".repeat(3_900_000) + "</p>").getBytes(StandardCharsets.UTF_8);
        assertThat(Skim.doubt(BodyText.decode(body, Optional.empty()))).isNull();
        assertThat(read(body)).isInstanceOf(PageContent.Nothing.class);
        assertThat(allocated).isLessThan(40L * body.length);
    }
}
