package org.vigie.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.config.Marketplace;
import org.vigie.config.Marketplaces;
import org.vigie.demo.DemoPage;
import org.vigie.demo.DemoShop;

/// What is read without the tree is what is read from the tree: the same facts at the same places.
class SkimTest {

    private static final byte[] NASTY = "<>/{}\"'\\&;=!- \n\u0000é".getBytes(StandardCharsets.UTF_8);
    private static final List<String> TAGS = List.of("<p>", "</p>", "<div>", "</div>", "<div hidden>", "<li>", "</li>",
            "<td>", "</tr>", "<table>", "</table>", "<a href=x>", "</a>", "<b>", "</b>", "<span style='display: none'>",
            "</span>", "<svg>", "</svg>", "<select>", "<option>", "</select>", "<!-- x -->", "<h2>", "</h3>", "<br/>",
            "<dt>", "<dd>", "<del>9,99 €</del>", "<noscript>", "</noscript>", "<template>", "</template>", "<ul>",
            "</ul>", "<button>", "</button>", "<form>", "</form>", "<title>x</title>", "<s>", "</body>", "</html>",
            "<head>", "</head>", "<body>", "<meta name=description content=x>", "<textarea>", "</textarea>",
            "<script>var a = '<b>';</script>", "<style>a<b</style>", "<iframe></iframe>", "&amp", "&nbsp;", "&#51;0",
            "<tr>", "<th>Brand</th>", "<hr>", "<input hidden>", "<h1>", "</h1>", "<ol>", "<label>", "<nav>", "</nav>",
            "<col>", "<caption>", "<option>", "<datalist>", "<main>", "</main>", "<x-y>", "</x-y>", "<object>", "<img>",
            "<pre>\n", "<ol class='x BreadCrumbs'>", "<nav aria-label=Breadcrumbs>", "</nav>",
            "<div id='bread&#45;crumb'>", "<link rel=next href=/2>", "<p/>", "<a/b>", "< ", "<?x>", "<!x>", "</ x>");

    private final List<Marketplace> files = files();
    private final PageReader skimming = new PageReader(files);
    private final PageReader building = new PageReader(files, false);

    private static List<Marketplace> files() {
        List<Marketplace> all = new ArrayList<>(
                Marketplaces.load(Path.of("config/marketplaces"), PageReader::placeMistake));
        all.addAll(Marketplaces.load(PageReaderTest.OWN.resolve("marketplaces"), PageReader::placeMistake));
        return all;
    }

    private record Sample(String what, String url, byte[] body) {}

    private static List<Sample> own() throws IOException {
        List<Sample> samples = new ArrayList<>();
        try (Stream<Path> all = Files.list(PageReaderTest.OWN)) {
            for (Path file : all.filter(f -> f.toString().endsWith(".html")).sorted().toList()) {
                samples.add(new Sample(file.toString(), "", Files.readAllBytes(file)));
            }
        }
        return samples;
    }

    private static List<Sample> demo() throws IOException {
        List<Sample> samples = new ArrayList<>();
        try (DemoShop shop = DemoShop.start(0)) {
            org.vigie.demo.PageBytes.all(shop.port())
                    .forEach((url, body) -> samples.add(new Sample(url, url, body)));
        }
        return samples;
    }

    private static List<Sample> real() throws IOException {
        List<Sample> samples = new ArrayList<>();
        try (Stream<Path> all = Files.walk(RealPagesTest.PAGES)) {
            for (Path file : all.filter(f -> f.toString().endsWith(".html")).sorted().toList()) {
                samples.add(new Sample(file.toString(), "", Files.readAllBytes(file)));
            }
        }
        return samples;
    }

    /// How many pages of a kind needed no tree, and why others did.
    private static final class Count {

        private int pages;
        private int sure;
        private final Map<String, Integer> doubts = new TreeMap<>();

        @Override
        public String toString() {
            return sure + " of " + pages + " pages skimmed; else " + doubts;
        }
    }

    private void check(Sample sample, Count count) {
        String text = BodyText.decode(sample.body, Optional.empty());
        count.pages++;
        String doubt = Skim.doubt(PageText.of(text));
        if (doubt == null) {
            count.sure++;
            assertOutline(sample.what, text);
        } else {
            count.doubts.merge(doubt.replaceAll("<[^>]*>", "<x>"), 1, Integer::sum);
            return;
        }
        Page page = new Page(sample.url, Optional.empty(), sample.body);
        assertThat(skimming.readOrThrow(page)).as(sample.what).isEqualTo(building.readOrThrow(page));
    }

    private static void assertOutline(String what, String text) {
        Skim skim = Skim.of(PageText.of(text), "").orElseThrow();
        Document tree = Jsoup.parse(text, "", org.jsoup.parser.Parser.htmlParser().setMaxDepth(256));
        assertThat(skim.visible()).as(what).isEqualTo(VisibleText.of(tree.body()));
        List<String> codes = tree.getElementsByTag("script").stream().map(Element::data).toList();
        assertThat(skim.scripts().stream().map(PageScript::code).toList()).as(what).isEqualTo(codes);
        for (String part : List.of("html", "script", "meta", "link")) {
            assertThat(told(skim.outline(), part)).as(what + " " + part).isEqualTo(told(tree, part));
        }
        assertThat(skim.outline().title()).as(what).isEqualTo(tree.title());
        if (!skim.hasItems()) {
            assertThat(tree.select("[itemscope], [itemprop], [typeof]")).as(what).isEmpty();
        }
        skim.tree().ifPresent(made -> {
            assertSame(what, nodes(made.head(), false), nodes(tree.head(), false));
            // Blanks behind the body's end go to different places, which nobody looks at.
            boolean blanks = !text.toLowerCase(Locale.ROOT).replaceAll("\\s+", "").matches("(?s).*</(body|html)>[^$]*")
                    || text.strip().matches("(?is).*</body>\\s*</html>");
            assertSame(what, nodes(made.body(), blanks), nodes(tree.body(), blanks));
        });
        assertThat(skim.has(Skim.Part.HEADING)).as(what).isEqualTo(tree.selectFirst("h1") != null);
        assertThat(skim.has(Skim.Part.CROSSED)).as(what).isEqualTo(tree.selectFirst(StatedPrices.CROSSED) != null);
        if (!skim.has(Skim.Part.NEXT)) {
            assertThat(tree.selectFirst("a[rel=next]")).as(what).isNull();
        }
        if (!skim.has(Skim.Part.PATH)) {
            assertThat(Breadcrumbs.place(new TreeParts(tree))).as(what).isEmpty();
        }
        if (!skim.has(Skim.Part.ROWS)) {
            Findings findings = new Findings(CompiledMarketplace.ANY);
            ShopTables.read(new TreeParts(tree), findings);
            assertThat(findings.readings(org.vigie.listing.Field.ATTRIBUTES)).as(what).isEmpty();
        }
    }

    /// Shows of trees that differ only where they begin to.
    private static void assertSame(String what, String made, String tree) {
        int same = Arrays.mismatch(made.toCharArray(), tree.toCharArray());
        if (same >= 0) {
            int from = Math.max(0, same - 200);
            assertThat(made.substring(from, Math.min(made.length(), same + 600))).as(what)
                    .isEqualTo(tree.substring(from, Math.min(tree.length(), same + 600)));
        }
    }

    /// What stands in a tree; of comments only that they are there.
    private static String nodes(Element root, boolean blanks) {
        StringBuilder all = new StringBuilder();
        root.traverse(new NodeVisitor() {

            @Override
            public void head(Node node, int depth) {
                switch (node) {
                    case Element element -> {
                        Map<String, String> attributes = new TreeMap<>();
                        element.attributes().forEach(each -> attributes.put(each.getKey().toLowerCase(Locale.ROOT),
                                each.getValue()));
                        all.append("\n").append(" ".repeat(depth)).append(element.normalName()).append(attributes)
                                .append(element.tag().namespace().contains("svg") ? " drawn" : "")
                                .append(element.isBlock() ? " block" : "");
                    }
                    case TextNode text when blanks || !text.isBlank() ->
                        all.append("\n").append(" ".repeat(depth)).append('"').append(text.getWholeText()).append('"');
                    case DataNode data ->
                        all.append("\n").append(" ".repeat(depth)).append("data ").append(data.getWholeData());
                    case Comment comment when blanks ->
                        all.append("\n").append(" ".repeat(depth)).append("comment");
                    default -> {
                    }
                }
            }
        });
        // Blanks behind the body's end go to different places, which nobody looks at.
        return all.toString().replaceAll("(?:\n *\"\\s*\")+$", "");
    }

    private static List<String> told(Document document, String name) {
        List<String> told = new ArrayList<>();
        for (Element element : document.getElementsByTag(name)) {
            Map<String, String> attributes = new TreeMap<>();
            element.attributes().forEach(each -> attributes.put(each.getKey(), each.getValue()));
            told.add(attributes.toString());
        }
        return told;
    }

    private void changed(List<Sample> samples, int rounds, Count count) {
        SplittableRandom random = new SplittableRandom(20261124);
        for (Sample sample : samples) {
            for (int round = 0; round < rounds; round++) {
                byte[] cut = Arrays.copyOf(sample.body, random.nextInt(sample.body.length + 1));
                check(new Sample(sample.what + " cut at " + cut.length, sample.url, cut), count);
                byte[] bytes = sample.body.clone();
                for (int i = random.nextInt(4); i >= 0 && bytes.length > 0; i--) {
                    bytes[random.nextInt(bytes.length)] = NASTY[random.nextInt(NASTY.length)];
                }
                check(new Sample(sample.what + " changed in round " + round, sample.url, bytes), count);
                StringBuilder text = new StringBuilder(BodyText.decode(sample.body, Optional.empty()));
                for (int i = random.nextInt(3); i >= 0; i--) {
                    int at = random.nextInt(text.length() + 1);
                    int tag = text.indexOf("<", at);
                    text.insert(random.nextInt(4) == 0 || tag < 0 ? at : tag, TAGS.get(random.nextInt(TAGS.size())));
                }
                check(new Sample(sample.what + " with tags in round " + round, sample.url,
                        text.toString().getBytes(StandardCharsets.UTF_8)), count);
            }
        }
    }

    @Test
    void ownPagesReadTheSameWithAndWithoutTheirTree() throws IOException {
        Count count = new Count();
        own().forEach(sample -> check(sample, count));
        assertThat(count.sure).as(count.toString()).isGreaterThan(10);
        changed(own(), 40, count);
        System.out.println("own pages: " + count);
    }

    @Test
    void demoPagesReadTheSameWithAndWithoutTheirTree() throws IOException {
        Count count = new Count();
        List<Sample> demo = demo();
        demo.forEach(sample -> check(sample, count));
        System.out.println("demo pages: " + count);
        assertThat(count.sure).as(count.toString()).isGreaterThan(50);
        changed(demo.subList(0, 40), 3, count);
    }

    @Test
    void realPagesReadTheSameWithAndWithoutTheirTree() throws IOException {
        RealPagesTest.assumePages();
        Count count = new Count();
        List<Sample> real = real();
        real.forEach(sample -> check(sample, count));
        System.out.println("real pages: " + count);
        Count changed = new Count();
        changed(real, Integer.getInteger("vigie.cuts", 2), changed);
        System.out.println("real pages, cut and changed: " + changed);
    }

    /// Random soup of tags: small enough that many a page is still nested by the rules.
    @Test
    void madePagesReadTheSameWithAndWithoutTheirTree() {
        Count count = new Count();
        SplittableRandom random = new SplittableRandom(7);
        for (int page = 0; page < Integer.getInteger("vigie.soups", 20_000); page++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "<!doctype html><html lang=en>" : "");
            for (int i = random.nextInt(9); i >= 0; i--) {
                text.append(TAGS.get(random.nextInt(TAGS.size())));
                if (random.nextInt(3) > 0) {
                    text.append(random.nextBoolean() ? "w" + i : " ");
                }
            }
            check(new Sample(text.toString(), "", text.toString().getBytes(StandardCharsets.UTF_8)), count);
        }
        System.out.println("made pages: " + count);
        assertThat(count.sure).isGreaterThan(2_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<plaintext>x", "<script>x", "<frameset><frame>", "<table>x</table>", "<b><p>x</b>y",
            "<!-- x", "<p title='x", "<svg><div>", "<select><div>x", "a\u0000b", "<textarea>x",
            "<a href=x><a href=y>z", "<math>x</math>", "<![CDATA[x]]>", "<title>a", "<xmp><p></xmp>", "<script/>"})
    void doubtfulPagesAreLeftToTheTree(String page) {
        assertThat(Skim.doubt(PageText.of(page))).isNotNull();
    }
}
