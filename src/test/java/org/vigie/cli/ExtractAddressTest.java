package org.vigie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.TestShop;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `vigie extract ADDRESS` against a shop on this machine.
final class ExtractAddressTest {

    @TempDir
    private Path home;
    private TestShop shop;

    @BeforeEach
    void open() throws IOException {
        shop = TestShop.start();
        Files.createDirectories(home.resolve("config/marketplaces"));
        Files.writeString(home.resolve("config/vigie.yaml"), """
                crawl:
                  contact: "desk@authority.example"
                  private_addresses: true
                  delay: 100ms
                """);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private Said extract(String path, String... more) {
        String[] words = new String[more.length + 2];
        words[0] = "extract";
        words[1] = shop.url(path).toString();
        System.arraycopy(more, 0, words, 2, more.length);
        return Said.vigie(home, home.resolve("index"), words);
    }

    private String outcome(String path) {
        Said said = extract(path, "--json");
        JsonNode node = JsonMapper.builder().build().readTree(said.out());
        assertThat(said.code()).as(path).isEqualTo(node.has("listings") ? 0 : 1);
        return node.get("outcome").asString();
    }

    @Test
    void offerIsFetchedReadAndShownWithItsSources() {
        Said said = extract("/item");
        assertThat(said.code()).as(said.out() + said.err()).isZero();
        assertThat(said.out()).contains("title", "json-ld $.name", "price", " EUR", "8 fields shown, 0 absent");
        assertThat(shop.requests()).extracting(TestShop.Request::path).containsExactly("/robots.txt", "/item");
        assertThat(shop.requests().getLast().headers().toString()).contains("desk@authority.example");
        assertThat(home.resolve("index")).as("nothing is stored").satisfiesAnyOf(
                folder -> assertThat(folder).doesNotExist(), folder -> assertThat(folder).isEmptyDirectory());
    }

    @Test
    void eachOtherAnswerIsToldByItsName() {
        assertThat(outcome("/item")).isEqualTo("read");
        assertThat(outcome("/redirect")).isEqualTo("read");
        assertThat(outcome("/missing")).isEqualTo("gone");
        assertThat(outcome("/error")).isEqualTo("failed");
        assertThat(outcome("/forbidden/item")).isEqualTo("refused-by-robots");
        assertThat(outcome("/shell")).isEqualTo("nothing-read");
        assertThat(outcome("/big?30000000")).isEqualTo("failed");
    }

    @Test
    void challengeStopsThere() {
        Said said = extract("/challenge");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).contains("a challenge: the site asks for a human or a login");
        assertThat(shop.requests()).extracting(TestShop.Request::path).containsExactly("/robots.txt", "/challenge");
    }
}
