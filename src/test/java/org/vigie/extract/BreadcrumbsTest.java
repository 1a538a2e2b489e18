package org.vigie.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.vigie.extract.Breadcrumbs.Crumb;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BreadcrumbsTest {

    private static final Path SAMPLES = Path.of("../shared/data/pages/zyte-parsers");

    private static List<Crumb> read(String html) {
        return Breadcrumbs.read(Jsoup.parseBodyFragment(html, "https://shop.example/a/b").body().child(0));
    }

    @Test
    void linksAndTheTextBehindThemAreThePath() {
        assertThat(read("<div><a href='/'>Home</a> / <a href='toys'>Toys</a> / Train</div>")).containsExactly(
                new Crumb("Home", "https://shop.example/"), new Crumb("Toys", "https://shop.example/a/toys"),
                new Crumb("Train", ""));
    }

    @Test
    void menuInsideThePathIsNoStep() {
        assertThat(read("<ul><li><a href=/x>X</a></li><li><a href=/y>Y</a><ul class=drop-down><li><a href=/z>Z</a>"
                + "</ul></li></ul>")).extracting(Crumb::name).containsExactly("X", "Y");
    }

    @Test
    void backLinkIsNoStep() {
        assertThat(read("<p><a href=/toys>Back</a><a href=/>Home</a><a href=/toys>Toys</a></p>"))
                .extracting(Crumb::name).containsExactly("Home", "Toys");
    }

    @Test
    void textAloneIsCutAtItsSeparators() {
        assertThat(read("<p>Home &gt; Toys &gt; Wind-up</p>")).extracting(Crumb::name)
                .containsExactly("Home", "Toys", "Wind-up");
    }

    @Test
    void zytesPathsAreReadAsZyteReadsThem() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(SAMPLES), "zyte's paths skipped: ../shared/data is not here");
        List<String> differing = new ArrayList<>();
        int all = 0;
        for (JsonNode sample : JsonMapper.builder().build().readTree(
                Files.readString(SAMPLES.resolve("breadcrumb_items_extract.json")))) {
            Path file = SAMPLES.resolve("breadcrumb_items_snippets").resolve(sample.path("snippet_path").asString());
            String base = sample.path("base_url").asString("");
            Document document = Jsoup.parse("<body>" + Files.readString(file)
                    .replaceAll("<(span|i|div|a|b|li|em|p|strong)(\\s[^<>]*)?/>", "<$1$2></$1>"), base,
                    Parser.htmlParser());
            List<String> expected = new ArrayList<>();
            sample.path("expected").forEach(crumb -> expected.add(
                    crumb.path("name").asString("").replaceAll("\\s+", " ") + " <" + crumb.path("url").asString("")
                            + ">"));
            List<String> read = Breadcrumbs.read(document.body().children().size() == 1
                    ? document.body().child(0)
                    : document.body()).stream().map(crumb -> crumb.name() + " <" + crumb.url() + ">").toList();
            all++;
            if (!read.equals(expected)) {
                differing.add(sample.path("snippet_path").asString() + (sample.has("xfail") ? " (zyte fails too)" : "")
                        + "\n  expected " + expected + "\n  read     " + read);
            }
        }
        System.out.println("breadcrumbs: " + (all - differing.size()) + " of " + all + " as expected; not: "
                + String.join("\n", differing));
        assertThat(all - differing.size()).isGreaterThanOrEqualTo((int) Math.ceil(all * 0.98));
    }
}
