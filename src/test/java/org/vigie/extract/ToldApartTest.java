package org.vigie.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Challenges, removals, landing pages in place of results, shells and pages for other browsers are told apart from each
/// other and from offers: every row of the stored table of marks, and every stored challenge page.
class ToldApartTest {

    private static final String WORDS = "<p>" + "Free delivery on all orders this week. ".repeat(5) + "</p>";

    private static String word(PageContent content) {
        return content.getClass().getSimpleName();
    }

    private static String read(String url, String page) {
        return word(RealPagesTest.reader()
                .readOrThrow(new Page(url, Optional.empty(), page.getBytes(StandardCharsets.UTF_8))));
    }

    private static String host(String marketplace) {
        return switch (marketplace) {
            case "AliExpress" -> "https://fr.aliexpress.com";
            case "Shein" -> "https://fr.shein.com";
            case "Temu" -> "https://www.temu.com";
            case "Amazon" -> "https://www.amazon.fr";
            case "eBay" -> "https://www.ebay.fr";
            default -> "https://world.taobao.com";
        };
    }

    private static String item(String marketplace) {
        return host(marketplace) + switch (marketplace) {
            case "AliExpress" -> "/item/1005001112223334.html";
            case "Shein" -> "/Belt-p-123456.html";
            case "Temu" -> "/board-g-601099512345678.html";
            case "Amazon" -> "/dp/B000000001";
            case "eBay" -> "/itm/306100000001";
            default -> "/item.htm?id=600000000001";
        };
    }

    /// What a row of the table must read as; nothing for rows about headers, status codes and robots.txt, which are the
    /// crawler's.
    private static Optional<String> wanted(String[] row) {
        if (row[0].equals("any") || row[3].startsWith("token") || row[1].contains("HTTP")
                || row[3].startsWith("false positive")) {
            return Optional.empty();
        }
        return Optional.of(row[3].contains("shell")
                ? "Shell"
                : row[3].contains("gone") || row[3].startsWith("no such page")
                        ? "NoLongerSold"
                        : row[3].startsWith("landing page") ? "Nothing" : "HumanCheck");
    }

    private static String made(String[] row, String mark) {
        String page = "<html><head><title></title></head><body>%s" + WORDS + "</body></html>";
        if (row[1].contains("errorCode")) {
            return read("", "{\"ret\":[\"SUCCESS\"],\"data\":{\"result\":{\"GLOBAL_DATA\":{\"globalData\":"
                    + "{\"errorCode\":\"SITEM_NOT_EXIST\"}}}}}");
        }
        if (row[1].startsWith("mtop")) {
            return read("https://acs.aliexpress.com/h5/mtop.aliexpress.pdp.pc.query/1.0/",
                    "{\"ret\":[\"" + mark + "::x\"],\"data\":{}}");
        }
        if (row[1].startsWith("final URL")) {
            String url = mark.startsWith("Pardon") || mark.startsWith("Security") ? item(row[0]) : host(row[0]) + mark;
            return read(url, url.equals(item(row[0]))
                    ? page.formatted("").replace("<title>", "<title>" + mark)
                    : page.formatted(""));
        }
        if (row[1].startsWith("redirect")) {
            return read("https://" + mark.replaceAll("(?<!\\.com)$", ".com") + "/?from=x", page.formatted(""));
        }
        if (row[3].contains("shell")) {
            return read(item(row[0]), "<meta property=og:title content='Bath mat'><script>window._d_c_.isCSR = true;"
                    + "window.runParams = {};</script>");
        }
        if (row[3].startsWith("landing page")) {
            return read(host(row[0]) + "/pdsearch/cream/", page.formatted("<div class=\"ssr-landing-page\"></div>"));
        }
        return read(item(row[0]), page.formatted("<form action=\"" + mark.replace("\"", "") + "\"></form>" + mark));
    }

    @Test
    void everyMarkOfTheStoredTableIsTold() throws IOException {
        RealPagesTest.assumePages();
        int marks = 0;
        int crawler = 0;
        List<String> wrong = new ArrayList<>();
        for (String line : Files.readAllLines(RealPagesTest.PAGES.resolve("challenges/markers.tsv"))) {
            String[] row = line.split("\t", -1);
            if (row.length < 4 || row[0].equals("marketplace")) {
                continue;
            }
            Optional<String> wanted = wanted(row);
            if (wanted.isEmpty()) {
                crawler++;
                continue;
            }
            for (String mark : row[2].split(" \\| ", -1)) {
                String plain = mark.strip().replace("\"", "").replaceAll("=903$", "=903").replaceAll("\\|909", "");
                // Good pages load scripts of these two names; alone they prove nothing.
                if (plain.equals("nocaptcha") || plain.equals("baxia")) {
                    continue;
                }
                marks++;
                String read = made(row, plain);
                if (!read.equals(wanted.get())) {
                    wrong.add(row[0] + " " + plain + ": wanted " + wanted.get() + ", read " + read);
                }
            }
        }
        System.out.println("Marks of challenges, removals, shells and landing pages told: " + (marks - wrong.size())
                + " of " + marks + " (" + crawler + " rows are the crawler's, or no mark)");
        assertThat(wrong).isEmpty();
        assertThat(marks).isGreaterThan(15);
    }

    @Test
    void everyStoredChallengePageAsksForAHuman() throws IOException {
        RealPagesTest.assumePages();
        int right = 0;
        List<Path> files = RealPagesTest.pages("challenges");
        for (Path file : files) {
            String url = file.toString().contains("aliexpress") ? item("AliExpress") : "";
            right += word(RealPagesTest.reader().readOrThrow(new Page(url, Optional.empty(),
                    Files.readAllBytes(file)))).equals("HumanCheck") ? 1 : 0;
        }
        System.out.println("Stored challenge pages told: " + right + " of " + files.size());
        assertThat(right).isEqualTo(files.size()).isPositive();
    }

    @Test
    void sixKindsOfPageAreSixAnswers() {
        assertThat(read(item("AliExpress"), "<script>var x='_____tmd_____'</script>")).isEqualTo("HumanCheck");
        assertThat(read(item("AliExpress"), "<p>Sorry, the page you requested can not be found</p>"))
                .isEqualTo("NoLongerSold");
        assertThat(read(item("AliExpress"), "<script>window.runParams = {};</script>")).isEqualTo("Shell");
        assertThat(read(host("Shein") + "/pdsearch/x/", WORDS)).isEqualTo("Nothing");
        assertThat(read("https://www.joom.com/fr/products/68c8f9fa6dffb3012ca80d30",
                "<p>The website doesn't support your browser</p>")).isEqualTo("Shell");
        assertThat(read("https://shop.example/", "<p>Please enable JavaScript to go on</p>")).isEqualTo("Nothing");
        assertThat(RealPagesTest.reader().readOrThrow(new Page("https://shop.example/", Optional.empty(),
                "<p>Please enable JavaScript to go on</p>".getBytes(StandardCharsets.UTF_8))).toString())
                .contains("drawn by scripts");
    }

    /// A payload, a shell or a list never gives an offer that lacks a seller it did not show.
    @Test
    void shellsAndPayloadsNeverCallTheSellerAbsent() throws IOException {
        List<String> pages = List.of("<script>window.runParams = {};</script>",
                "<meta property=og:title content=Mat><script>window._d_c_.isCSR = true; window.runParams = {};"
                        + "window._d_c_.DCData = {\"imagePathList\":[\"//img.example/1.jpg\"]};</script></body></html>");
        for (String page : pages) {
            PageContent content = RealPagesTest.reader().readOrThrow(new Page(item("AliExpress"), Optional.empty(),
                    page.getBytes(StandardCharsets.UTF_8)));
            assertThat(content).isInstanceOf(PageContent.Shell.class);
            assertThat(((PageContent.Shell) content).partial().facts().values())
                    .noneMatch(fact -> fact instanceof org.vigie.listing.Fact.Absent);
        }
        for (String line : Files.readAllLines(PageReaderTest.OWN.resolve("addresses.tsv"))) {
            String[] cells = line.split("\t", -1);
            PageContent content = RealPagesTest.reader().readOrThrow(new Page(cells[1], Optional.empty(),
                    Files.readAllBytes(PageReaderTest.OWN.resolve(cells[0]))));
            if (content instanceof PageContent.ListPage list) {
                assertThat(list.partial()).as(cells[0]).isNotEmpty()
                        .allSatisfy(card -> assertThat(card.facts().values())
                                .noneMatch(fact -> fact instanceof org.vigie.listing.Fact.Absent));
            }
        }
    }
}
