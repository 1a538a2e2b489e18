package org.vigie.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.yaml.InvalidFilesException;

final class WatchesTest {

    @TempDir
    Path folder;

    @Test
    void everyKeyIsRead() throws IOException {
        write("toys-fr.yaml", """
                title: Toys seen from France
                marketplace: demo-shop
                enabled: false
                cron: "0 0 6 * * ?"
                lists:
                  - https://shop.example/toys?page=1
                items:
                  - https://shop.example/item/1
                  - http://shop.example:8080/item/2?filter[]=a|b
                max_list_pages: 5
                max_pages: 2_000
                market: FR
                """);
        assertThat(Watches.load(folder)).containsExactly(new Watch("toys-fr", "Toys seen from France", "demo-shop",
                false,
                "0 0 6 * * ?", List.of("https://shop.example/toys?page=1"),
                List.of("https://shop.example/item/1", "http://shop.example:8080/item/2?filter[]=a|b"), 5, 2000, "FR"));
    }

    @Test
    void whatIsLeftOutHasItsDefault() throws IOException {
        write("b.yaml", "title: B\nmarketplace: demo\nitems: https://shop.example/1\n");
        write("a.yaml", "title: A\nmarketplace: demo\nlists: [https://shop.example/]\n");
        assertThat(Watches.load(folder)).containsExactly(
                new Watch("a", "A", "demo", true, "", List.of("https://shop.example/"), List.of(), 1, 1000, ""),
                new Watch("b", "B", "demo", true, "", List.of(), List.of("https://shop.example/1"), 1, 1000, ""));
    }

    @Test
    void otherFilesAreLeftAloneAndNoFolderHoldsNoWatches() throws IOException {
        write("README.md", "How to write a watch.");
        write(".hidden.yaml", "no: watch");
        Files.createDirectory(folder.resolve("old.yaml"));
        assertThat(Watches.load(folder)).isEmpty();
        assertThat(Watches.load(folder.resolve("none"))).isEmpty();
    }

    @Test
    void allProblemsOfAllFilesAreToldAtOnce() throws IOException {
        write("one.yaml", """
                title: ""
                marketplace: Demo Shop
                enabeld: true
                lists:
                  - shop.example/toys
                max_pages: 0
                market: fr
                """);
        write("Two.yaml", "title: Two\nmarketplace: demo\n");
        write("three.yml", "title: Three\n");
        write("import.yaml", "title: I\nmarketplace: demo\nitems: [https://shop.example/1, https://shop.example/1]\n");
        String expected = """
                Two.yaml: `Two` cannot name a watch; name the file with small letters, digits and hyphens, such as toys-fr.yaml.
                Two.yaml:1:1: The watch looks at nothing; write an address under `lists` or `items`.
                  1 | title: Two
                    | ^
                import.yaml: `import` is what imports are listed as; give the file another name.
                import.yaml:3:33: This address stands here twice; keep it once, as a list or as an item.
                  3 | items: [https://shop.example/1, https://shop.example/1]
                    |                                 ^
                one.yaml:1:1: `title` is empty; say in a few words what is watched.
                  1 | title: ""
                    | ^
                one.yaml:2:1: `Demo Shop` is no name of a marketplace; write the name of its file without .yaml: small letters, digits and hyphens.
                  2 | marketplace: Demo Shop
                    | ^
                one.yaml:3:1: The key `enabeld` is not known here. Did you mean `enabled`?
                  3 | enabeld: true
                    | ^
                one.yaml:5:5: `shop.example/toys` is no absolute address; begin it with https:// or http://.
                  5 |   - shop.example/toys
                    |     ^
                one.yaml:6:1: `max_pages` must be from 1 to 10000000.
                  6 | max_pages: 0
                    | ^
                one.yaml:7:1: `fr` is no country code of ISO 3166-1; write FR.
                  7 | market: fr
                    | ^
                three.yml: is not read; let its name end with .yaml.
                11 problems""";
        assertThat(message().replace(folder.toString() + "/", "")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://shop.example/", "//shop.example/", "https:///path", "https://", "https://?q=1",
            "https://user:word@shop.example/", "https://shop example/", "https://shop.example/a b",
            "https://shop..example/", "https://[::1/", "https://shop.example:99999/", "https://sh_op/", "javascript:1"})
    void addressThatCannotBeAskedIsRefused(String address) throws IOException {
        write("a.yaml", "title: A\nmarketplace: demo\nitems:\n  - '" + address + "'\n");
        assertThat(message()).contains("a.yaml:4:5: ").endsWith("\n1 problem");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTPS://Shop.Example", "http://127.0.0.1:8080/", "https://[::1]:80/x",
            "https://bébé.example/é",
            "https://shop.example/?a=b&c[]=d|e#f", "https://xn--bb-bjab.example/"})
    void addressAsBrowsersShowItIsTaken(String address) throws IOException {
        write("a.yaml", "title: A\nmarketplace: demo\nitems:\n  - '" + address + "'\n");
        assertThat(Watches.load(folder)).singleElement().extracting(Watch::items).isEqualTo(List.of(address));
    }

    private String message() {
        return catchThrowableOfType(InvalidFilesException.class, () -> Watches.load(folder)).getMessage();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
