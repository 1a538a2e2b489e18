package org.vigie.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ScriptTextTest {

    private static List<JsonNode> assigned(String code, String name) {
        return ScriptState.assigned(
                PageScript.of(Jsoup.parse("<script>" + code + "</script>").getElementsByTag("script")), name);
    }

    @Test
    void bracesInStringsAndCommentsDoNotCount() {
        assertThat(assigned("window.a = {b: '}{\\'', /* } */ c: \"}\", // }\n d: `}`}; x", "a")).singleElement()
                .satisfies(node -> assertThat(node.toString()).isEqualTo("{\"b\":\"}{'\",\"c\":\"}\",\"d\":\"}\"}"));
    }

    @Test
    void expressionsBecomeNull() {
        assertThat(assigned("a={b:f(1,{x:2}),c:undefined,d:!0,e:!1,f:void 0,g:x?[1]:2,h:-1.5,i:'a'+b,j:/x}/}", "a"))
                .first().satisfies(node -> {
                    assertThat(node.path("d").asBoolean()).isTrue();
                    assertThat(node.path("e").asBoolean()).isFalse();
                    assertThat(node.path("b").isNull()).isTrue();
                    assertThat(node.path("c").isNull()).isTrue();
                    assertThat(node.path("h").decimalValue()).isEqualTo("-1.5");
                });
    }

    @Test
    void onlyAssignmentsOfThatVeryNameCount() {
        assertThat(assigned("xa={b:1}; a.c={b:2}; if (a=={}) {}; a={b:3}; window['a'] = {b:4}; var z={a:{b:5}}", "a"))
                .extracting(node -> node.path("b").asInt()).containsExactly(3, 4);
    }

    @Test
    void dottedNamesAndParsedTextsAreRead() {
        assertThat(assigned("window._d_c_.DCData = {\"x\":1}", "_d_c_.DCData")).hasSize(1);
        assertThat(assigned("window.s = JSON.parse('{\"t\":\"it\\'s \\u00e9\"}');", "s")).first()
                .satisfies(node -> assertThat(node.path("t").asString()).isEqualTo("it's é"));
    }

    @Test
    void assignmentCutOffByTheEndDoesNotCount() {
        assertThat(assigned("a = {b: 1, c: {", "a")).isEmpty();
    }

    @Test
    void hexEscapesAreRead() {
        assertThat(LenientJson.read("{a: '\\x41\\u0042', b: 'x\\\ny'}")).get()
                .satisfies(node -> assertThat(node.path("a").asString() + node.path("b").asString()).isEqualTo("ABxy"));
    }

    @Test
    void absurdNestingAndNumbersAreRefusedInTime() {
        Assertions.assertTimeout(Duration.ofSeconds(5), () -> {
            assertThat(LenientJson.read("[".repeat(1_000_000))).isEmpty();
            assertThat(LenientJson.read("{\"a\":" + "[".repeat(500) + "]".repeat(500) + "}")).isEmpty();
            assertThat(SchemaTree.plain(LenientJson.read("[1e999999999]").map(list -> list.path(0)).orElseThrow()))
                    .isEmpty();
        });
    }

    @Test
    void pathsWalkListsKeysAndTextsThatHoldJson() {
        JsonNode root = LenientJson.read("{\"a\":[{\"b\":1},{\"b\":2}],\"m\":{\"x\":{\"p\":3},\"y\":{\"p\":4}},"
                + "\"s\":\"{\\\"q\\\":[5]}\",\"n\":null}").orElseThrow();
        assertThat(new StatePath("a[].b").find(root)).extracting(StatePath.Found::path)
                .containsExactly("a[0].b", "a[1].b");
        assertThat(new StatePath("a[1].b").find(root)).hasSize(1);
        assertThat(new StatePath("m.*.p").find(root)).extracting(f -> f.node().asInt()).containsExactly(3, 4);
        assertThat(new StatePath("s.q[0]").find(root)).extracting(f -> f.node().asInt()).containsExactly(5);
        assertThat(new StatePath("n").find(root)).isEmpty();
        assertThat(new StatePath("a.b.c[").find(root)).isEmpty();
    }
}
