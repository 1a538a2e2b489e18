package org.vigie.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// JSON read in one pass ends where its brackets end, as script text is read.
class LenientJsonTest {

    private static final List<String> PARTS = List.of("{", "}", "[", "]", ",", ":", "\"a\"", "'b'", "\"x}\"", "1",
            "2.5",
            "true", "null", "key", "\"k\":", "k:", "// }\n", "// {\r", "// [\r\n", "/* ] */", "<!-- } -->", "\\", "\"",
            "'", "`}`", "\"\\\"\"", "'\\''", "\n", " ", "é", "&quot;", "{\"a\":1}", "[1,2]", "{\"b\":[{}]}");

    @Test
    void onePassEndsWhereTheBracketsEnd() {
        SplittableRandom random = new SplittableRandom(20261124);
        int read = 0;
        for (int round = 0; round < 200_000; round++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "{\"a\":" : "[");
            for (int i = random.nextInt(8); i >= 0; i--) {
                text.append(PARTS.get(random.nextInt(PARTS.size())));
            }
            text.append(random.nextBoolean() ? "}" : "]").append(PARTS.get(random.nextInt(PARTS.size())));
            Optional<LenientJson.Part> part = LenientJson.at(text.toString(), 0);
            if (part.isPresent()) {
                read++;
                assertThat(part.get().end()).as(text.toString()).isEqualTo(ScriptText.close(text.toString(), 0));
            }
        }
        assertThat(read).isGreaterThan(5_000);
    }

    @Test
    void loneCarriageReturnIsLeftToScriptText() {
        assertThat(LenientJson.at("{\"a\":1, // }\r\"b\":2}", 0)).isEmpty();
        assertThat(LenientJson.at("x {\"a\":1}; rest", 2)).hasValueSatisfying(
                part -> assertThat(part.end()).isEqualTo(9));
    }
}
