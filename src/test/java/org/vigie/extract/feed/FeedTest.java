package org.vigie.extract.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.listing.Fact;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;
import org.vigie.listing.Reading;

final class FeedTest {

    private static final Instant AT = Instant.parse("2026-11-24T12:00:00Z");

    private static final String RSS = """
            <?xml version="1.0"?>
            <rss xmlns:g="http://base.google.com/ns/1.0" version="2.0"><channel>
            <title>Lamp shop</title><link>https://shop.example</link>
            <item>
              <g:id>L1</g:id><g:title><![CDATA[Lampe <LED> & Co </item>]]></g:title>
              <link>https://www.shop.example/l1?a=1&amp;b=2</link>
              <g:description>Warm light</g:description>
              <g:image_link>https://shop.example/1.jpg</g:image_link>
              <g:additional_image_link>https://shop.example/2.jpg</g:additional_image_link>
              <g:price>25.00 EUR</g:price><g:sale_price>19.90 EUR</g:sale_price>
              <g:sale_price_effective_date>2026-11-20T00:00+0100/2026-11-30T23:59+0100</g:sale_price_effective_date>
              <g:availability>in_stock</g:availability><g:brand></g:brand><g:gtin>4006381333931</g:gtin>
              <g:mpn>X-1</g:mpn><g:product_type>Home &gt; Lamps</g:product_type>
              <g:google_product_category>594</g:google_product_category>
              <g:energy_efficiency_class>A</g:energy_efficiency_class>
              <g:certification><g:certification_authority>EC</g:certification_authority>
                <g:certification_name>EPREL</g:certification_name><g:certification_code>123456</g:certification_code>
              </g:certification>
              <g:shipping><g:country>FR</g:country><g:price>4.95 EUR</g:price></g:shipping>
              <g:shipping><g:country>DE</g:country><g:price>5.95 EUR</g:price></g:shipping>
              <g:material>aluminium</g:material><g:item_group_id>L</g:item_group_id>
              <g:unit_pricing_measure>1 ct</g:unit_pricing_measure><g:custom_label_0>winter</g:custom_label_0>
              <g:product_detail><g:attribute_name>Socket</g:attribute_name>
                <g:attribute_value>E27</g:attribute_value></g:product_detail>
            </item>
            <!-- <item><g:id>hidden</g:id></item> -->
            <item><g:id>L2</g:id><g:title>Broken & unescaped</g:title></item>
            <item><g:id>L3</g:id><title>Third</title><link>https://shop.example/l3</link><g:price>abc</g:price></item>
            <item><g:title>No id</g:title></item>
            </channel></rss>
            """;

    @TempDir
    Path temp;

    private final List<FeedSink.Item> items = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private final FeedSink sink = new FeedSink() {
        @Override
        public void item(Item item) {
            items.add(item);
        }

        @Override
        public void problem(String place, String what) {
            problems.add(place + ": " + what);
        }
    };

    private void xml(byte[] bytes) throws IOException {
        items.clear();
        problems.clear();
        Path file = temp.resolve("feed.xml");
        Files.write(file, bytes);
        MerchantXml.read(file, AT, "", sink);
    }

    private void table(String text, Charset charset) throws IOException {
        items.clear();
        problems.clear();
        Path file = temp.resolve("feed.csv");
        Files.write(file, text.getBytes(charset));
        TableFeed.read(file, Optional.empty(), AT, "", sink);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> all(Listing listing, Field field) {
        return listing.readings(field).stream().map(Reading::value).map(value -> value.text()).toList();
    }

    @Test
    void rssItemGivesEveryField() throws IOException {
        xml(utf8(RSS));
        Listing lamp = items.getFirst().listing();
        assertThat(lamp.key()).hasToString("shop.example:L1");
        assertThat(lamp.url()).isEqualTo("https://www.shop.example/l1?a=1&b=2");
        assertThat(lamp.text(Field.TITLE)).contains("Lampe <LED> & Co </item>");
        assertThat(lamp.text(Field.PRICE)).contains("19.90 EUR");
        assertThat(lamp.text(Field.LIST_PRICE)).contains("25.00 EUR");
        assertThat(lamp.text(Field.MODEL)).contains("X-1");
        assertThat(all(lamp, Field.IMAGES)).containsExactly("https://shop.example/1.jpg", "https://shop.example/2.jpg");
        assertThat(all(lamp, Field.CATEGORY)).containsExactly("Home > Lamps");
        assertThat(all(lamp, Field.MARKET)).containsExactly("FR", "DE");
        assertThat(lamp.text(Field.ENERGY_LABEL)).contains("A");
        assertThat(all(lamp, Field.ATTRIBUTES)).contains("certification: EC EPREL 123456", "material: aluminium",
                "item_group_id: L", "Socket: E27", "unit_pricing_measure: 1 ct", "google_product_category: 594")
                .noneMatch(text -> text.contains("winter"));
        assertThat(lamp.fact(Field.BRAND)).as("empty element").isInstanceOf(Fact.Absent.class);
        assertThat(lamp.fact(Field.SELLER)).as("no element").isInstanceOf(Fact.Unread.class);
        assertThat(lamp.readings(Field.PRICE).getFirst().place()).hasToString("feed g:sale_price");
        assertThat(items.getFirst().place()).isEqualTo("line 4");
        assertThat(new String(items.getFirst().excerpt(), StandardCharsets.UTF_8)).startsWith("<item>")
                .endsWith("</item>").contains("<![CDATA[Lampe <LED> & Co </item>]]>");
    }

    @Test
    void brokenItemIsToldWithItsLineAndTheRestIsRead() throws IOException {
        xml(utf8(RSS));
        assertThat(items).extracting(item -> item.listing().key().id()).containsExactly("L1", "L3");
        assertThat(problems).hasSize(3);
        assertThat(problems.getFirst()).startsWith("line 27: is not well-formed XML");
        assertThat(problems.get(1)).isEqualTo("line 28: `price` is `abc`, which is no amount such as 15.00 EUR");
        assertThat(problems.getLast()).isEqualTo("line 29: it has no `id`");
        assertThat(items.getLast().listing().fact(Field.PRICE)).isInstanceOf(Fact.Unread.class);
    }

    @Test
    void salePriceOutsideItsDatesIsNotThePriceAsked() throws IOException {
        xml(utf8(RSS.replace("2026-11-30T", "2026-11-21T")));
        Listing lamp = items.getFirst().listing();
        assertThat(lamp.text(Field.PRICE)).contains("25.00 EUR");
        assertThat(lamp.fact(Field.LIST_PRICE)).isInstanceOf(Fact.Unread.class);
        assertThat(all(lamp, Field.ATTRIBUTES)).contains("sale_price: 19.90 EUR");
    }

    @Test
    void atomEntriesAreReadAndDeclaredCharsetsKept() throws IOException {
        String atom = "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" "
                + "xmlns:g=\"http://base.google.com/ns/1.0\"><entry><id>tag:1</id><g:id>A1</g:id><title>Théière</title>"
                + "<link rel=\"alternate\" href=\"https://tea.example/a1\"/><summary>Fonte</summary>"
                + "<g:price>1,299.00 EUR</g:price></entry></feed>";
        xml(atom.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(problems).isEmpty();
        Listing pot = items.getFirst().listing();
        assertThat(pot.key()).hasToString("tea.example:A1");
        assertThat(pot.text(Field.TITLE)).contains("Théière");
        assertThat(pot.text(Field.DESCRIPTION)).contains("Fonte");
        assertThat(pot.text(Field.PRICE)).contains("1299.00 EUR");
        xml(atom.replace("iso-8859-1", "utf-8").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(items).isEmpty();
        assertThat(problems).as("wrong charset").singleElement().asString().startsWith("line 2: is not well-formed");
    }

    @Test
    @Timeout(20)
    void entitiesAreNeverInForce() throws IOException {
        StringBuilder laughs = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY a" + i + " \"" + ("&a" + (i - 1) + ";").repeat(10) + "\">");
        }
        Path secret = Files.writeString(temp.resolve("secret.txt"), "the secret");
        laughs.append("<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]><rss><channel>");
        String item = "<item><g:id>1</g:id><g:title>%s</g:title><link>https://a.example/1</link></item>";
        xml(utf8(laughs + String.format(item, "&a29;") + String.format(item, "&x;") + String.format(item, "fine")
                + "</channel></rss>"));
        assertThat(items).singleElement().satisfies(read -> assertThat(read.listing().text(Field.TITLE))
                .contains("fine"));
        assertThat(problems).hasSize(3).noneMatch(problem -> problem.contains("secret"));
        assertThat(problems.getFirst()).contains("declares a document type");
    }

    @Test
    @Timeout(60)
    void everyCutGivesTheItemsBeforeIt() throws IOException {
        byte[] whole = utf8(RSS);
        int first = RSS.indexOf("</item>\n<!--") + "</item>".length();
        for (int length = 0; length < whole.length; length += 5) {
            xml(Arrays.copyOf(whole, length));
            int before = length < utf8(RSS.substring(0, first)).length ? 0 : 1;
            assertThat(items.size()).as("cut to %s", length).isBetween(before, before * 2);
            assertThat(items.size() + problems.size()).as("cut to %s", length).isPositive();
        }
    }

    @Test
    void itemWithoutEndDoesNotTakeTheNextWithIt() throws IOException {
        xml(utf8("<rss><item><g:id>1</g:id><item><g:id>2</g:id><link>https://a.example/2</link></item></rss>"));
        assertThat(items).extracting(item -> item.listing().key().id()).containsExactly("2");
        assertThat(problems).containsExactly("line 1: has no end before the next item begins");
        xml(utf8("<html><p>no feed</p></html>"));
        assertThat(problems).containsExactly(": holds no item or entry: it is no product feed");
    }

    @Test
    @Timeout(60)
    void longFeedsAreReadAsAStream() throws IOException {
        Path file = temp.resolve("long.xml");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("<rss xmlns:g=\"http://base.google.com/ns/1.0\"><channel>");
            for (int i = 0; i < 50_000; i++) {
                out.write("<item><g:id>" + i + "</g:id><g:title>" + "word ".repeat(100)
                        + "</g:title><g:link>https://a.example/" + i + "</g:link></item>\n");
            }
            out.write("</channel></rss>");
        }
        long[] count = {0};
        MerchantXml.read(file, AT, "", new FeedSink() {
            @Override
            public void item(Item item) {
                count[0]++;
            }

            @Override
            public void problem(String place, String what) {
                problems.add(what);
            }
        });
        assertThat(problems).isEmpty();
        assertThat(count[0]).isEqualTo(50_000);
    }

    @Test
    @Timeout(20)
    void longTextsTakeTimeInProportion() throws IOException {
        xml(utf8("<rss><item><g:id>1</g:id><link>https://a.example/1</link><g:description><![CDATA["
                + "x ".repeat(400_000) + "]]></g:description></item><item><g:id>2</g:id><g:description><![CDATA["
                + "x ".repeat(1_500_000) + "]]></g:description></item></rss>"));
        assertThat(items).hasSize(1);
        assertThat(problems).containsExactly("line 1: has more than 2000000 characters");
    }

    @Test
    void tableFeedsAreKnownByTheirColumns() throws IOException {
        String tsv = "id\tTitle\timage link\tlink\tprice\tsale price\tbrand\tshipping(country:price)\n"
                + "1\tScreen 19\" wide\thttps://a.example/1.jpg\thttps://a.example/1\t99.00 EUR\t\t\tFR:5 EUR,BE:6 EUR\n"
                + "2\tToo few\n3\t\"Two\nlines\"\t\thttps://a.example/3\t5 EUR\t4 EUR\tAcme\t\n";
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16)) {
            table(tsv, charset);
            assertThat(items).extracting(item -> item.listing().key().toString()).containsExactly("a.example:1",
                    "a.example:3");
            Listing screen = items.getFirst().listing();
            assertThat(screen.text(Field.TITLE)).contains("Screen 19\" wide");
            assertThat(screen.text(Field.PRICE)).contains("99.00 EUR");
            assertThat(screen.fact(Field.LIST_PRICE)).isInstanceOf(Fact.Absent.class);
            assertThat(screen.fact(Field.BRAND)).isInstanceOf(Fact.Absent.class);
            assertThat(screen.fact(Field.GTIN)).isInstanceOf(Fact.Unread.class);
            assertThat(all(screen, Field.MARKET)).containsExactly("FR", "BE");
            assertThat(items.getLast().listing().text(Field.TITLE)).contains("Two\nlines");
            assertThat(items.getLast().place()).isEqualTo("line 4");
            assertThat(new String(items.getLast().excerpt(), StandardCharsets.UTF_8)).contains("image link\tlink")
                    .endsWith("\t5 EUR\t4 EUR\tAcme\t\r\n");
            assertThat(problems).containsExactly("line 3: has 2 cells where the first row names 8 columns");
        }
        table("a;b\n1;2\n", StandardCharsets.UTF_8);
        assertThat(problems).singleElement().asString().contains("--mapping");
        table("", StandardCharsets.UTF_8);
        assertThat(problems).containsExactly(": is empty");
    }
}
