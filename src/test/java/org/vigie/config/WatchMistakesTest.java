package org.vigie.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.yaml.InvalidFilesException;

/// What is wrong in how a watch is conducted and in what it asks is told with its place and its remedy.
final class WatchMistakesTest {

    private static final Asking ASKING = new Asking(Map.of("fr", "https://bazar.example/fr/w?q={words}&to={market}"),
            "https://bazar.example/c/{id}", "", "", List.of(), Map.of(), "Asia/Shanghai");

    @TempDir
    Path config;

    private List<Marketplace> marketplaces() throws IOException {
        Path folder = Files.createDirectories(config.resolve("marketplaces"));
        Files.writeString(folder.resolve("bazar.yaml"), """
                name: bazar
                title: Bazar
                verified: false
                hosts: [bazar.example]
                item_url: '/item/(?<id>[0-9]+)'
                asking:
                  search: {fr: 'https://bazar.example/fr/w?q={words}&to={market}'}
                  category: https://bazar.example/c/{id}
                """);
        return Marketplaces.load(folder);
    }

    private List<Watch> load(String more) throws IOException {
        Path folder = Files.createDirectories(config.resolve("watches"));
        Files.writeString(folder.resolve("w.yaml"), "title: W\nmarketplace: bazar\n" + more + "\n");
        return Watches.load(folder, marketplaces());
    }

    private String message(String more) {
        return catchThrowableOfType(InvalidFilesException.class, () -> load(more)).getMessage();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            robots: ignore                            | `robots` is `obey`, or `mandate` with a `legal_basis`.
            robots: mandate                           | needs the legal basis in writing; put the provision
            {enabled: true, fill_in: legal_basis}     | `legal_basis` is not filled in; write it, or let it be
            {enabled: false, fill_in: [lawyer]}       | `fill_in` names what an operator must write: `contact`
            hours: 22h-6h                             | is no span of hours; write one such as 22:00-06:00.
            hours: '06:00-06:00'                      | is no span of hours
            hours: '25:00-06:00'                      | is no span of hours
            zone: Middle/Earth                        | is not a time zone; write one such as Asia/Shanghai.
            language: francais                        | is no language code of ISO 639-1; write one such as fr.
            ship_to: France                           | is no country code of ISO 3166-1; write two capitals
            currency: euro                            | is no currency code of ISO 4217; write one such as EUR.
            priority: 10                              | `priority` must be from 1 to 9.
            max_minutes: 0                            | `max_minutes` must be from 1 to
            revisit: {least: 40d, most: 2d}           | not longer than `most`
            revisit: {newest: 1d}                     | The key `newest` is not known here.
            revisit: {least: soon}                    | least
            """)
    void conductTellsItsMistakes(String yaml, String words) {
        String more = yaml.startsWith("{")
                ? yaml.substring(1, yaml.length() - 1).replaceAll(", (?=fill_in)", "\n") + "\n"
                : yaml + "\n";
        assertThat(message(more + "items: https://bazar.example/item/1")).contains("w.yaml:").contains(words)
                .endsWith("1 problem");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            language: de; searches: [Spielzeug]  | states no search address for the language `de`; write `asking: search:`
            word_lists: [toys]                   | There is no word list `toys`; write it as words/toys.yaml
            word_lists: ['../vigie']             | There is no word list `../vigie`
            shops: [4711]                        | The marketplace states no address of a shop; write `asking: shop:`
            sellers: [4711]                      | The marketplace states no address of a seller
            categories: ['ftp://bazar.example/'] | bazar.example
            """)
    void whatCannotBeAskedIsToldAtItsPlace(String yaml, String words) {
        assertThat(message(yaml.replace("; ", "\n"))).contains("w.yaml:").contains(words);
    }

    @Test
    void wordListWithoutTheLanguageSaysWhichItHas() throws IOException {
        Files.writeString(Files.createDirectories(config.resolve("words")).resolve("toys.yaml"),
                "de: [Spielzeug]\nfr: [jouet]\n");
        assertThat(message("language: es\nword_lists: [toys]"))
                .contains("The word list `toys` has nothing for the language `es`; it has: de, fr.");
        assertThat(load("language: fr\nmarket: FR\nword_lists: [toys]\ncategories: [a b]")).singleElement()
                .extracting(Watch::lists).isEqualTo(List.of("https://bazar.example/fr/w?q=jouet&to=FR",
                        "https://bazar.example/c/a%20b"));
    }

    @Test
    void formsOfAddressesNeedAPlaceForWhatIsAsked() throws IOException {
        assertThat(marketplaces().getFirst().asking().search("fr")).isEqualTo(ASKING.search("fr"));
        Files.writeString(config.resolve("marketplaces/other.yaml"), """
                name: other
                title: Other
                verified: false
                hosts: [other.example]
                item_url: '/item/(?<id>[0-9]+)'
                asking: {search: {fr: 'https://other.example/w'}, shop: 'nowhere/{id}', zone: Mars}
                """);
        assertThat(catchThrowableOfType(InvalidFilesException.class,
                () -> Marketplaces.load(config.resolve("marketplaces"))).getMessage())
                .contains("has no place for what is asked; write {words} there.").contains("nowhere/{id}")
                .contains("`Mars` is not a time zone").contains("other.yaml:6:");
    }
}
