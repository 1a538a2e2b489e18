package org.vigie.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.vigie.yaml.YamlMap;

/// What a shop prints around its offers, in one language.
record Words(String language, Map<String, String> texts, List<String> reviews) {

    static Words read(String language, YamlMap map) {
        Map<String, String> texts = new HashMap<>();
        for (String key : map.keys()) {
            if (!key.equals("review")) {
                map.text(key).ifPresent(text -> texts.put(key, text));
            }
        }
        return new Words(language, Map.copyOf(texts), map.texts("review"));
    }

    String of(String key) {
        String text = texts.get(key);
        if (text == null) {
            throw new IllegalStateException("words.yaml says nothing for `" + key + "` in `" + language + "`");
        }
        return text;
    }

    /// A country's name in this language.
    String country(String code) {
        return Locale.of("", code).getDisplayCountry(Locale.of(language));
    }
}
