package org.vigie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.normalise.TypedKey;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `vigie extract` and `vigie read` as a user types them.
final class ExtractReadTest {

    private static final String PAGES = "src/test/resources/pages/";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path temp;

    private record Said(int code, String out, String err) {}

    private static Said vigie(String... words) {
        return vigieReading("", words);
    }

    private static Said vigieReading(String in, String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Vigie.commandLine(InstantSource.system(),
                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)));
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        int code = line.execute(Stream.concat(Stream.of("--home", "."), Arrays.stream(words)).toArray(String[]::new));
        return new Said(code, out.toString(), err.toString());
    }

    private Path page(String property) throws Exception {
        return Files.writeString(temp.resolve("page.html"), """
                <html lang="en"><head><script type="application/ld+json">{"@type": "Product", "name": "Pointer 50 mW",
                "gtin13": "4006381333932", "url": "https://shop.example/p/1", "additionalProperty": [%s],
                "offers": {"price": "9.90", "priceCurrency": "EUR"}}</script></head><body>\u001b[31mx</body></html>
                """.formatted(property));
    }

    @Test
    void contradictionIsMarkedWithBothPlaces() {
        Said said = vigie("extract", PAGES + "contradiction.html");
        assertThat(said.code()).isZero();
        assertThat(said.out().lines().map(String::strip)).anyMatch(line -> line.startsWith("price ")
                && line.contains("120.00 USD") && line.endsWith("open-graph product:price:amount"))
                .anyMatch(line -> line.startsWith("≠ 150.00 USD") && line.endsWith("json-ld $.offers.price"))
                .contains("3 fields shown, 1 of them contradicted, 0 absent, 37 not read");
        assertThat(said.out()).doesNotContain("\u001b");
    }

    @Test
    void absenceNamesTheSectionAndUnreadTheReason() {
        Said said = vigie("extract", PAGES + "aliexpress-mtop.json");
        assertThat(said.code()).as(said.out() + said.err()).isZero();
        assertThat(said.out()).contains("NOT READ").contains("no source of this field was read");
        assertThat(vigie("extract", PAGES + "bazar-item.html", "--url",
                "http://bazar.localhost:8471/item/1005008800205.html").out()).contains("ABSENT: its section was read");
    }

    @Test
    void challengesShellsAndStrangeFilesAreTold() throws Exception {
        Said shell = vigie("extract", PAGES + "bazar-shell.html", "--url",
                "http://bazar.localhost:8471/item/1005008800210.html");
        assertThat(shell.code()).isEqualTo(1);
        assertThat(shell.out()).contains("a shell, whose offer is drawn by scripts");
        Path odd = Files.writeString(temp.resolve("odd.bin"), "\u0000\u0001 odd");
        assertThat(vigie("extract", odd.toString()).out()).contains("not a kind of file that can be read");
        assertThat(vigie("extract", temp.resolve("none").toString()).err())
                .contains("is neither a file nor an address");
    }

    @Test
    void listShowsItsOffersAndTheNextPage() throws Exception {
        Said said = vigie("extract", PAGES + "bazar-list.html", "--json", "--url",
                "http://bazar.localhost:8471/w/wholesale-electronics.html");
        JsonNode list = JSON.readTree(said.out());
        assertThat(list.get("outcome").asString()).as(said.out()).isEqualTo("list-read");
        assertThat(list.get("items").size()).isPositive();
        assertThat(list.has("next")).isTrue();
    }

    @Test
    void typedValuesAndTrustStandBesideTheTexts() throws Exception {
        Path page = page("{\"name\": \"Power (W)\", \"value\": \"1.6\"}, {\"name\": \"Height\", \"value\": \"1,2 m\"}");
        JsonNode listing = JSON.readTree(vigie("extract", page.toString(), "--json").out()).get("listings").get(0);
        assertThat(listing.get("articles").get(0).get("kind").asString()).isEqualTo("bad-check");
        assertThat(listing.get("articles").get(0).get("trust").asString()).isEqualTo("none");
        JsonNode typed = listing.get("typed");
        assertThat(typed.toString()).contains("{\"key\":\"power_mw\",\"value\":50,\"field\":\"title\"")
                .contains("{\"key\":\"power_mw\",\"value\":1600,\"name\":\"Power (W)\"")
                .contains("{\"key\":\"height_cm\",\"value\":120,\"name\":\"Height\"");
        JsonNode height = typed.get(2);
        String text = "Height: 1,2 m";
        assertThat(text.substring(height.get("start").asInt(), height.get("end").asInt())).isEqualTo("1,2 m");
        Said said = vigie("extract", page.toString());
        assertThat(said.out()).contains("→ a number whose check digit does not fit: trust none")
                .contains("→ power_mw 1600 mW").doesNotContain("\u001b");
    }

    @Test
    void nobodyIsAskedForAPageWithoutAContact() {
        Said said = vigie("extract", "https://shop.example/p/1");
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("no contact is set").contains("crawl.contact");
        Said own = vigie("extract", "http://127.0.0.1:9/x", "--json");
        assertThat(own.code()).isEqualTo(1);
        assertThat(own.out()).contains("\"outcome\":\"failed\"").contains("private_addresses");
    }

    @Test
    void pricesAreReadWithWhatThePageSaysElsewhere() throws Exception {
        assertThat(vigie("read", "price", "UVP 12,00 € 9,90 €").out())
                .contains("a listing takes 9.90 EUR, list price 12.00 EUR");
        assertThat(vigie("read", "price", "ab 1.299 kr", "--country", "SE").out()).contains("takes 1299 SEK");
        JsonNode decimal = JSON.readTree(vigie("read", "price", "1.299", "--json", "--decimal", ".").out());
        assertThat(decimal.get("price").get("amount").asString()).startsWith("1.299");
        assertThat(vigie("read", "price", "9", "--currency", "XYQ").err()).contains("is no currency");
        assertThat(vigie("read", "price", "9", "--country", "QQ").err()).contains("is no country");
    }

    @Test
    void everyLineOfStandardInputHasItsAnswer() throws Exception {
        Said said = vigieReading("4006381333931\n\n4,006381333931E12\n", "read", "gtin", "--json");
        assertThat(said.out().lines()).hasSize(3);
        JsonNode damaged = JSON.readTree(said.out().lines().toList().get(2)).get("codes").get(0);
        assertThat(damaged.get("form").asString()).isEqualTo("scientific");
        assertThat(damaged.get("trust").asString()).isEqualTo("medium");
        assertThat(vigie("read", "quantity", "4x125g").out()).contains("mass 4 × 0.125 kg")
                .contains("sold by mass: 0.5 kg");
    }

    @Test
    void everyTypedKeyIsDocumented() throws Exception {
        String document = Files.readString(Path.of("docs/extract.md"));
        for (TypedKey key : TypedKey.values()) {
            assertThat(document).contains("| `" + key.key() + "` | " + key.sentence() + " |");
        }
    }
}
