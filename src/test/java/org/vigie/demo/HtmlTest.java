package org.vigie.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class HtmlTest {

    private static final Words WORDS = new Words("en", Map.of("next", "Next & on"), List.of());

    @Test
    void textIsEscapedForElementsAndAttributes() {
        assertThat(Html.text("<b title=\"a\" lang='b'>&").toString())
                .isEqualTo("&lt;b title=&quot;a&quot; lang=&#39;b&#39;&gt;&amp;");
    }

    @Test
    void jsonCannotEndItsScript() {
        assertThat(Html.json(JsonNodeFactory.instance.objectNode().put("t", "</script><!--&\u2028")).toString())
                .isEqualTo("{\"t\":\"\\u003c/script\\u003e\\u003c!--\\u0026\\u2028\"}");
    }

    @Test
    void templateFillsItsGapsAndEscapesTexts() {
        assertThat(Template.of("<p>{{a}} {{w:next}} {a: {{b}}}</p>")
                .fill(new Values(WORDS).put("a", "<$1\\>").put("b", Html.text("1"))).toString())
                .isEqualTo("<p>&lt;$1\\&gt; Next &amp; on {a: 1}</p>");
    }

    @Test
    void gapThatNothingFillsIsAnError() {
        assertThatThrownBy(() -> Template.of("{{a}}").fill(new Values(WORDS))).hasMessage(
                "nothing fills `a` in {{a}}");
        assertThatThrownBy(() -> Template.of("{{w:b}}").fill(new Values(WORDS))).hasMessageContaining("`b` in `en`");
    }
}
