package org.vigie.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/// Words of two blocks never run together, words of one block never fall apart, and a page reads the same in every
/// charset that it may be saved in.
class VisibleTextTest {

    private static String text(String html) {
        return VisibleText.of(Jsoup.parse(html).body());
    }

    @Test
    void eachBlockIsALineOfItsOwn() {
        assertThat(text("<h1>Lamp</h1><p>20 W</p><ul><li>red<li>blue</ul><div>end</div>"))
                .isEqualTo("Lamp\n20 W\nred\nblue\nend");
        assertThat(text("<table><tr><td>Brand</td><td>Nord</td></tr><tr><td>Model</td><td>N1</td></tr></table>")
                .lines()).hasSizeGreaterThanOrEqualTo(2).noneMatch(line -> line.contains("NordModel"));
        assertThat(text("one<br>two")).isEqualTo("one\ntwo");
    }

    @Test
    void wordsOfOneBlockStayTogether() {
        assertThat(text("<p>ta<b>s</b>er <i>gun</i>\n  for\tsale</p>")).isEqualTo("taser gun for sale");
        assertThat(text("<p>a&nbsp;b&shy;c</p>")).isEqualTo("a b\u00adc");
    }

    @Test
    void whatNobodySeesIsNoText() {
        assertThat(text("<p>seen</p><script>x</script><style>y</style><template>z</template><p hidden>h</p>"
                + "<p style='display:none'>n</p>")).isEqualTo("seen");
    }

    @Test
    void pageReadsTheSameInEveryCharset() {
        Map.ofEntries(Map.entry("GBK", "价格 产品"), Map.entry("GB18030", "价格 产品"), Map.entry("Big5", "價格 產品"),
                Map.entry("Shift_JIS", "価格 カメラ"), Map.entry("EUC-JP", "価格 カメラ"), Map.entry("EUC-KR", "가격 카메라"),
                Map.entry("windows-1250", "Zażółć gęślą"), Map.entry("windows-1251", "Цена товара"),
                Map.entry("windows-1252", "Größe 5 € déjà"), Map.entry("windows-1253", "Τιμή προϊόντος"),
                Map.entry("windows-1254", "Ürün fiyatı"), Map.entry("windows-1255", "מחיר המוצר"),
                Map.entry("windows-1256", "سعر المنتج"), Map.entry("windows-1257", "Ķekara cena ėįš"),
                Map.entry("windows-1258", "Giá sả"), Map.entry("ISO-8859-2", "Zażółć"), Map.entry("KOI8-R", "Цена"))
                .forEach((charset, words) -> {
                    String plain = new String(words.getBytes(Charset.forName(charset)), Charset.forName(charset));
                    byte[] header = ("<p>" + plain + "</p>").getBytes(Charset.forName(charset));
                    assertThat(text(BodyText.decode(header, Optional.of("text/html; charset=" + charset))))
                            .as(charset + " in the header").isEqualTo(plain);
                    byte[] meta = ("<meta charset=" + charset + "><p>" + plain + "</p>")
                            .getBytes(Charset.forName(charset));
                    assertThat(text(BodyText.decode(meta, Optional.empty()))).as(charset + " in the page")
                            .isEqualTo(plain);
                });
    }
}
