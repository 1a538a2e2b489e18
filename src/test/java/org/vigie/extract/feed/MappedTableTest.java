package org.vigie.extract.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.config.TableMapping;
import org.vigie.listing.Fact;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;
import org.vigie.listing.Reading;
import org.vigie.yaml.InvalidFilesException;

final class MappedTableTest {

    @TempDir
    Path temp;

    private final List<FeedSink.Item> items = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private void read(Path table, Path mapping) throws IOException {
        items.clear();
        problems.clear();
        TableFeed.read(table, Optional.of(TableMapping.read(mapping)), Instant.EPOCH, "", new FeedSink() {
            @Override
            public void item(Item item) {
                items.add(item);
            }

            @Override
            public void problem(String place, String what) {
                problems.add(place + ": " + what);
            }
        });
    }

    private Path mapping(String text) throws IOException {
        return Files.writeString(temp.resolve("mapping.yaml"), text);
    }

    @Test
    void theExampleOfTheDocumentReads() throws IOException {
        Path table = Files.write(temp.resolve("t.csv"), """
                Réf;Titre;Prix;Vendeur;Pays;Photos;Couleur;Neuf
                12;"Lampe ""LED""; 3 W";1 299,50 €;Lumières SARL;Chine;a.jpg | b.jpg;rouge;x
                13;Bouilloire;n/a;;;;;
                ;Sans numéro;1,00;;;;;
                14;Prix fou;gratuit;;;;;
                """.getBytes(Charset.forName("windows-1252")));
        String document = Files.readString(Path.of("docs/import.md"));
        int start = document.indexOf("```yaml") + "```yaml".length();
        String example = document.substring(start, document.indexOf("```", start));
        assertThat(Files.readString(Path.of("config/mappings/example.yaml"))).contains(example.strip());
        read(table, mapping(example));
        assertThat(items).hasSize(3);
        Listing lamp = items.getFirst().listing();
        assertThat(lamp.key()).hasToString("example:12");
        assertThat(lamp.text(Field.TITLE)).contains("Lampe \"LED\"; 3 W");
        assertThat(lamp.text(Field.PRICE)).contains("1299.50 EUR");
        assertThat(lamp.text(Field.SELLER)).contains("Lumières SARL");
        assertThat(lamp.text(Field.SELLER_COUNTRY)).contains("CN");
        assertThat(lamp.text(Field.MARKET)).contains("FR");
        assertThat(lamp.readings(Field.IMAGES)).hasSize(2);
        assertThat(lamp.text(Field.ATTRIBUTES)).contains("Couleur: rouge");
        assertThat(lamp.readings(Field.TITLE).getFirst().place()).hasToString("csv Titre");
        Listing kettle = items.get(1).listing();
        assertThat(kettle.fact(Field.PRICE)).isInstanceOf(Fact.Absent.class);
        assertThat(kettle.fact(Field.SELLER)).isInstanceOf(Fact.Absent.class);
        assertThat(kettle.fact(Field.BRAND)).isInstanceOf(Fact.Unread.class);
        assertThat(items.getLast().listing().fact(Field.PRICE)).isInstanceOf(Fact.Unread.class);
        assertThat(problems).containsExactly("line 4: the cell of the `id` is empty",
                "line 5: `Prix` holds `gratuit`, which is no money");
    }

    @Test
    void emptyCellsSayNothingWhereTheMappingSaysSo() throws IOException {
        Path table = Files.writeString(temp.resolve("t.csv"), "n,b,g\n1,,[]\n");
        read(table, mapping(
                "marketplace: m\nempty: unread\ncolumns: {n: id, b: brand, g: {field: attributes, json: true}}"));
        assertThat(items.getFirst().listing().fact(Field.BRAND)).isInstanceOf(Fact.Unread.class);
        assertThat(items.getFirst().listing().fact(Field.ATTRIBUTES)).isInstanceOf(Fact.Unread.class);
    }

    @Test
    void wrongCharsetLosesOnlyTheRowsItStandsIn() throws IOException {
        Path table = Files.write(temp.resolve("t.csv"),
                "n,t\n1,Th\u00e9\n2,tea\n".getBytes(StandardCharsets.ISO_8859_1));
        read(table, mapping("marketplace: m\ncolumns: {n: id, t: title}"));
        assertThat(items).extracting(item -> item.listing().key().id()).containsExactly("2");
        assertThat(problems).containsExactly("line 2: holds bytes that are not in the charset of the file");
    }

    @Test
    void columnsThatAreNotThereAreToldBeforeAnyRow() throws IOException {
        Path table = Files.writeString(temp.resolve("t.csv"), "n,t\n1,2\n");
        read(table, mapping("marketplace: m\ncolumns: {n: id, name: title}"));
        assertThat(items).isEmpty();
        assertThat(problems).singleElement().asString().startsWith("line 1: has no column `name`");
    }

    @Test
    void mistakesOfAMappingAreToldTogetherWithTheirPlaces() throws IOException {
        Path mapping = mapping("""
                marketplac: m
                charset: utf8x
                delimiter: ab
                decimal: x
                empty: maybe
                columns:
                  a: titl
                  b: {field: price, splitt: x}
                  c: attributes
                constants: {markt: FR}
                """);
        assertThatThrownBy(() -> TableMapping.read(mapping)).isInstanceOf(InvalidFilesException.class)
                .hasMessageContaining(
                        "mapping.yaml:1:1: The key `marketplac` is not known here. Did you mean `marketplace`?")
                .hasMessageContaining("mapping.yaml:7:6: `titl` is no field of a listing. Did you mean `title`?")
                .hasMessageContaining("Did you mean `split`?").hasMessageContaining("Did you mean `market`?")
                .hasMessageContaining("`attributes` holds named properties")
                .hasMessageContaining("No column gives the `id`")
                .hasMessageContaining("charset `utf8x` is not known").hasMessageContaining("10 problems");
    }

    @Test
    void borrowedTablesAreReadRowByRow() throws IOException {
        Path pages = Path.of("../shared/data/pages");
        Assumptions.assumeTrue(Files.isDirectory(pages), "the borrowed tables are skipped: ../shared/data is not here");
        borrowed(pages.resolve("shein/shein-products-1000.csv"), """
                marketplace: shein
                absent: ['null']
                columns:
                  product_id: id
                  url: url
                  currency: currency
                  product_name: title
                  description: description
                  final_price: price
                  brand: brand
                  model_number: sku
                  image_urls: {field: images, json: true}
                  category_tree: {field: category, json: true}
                  other_attributes: {field: attributes, json: true}
                """);
        borrowed(pages.resolve("wish/summer-products-2020-08.csv"), """
                marketplace: wish
                columns:
                  product_id: id
                  product_url: url
                  currency_buyer: currency
                  title: title
                  price: price
                  retail_price: list_price
                  merchant_title: seller
                  merchant_id: seller_id
                  origin_country: seller_country
                  product_color: attributes.Color
                """);
        borrowed(pages.resolve("listings/lazada-products-1000.csv"), """
                marketplace: lazada
                absent: ['null']
                columns:
                  sku: id
                  url: url
                  currency: currency
                  title: title
                  final_price: price
                  brand: brand
                  seller_name: seller
                  breadcrumb: {field: category, json: true}
                  product_specifications: {field: attributes, json: true}
                """);
        borrowed(pages.resolve("listings/shopee-products-1000.csv"), """
                marketplace: shopee
                absent: ['null']
                columns:
                  id: id
                  url: url
                  currency: currency
                  title: title
                  final_price: price
                  brand: brand
                  breadcrumb: {field: category, json: true}
                  Product Specifications: {field: attributes, json: true}
                """);
    }

    private void borrowed(Path table, String mapping) throws IOException {
        read(table, mapping(mapping));
        long priced = items.stream().filter(i -> !i.listing().readings(Field.PRICE).isEmpty()).count();
        long properties = items.stream().map(i -> i.listing().readings(Field.ATTRIBUTES)).mapToLong(List<Reading>::size)
                .sum();
        System.out.println(table.getFileName() + ": " + items.size() + " listings, " + priced + " with a price, "
                + properties + " properties, " + problems.size() + " problems"
                + problems.stream().limit(3).reduce("", (a, b) -> a + "\n    " + b));
        assertThat(items.size()).isGreaterThan(900);
        assertThat(priced).isGreaterThan(items.size() * 8L / 10);
    }
}
