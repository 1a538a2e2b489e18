package org.vigie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.TestShop;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `vigie watch …` as a user types it, against a shop on this machine.
final class WatchCommandsTest {

    @TempDir
    private Path home;
    private TestShop shop;

    @BeforeEach
    void open() throws IOException {
        shop = TestShop.start();
        Path config = Files.createDirectories(home.resolve("config"));
        Files.createDirectories(config.resolve("watches"));
        Files.createDirectories(config.resolve("marketplaces"));
        Files.createDirectories(home.resolve("rules"));
        Files.writeString(config.resolve("vigie.yaml"), """
                crawl:
                  contact: "desk@authority.example"
                  private_addresses: true
                  delay: 10ms
                """);
        Files.writeString(config.resolve("marketplaces/testshop.yaml"), """
                name: testshop
                title: Test shop
                verified: true
                hosts: [127.0.0.1]
                item_url: '/item/(?<id>[0-9]+)'
                list_url: '/many/[0-9]+'
                list: {items: 'ul.results a', next: 'a[rel=next]'}
                """);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private Said watch(String... words) {
        List<String> all = new ArrayList<>(List.of("watch"));
        all.addAll(List.of(words));
        return Said.vigie(home, home.resolve("index"), all.toArray(String[]::new));
    }

    private void added() {
        Said added = watch("add", "toys", "--marketplace", "testshop", "--title", "Toys: 'new'", "--list",
                shop.url("/many/3").toString(), "--item", shop.url("/missing").toString(), "--cron", "0 0 6 * * ?");
        assertThat(added.code()).as(added.err()).isZero();
        assertThat(added.out()).contains("written: ").contains("vigie watch run toys tries it");
    }

    @Test
    void addedWatchIsOffListedAndRunsByHand() throws IOException {
        added();
        assertThat(Files.readString(home.resolve("config/watches/toys.yaml"))).contains("enabled: false")
                .contains("title: 'Toys: ''new'''");
        assertThat(watch("list").out()).contains("toys", "off", "1 list, 1 offer", "Toys: 'new'");

        Said run = watch("run", "toys");
        assertThat(run.code()).as(run.out() + run.err()).isZero();
        assertThat(shop.requests()).extracting(TestShop.Request::path).contains("/many/3", "/missing");
        assertThat(watch("list").out()).contains("toys", "finished");
    }

    @Test
    void reportTellsWhatARunDidNotSee() {
        added();
        assertThat(watch("report", "toys").code()).isEqualTo(2);
        assertThat(watch("report", "toys").err()).contains("no watch of that name has run");
        watch("run", "toys");
        Said report = watch("report", "toys");
        assertThat(report.code()).as(report.err()).isZero();
        assertThat(report.out()).contains("gone").contains("/missing");
        JsonNode json = JsonMapper.builder().build().readTree(watch("report", "toys", "--json").out());
        assertThat(json.toString()).contains("/missing");
    }

    @Test
    void pausedWatchIsRunByNobodyUntilItIsResumed() {
        added();
        assertThat(watch("pause", "toys", "--reason", "asked by the site").out()).contains("toys is paused");
        assertThat(watch("list").out()).contains("paused: asked by the site");
        Said run = watch("run", "toys");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("is paused (asked by the site)").contains("pause --off toys");
        assertThat(shop.requests()).isEmpty();
        assertThat(watch("pause", "--off", "toys").out()).contains("toys is resumed");
        assertThat(watch("pause", "--off", "toys").out()).contains("toys was not paused");
        assertThat(watch("run", "toys").code()).isZero();
    }

    @Test
    void wrongNamesAndFilesLeaveNothingBehind() {
        added();
        assertThat(watch("run", "toy").err()).contains("there is no watch `toy`; did you mean `toys`?");
        assertThat(watch("pause", "nothing-like-it").err()).contains("config/watches/ has: toys");
        assertThat(watch("add", "Toys", "--marketplace", "testshop").err()).contains("cannot name a watch");
        assertThat(watch("add", "toys", "--marketplace", "testshop").err()).contains("is there already");
        Said wrong = watch("add", "more", "--marketplace", "testshop", "--item", "shop.example/1");
        assertThat(wrong.code()).isNotZero();
        assertThat(wrong.err()).contains("is no absolute address");
        assertThat(home.resolve("config/watches/more.yaml")).doesNotExist();
    }
}
