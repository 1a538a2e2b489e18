package org.vigie.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What is read of plain JSON in passing is what [LenientJson] reads of it, whole or in parts.
class PlainJsonTest {

    private static final List<String> PIECES = List.of("{", "}", "[", "]", ",", ":", "\"a\"", "\"b\"",
            "\"é\\u00e9\\n\"",
            "\"\\ud83d\\ude00 😀\"", "1", "-2", "12.90", "0", "3000000000", "92233720368547758070", "true", "false",
            "null", " ", "\n", "\"a\":", "\"b\":{\"a\":", "\"text with many characters\"", "\"\\\\\"", "'x'", "/* x */",
            "undefined", "1e5", "01", "-0", ".5", "\t", "\"\r\"", "\"{\"", "\\");
    private static final WantedPaths PARTS = WantedPaths.of(
            List.of(new StatePath("a"), new StatePath("b.a"), new StatePath("b.b[].a"), new StatePath("é.a")));

    @Test
    void soupIsReadAlikeWhereItIsPlain() {
        SplittableRandom random = new SplittableRandom(20261124);
        int plain = 0;
        for (int round = 0; round < 200_000; round++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "{\"a\":" : "[");
            for (int i = random.nextInt(12); i >= 0; i--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            text.append(random.nextInt(3) == 0 ? "" : text.charAt(0) == '{' ? "}" : "]");
            plain += same(text.toString()) ? 1 : 0;
        }
        System.out.println("plain JSON among made texts: " + plain);
        assertThat(plain).isGreaterThan(2_000);
    }

    private static boolean same(String text) {
        PageText page = PageText.of(text);
        for (WantedPaths wanted : List.of(WantedPaths.ALL, PARTS)) {
            JsonNode read = PlainJson.first(page, 0, page.length(), wanted);
            if (read != null) {
                assertThat(LenientJson.read(text, wanted)).as(text).hasValueSatisfying(
                        other -> assertThat(other.toString().replaceAll("\\{\"[^\"]*\":null}", "{}"))
                                .isEqualTo(read.toString().replaceAll("\\{\"[^\"]*\":null}", "{}")));
            }
        }
        return PlainJson.first(page, 0, page.length(), WantedPaths.ALL) != null;
    }

    @ParameterizedTest
    @ValueSource(strings = {"{a: 1}", "{'a': 1}", "{\"a\": 1,}", "{\"a\": /* x */ 1}", "{\"a\": 01}", "{\"a\": \"x",
            "{\"a\": undefined}", "{\"a\": \"\\x41\"}", "{}", "[1 2]", "\"a\"", "{\"a\": -0}", "{\"a\": 1e400000000}"})
    void whatIsNotPlainIsLeftToTheOtherReader(String text) {
        PageText page = PageText.of(text);
        assertThat(PlainJson.first(page, 0, page.length(), WantedPaths.ALL)).isNull();
    }

    @Test
    void deepNestingIsLeftToTheOtherReader() {
        PageText page = PageText.of("[".repeat(100_000));
        assertThat(PlainJson.first(page, 0, page.length(), WantedPaths.ALL)).isNull();
        assertThat(PlainJson.first(page, 0, page.length(), PARTS)).isNull();
    }
}
