package org.vigie.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.vigie.yaml.Problems;
import org.vigie.yaml.YamlFile;
import org.vigie.yaml.YamlMap;

/// Everything the shops sell and say. Immutable.
///
/// @param offers by shop, language and place in the file
/// @param others listed addresses that answer with no offer
record Catalogue(List<Offer> offers, List<Card> others, Map<String, Words> words) {

    /// Reads the data of the demo.
    ///
    /// @throws org.vigie.yaml.InvalidFilesException naming every mistake
    static Catalogue load() {
        Problems problems = new Problems();
        OfferReader reader = new OfferReader(traders(problems));
        List<Offer> offers = new ArrayList<>();
        List<Card> others = new ArrayList<>();
        Optional<YamlMap> special = file("special.yaml", problems);
        for (Shop shop : Shop.values()) {
            for (String language : Shop.LANGUAGES) {
                file(shop.word() + "/" + language + ".yaml", problems).ifPresent(file -> {
                    file.maps("listings").forEach(m -> reader.read(shop, language, m).ifPresent(offers::add));
                });
            }
            special.ifPresent(file -> file.maps(shop.word()).forEach(m -> m.requireText("language")
                    .flatMap(language -> OfferReader.card(shop, language, m)).ifPresent(others::add)));
        }
        Map<String, Words> words = words(problems);
        problems.throwIfAny();
        return new Catalogue(List.copyOf(offers), List.copyOf(others), words);
    }

    /// The offers of a shop.
    List<Offer> of(Shop shop) {
        return offers.stream().filter(o -> o.card().shop() == shop).toList();
    }

    /// What a list of a shop shows, in order: the offers, then the addresses that hold a surprise. A check for humans
    /// is
    /// the very last, since a scanner may leave the shop alone once it has met one.
    List<Card> list(Shop shop, String list) {
        return Stream.concat(of(shop).stream().map(Offer::card), others.stream().filter(c -> c.shop() == shop))
                .filter(c -> c.list().equals(list)).toList();
    }

    Words words(String language) {
        Words found = words.get(language);
        if (found == null) {
            throw new IllegalStateException("words.yaml has no language `" + language + "`");
        }
        return found;
    }

    private static Map<String, Trader> traders(Problems problems) {
        Map<String, Trader> traders = new HashMap<>();
        file("traders.yaml", problems).ifPresent(file -> {
            for (String key : file.keys()) {
                file.map(key).ifPresent(m -> traders.put(key, new Trader(m.requireText("name").orElse(""),
                        m.requireText("address").orElse(""), m.requireText("country").orElse(""),
                        m.requireText("email").orElse(""))));
            }
        });
        return traders;
    }

    private static Map<String, Words> words(Problems problems) {
        Map<String, Words> words = new HashMap<>();
        file("words.yaml", problems).ifPresent(file -> {
            for (String language : file.keys()) {
                file.map(language).ifPresent(m -> words.put(language.toLowerCase(Locale.ROOT),
                        Words.read(language, m)));
            }
        });
        return Map.copyOf(words);
    }

    private static Optional<YamlMap> file(String path, Problems problems) {
        return YamlFile.parse("demo/" + path, Resources.text(path), problems);
    }
}
