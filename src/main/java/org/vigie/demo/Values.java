package org.vigie.demo;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What fills the gaps of a [Template], by name. `w:` before a name asks for a word of the shop's language.
final class Values {

    private final Words words;
    private final Map<String, Html> values = new HashMap<>();

    Values(Words words) {
        this.words = words;
    }

    Values put(String name, String text) {
        return put(name, Html.text(text));
    }

    Values put(String name, Html html) {
        values.put(name, html);
        return this;
    }

    Words words() {
        return words;
    }

    Optional<Html> of(String name) {
        return name.startsWith("w:")
                ? Optional.of(Html.text(words.of(name.substring(2))))
                : Optional.ofNullable(values.get(name));
    }
}
