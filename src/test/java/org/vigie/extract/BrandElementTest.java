package org.vigie.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BrandElementTest {

    private static final Path SAMPLES = Path.of("../shared/data/pages/zyte-parsers/brand_values.json");

    @Test
    void wordsOfALogoStandForIt() {
        assertThat(read("<a href=/x><img src=l.png alt='Maison Aubin'></a>")).contains("Maison Aubin");
        assertThat(read("<a><img src=l.png alt=' ' title='Aubin'></a>")).contains("Aubin");
        assertThat(read("<a><img src=aubin.png></a>")).isEmpty();
        assertThat(read("<a>Aubin <img src=l.png alt='More of Aubin'></a>")).contains("Aubin");
    }

    private static Optional<String> read(String html) {
        return BrandElement.read(element(html));
    }

    private static Element element(String html) {
        // In the form of XML, so that a row of a table stands without its table.
        Element root = Jsoup.parse(html, "https://shop.example/", Parser.xmlParser());
        return root.childrenSize() == 0 ? root : root.child(0);
    }

    @Test
    void brandsOfZyteAreRead() throws IOException {
        Assumptions.assumeTrue(Files.exists(SAMPLES), "zyte's brands skipped: ../shared/data is not here");
        int elements = 0;
        List<String> differing = new ArrayList<>();
        for (JsonNode sample : JsonMapper.builder().build().readTree(Files.readString(SAMPLES))) {
            String html = sample.path("html").asString();
            if (html.indexOf('<') < 0) {
                continue;
            }
            elements++;
            Optional<String> expected = Optional.of(sample.path("value")).filter(JsonNode::isString)
                    .map(JsonNode::asString).map(VisibleText::trim);
            Optional<String> read = read(html).map(VisibleText::trim);
            if (!read.equals(expected)) {
                differing.add(html + "\n   zyte " + expected + ", here " + read);
            }
        }
        System.out.println("zyte brand elements: " + (elements - differing.size()) + " of " + elements + "; not: "
                + String.join("\n", differing));
        assertThat(elements).isGreaterThan(900);
        assertThat(elements - differing.size()).isGreaterThanOrEqualTo((int) Math.ceil(elements * 0.98));
    }
}
