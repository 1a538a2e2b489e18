package org.vigie.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BrandNameTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Brand: JBL                       | JBL
            Marque\u00a0: Nintendo           | Nintendo
            Značka: UNIDRAGON                | UNIDRAGON
            ブランド: HOME COCCI               | HOME COCCI
            by The North Face                | The North Face
            By Terry                         | By Terry
            Visit the LEGO Store             | LEGO
            Besuche den Bosch-Store          | Bosch
            Visiter la boutique Philips      | Philips
            Visita lo Store di De'Longhi     | De'Longhi
            Visita la tienda de Xiaomi       | Xiaomi
            Odwiedź sklep Wiha               | Wiha
            Makita®                          | Makita
            Brandt                           | Brandt
            Marc O'Polo                      | Marc O'Polo
            No Brand                         | none
            Unbranded                        | none
            Marke: markenlos                 | none
            """)
    void brandIsTakenOutOfItsWords(String text, String name) {
        assertThat(BrandName.read(text).map(BrandName::name).orElse("none")).isEqualTo(name);
    }

    @Test
    void realBrandTextsAreReadAsByTheirPeer() throws IOException {
        Path file = Path.of("../shared/data/pages/zyte-parsers/brand_values.json");
        Assumptions.assumeTrue(Files.exists(file), "brand values skipped: ../shared/data is not here");
        int known = 0;
        int cleaned = 0;
        List<String> wrong = new ArrayList<>();
        for (JsonNode one : JsonMapper.builder().build().readTree(Files.readString(file))) {
            String text = one.path("html").asString();
            if (text.indexOf('<') >= 0) {
                continue;
            }
            known++;
            String expected = one.path("value").isNull() ? "none" : one.path("value").asString();
            BrandName read = BrandName.read(text.replace("&amp;", "&")).orElse(new BrandName("none", "none"));
            // The peer keeps `Brand:` and `by`; the name without them must be the end of what it keeps.
            if (!read.written().equals(expected) || !expected.replaceAll("[®™]", "").contains(read.name())) {
                wrong.add(text.strip() + " expected " + expected + " read " + read);
            }
            cleaned += read.name().equals(read.written()) ? 0 : 1;
        }
        System.out.println("zyte brand texts: " + (known - wrong.size()) + " of " + known + ", " + cleaned
                + " of them freed of a label; wrong: " + wrong);
        assertThat(known).isGreaterThan(600);
        assertThat((known - wrong.size()) * 100).isGreaterThanOrEqualTo(known * 98);
    }
}
