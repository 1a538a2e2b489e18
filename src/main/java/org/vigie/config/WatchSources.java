package org.vigie.config;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vigie.yaml.Problems;
import org.vigie.yaml.YamlFile;
import org.vigie.yaml.YamlMap;
import org.vigie.yaml.YamlValue;

/// Makes list addresses of what a watch names: searches, word lists, categories, shops, sellers. What is wrong is told
/// at its place in the watch's file.
final class WatchSources {

    static final List<String> KEYS = List.of("searches", "word_lists", "categories", "shops", "sellers");

    private final YamlMap map;
    private final Optional<Marketplace> marketplace;
    private final Path words;
    private final Problems problems;
    private final String language;
    private final String market;
    private final List<String> addresses = new ArrayList<>();

    /// @param marketplace nothing when no file describes it, which is told elsewhere
    /// @param words folder of word lists
    WatchSources(YamlMap map, Optional<Marketplace> marketplace, Path words, Problems problems, String language,
            String market) {
        this.map = map;
        this.marketplace = marketplace;
        this.words = words;
        this.problems = problems;
        this.language = language;
        this.market = market;
    }

    List<String> lists() {
        items("searches").forEach(value -> value.text().ifPresent(text -> search(value, text)));
        items("word_lists").forEach(value -> value.text().ifPresent(name -> wordList(value, name)));
        shelf("categories", "category", marketplace.map(m -> m.asking().category()));
        shelf("shops", "shop", marketplace.map(m -> m.asking().shop()));
        shelf("sellers", "seller", marketplace.map(m -> m.asking().seller()));
        return addresses;
    }

    private List<YamlValue> items(String key) {
        return map.get(key).map(value -> value.isList() ? value.items() : List.of(value)).orElse(List.of());
    }

    private void search(YamlValue at, String text) {
        if (marketplace.isEmpty()) {
            return;
        }
        String form = marketplace.get().asking().search(language);
        if (form.isEmpty()) {
            at.problem("The marketplace `" + marketplace.get().name() + "` states no search address"
                    + (language.isEmpty() ? "" : " for the language `" + language + "`")
                    + "; write `asking: search:` in its file, or give the address under `lists`.");
            return;
        }
        addresses.add(filled(form).replace("{words}",
                URLEncoder.encode(text.strip(), StandardCharsets.UTF_8).replace("+", "%20")));
    }

    private void wordList(YamlValue at, String name) {
        Path file = words.resolve(name + ".yaml");
        if (!WatchFile.NAME.matcher(name).matches() || !Files.isRegularFile(file)) {
            at.problem("There is no word list `" + name + "`; write it as " + words.getFileName() + "/" + name
                    + ".yaml: for each language a list of searches.");
            return;
        }
        Optional<YamlMap> list = YamlFile.read(file, problems);
        if (list.isPresent() && !list.get().has(language)) {
            at.problem("The word list `" + name + "` has nothing for the language `" + language
                    + "`; it has: " + String.join(", ", list.get().keys()) + ".");
        }
        list.ifPresent(read -> read.texts(language).forEach(text -> search(at, text)));
    }

    private void shelf(String key, String name, Optional<String> form) {
        for (YamlValue value : items(key)) {
            Optional<String> text = value.text().map(String::strip);
            if (text.isEmpty() || form.isEmpty()) {
                continue;
            }
            if (text.get().contains("://")) {
                WatchAddress.mistake(text.get()).ifPresent(value::problem);
                addresses.add(text.get());
            } else if (form.get().isEmpty()) {
                value.problem("The marketplace states no address of a " + name + "; write `asking: " + name
                        + ":` in its file, or the whole address here.");
            } else {
                addresses.add(filled(form.get()).replace("{id}",
                        URLEncoder.encode(text.get(), StandardCharsets.UTF_8).replace("+", "%20")));
            }
        }
    }

    private String filled(String form) {
        String filled = form;
        for (Map.Entry<String, String> hole : Map.of("{language}", language, "{market}", market).entrySet()) {
            filled = filled.replace(hole.getKey(), hole.getValue());
        }
        return filled;
    }
}
