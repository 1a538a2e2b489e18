package org.vigie.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.vigie.yaml.Durations;
import org.vigie.yaml.Nearest;
import org.vigie.yaml.YamlMap;
import org.vigie.yaml.YamlValue;

/// One block of settings: reads each setting and, on the way, writes down its name, default and sentence. So the file
/// that documents them and the code that reads them cannot differ.
final class Section {

    private final Optional<YamlMap> map;
    private final StringBuilder document;
    private final List<String> known = new ArrayList<>();

    Section(String name, String sentence, Optional<YamlMap> file, StringBuilder document) {
        this.map = file.flatMap(f -> f.map(name));
        this.document = document;
        document.append("\n# ").append(sentence).append('\n').append(name).append(":\n");
    }

    String text(String name, String byDefault, String sentence) {
        return read(name, byDefault, '"' + byDefault + '"', sentence, YamlValue::text);
    }

    int whole(String name, int byDefault, int least, int most, String sentence) {
        int value = read(name, byDefault, Integer.toString(byDefault),
                sentence + " (" + least + " to " + most + ")", YamlValue::whole);
        if (value < least || value > most) {
            map.ifPresent(m -> m.problemAt(name, "`" + name + "` must be from " + least + " to " + most + "."));
            return byDefault;
        }
        return value;
    }

    boolean bool(String name, boolean byDefault, String sentence) {
        return read(name, byDefault, Boolean.toString(byDefault), sentence, YamlValue::bool);
    }

    Duration duration(String name, Duration byDefault, String sentence) {
        return read(name, byDefault, Durations.format(byDefault), sentence, YamlValue::duration);
    }

    /// One of some words.
    String oneOf(String name, String byDefault, List<String> allowed, String sentence) {
        String value = read(name, byDefault, byDefault, sentence + " (" + String.join(", ", allowed) + ")",
                YamlValue::text);
        if (!allowed.contains(value)) {
            map.ifPresent(m -> m.problemAt(name, "`" + name + "` is `" + value + "`, which is not known"
                    + Nearest.of(value, allowed).map(near -> "; did you mean `" + near + "`?")
                            .orElse("; known: " + String.join(", ", allowed) + ".")));
            return byDefault;
        }
        return value;
    }

    /// One of some words for each of several names; none by default.
    Map<String, String> words(String name, List<String> allowed, String sentence) {
        Map<String, String> words = new LinkedHashMap<>();
        read(name, Optional.<YamlMap>empty(), "{}", sentence, value -> value.map().map(Optional::of))
                .ifPresent(block -> {
                    for (String key : block.keys()) {
                        Optional<String> word = block.text(key);
                        if (word.isPresent() && !allowed.contains(word.get())) {
                            block.problemAt(key, "`" + key + "` is `" + word.get() + "`; known: "
                                    + String.join(", ", allowed) + ".");
                        }
                        word.ifPresent(text -> words.put(key, text));
                    }
                });
        return words;
    }

    /// Reports the keys that no setting has.
    void end() {
        map.ifPresent(m -> m.only(known.toArray(String[]::new)));
    }

    private <T> T read(String name, T byDefault, String written, String sentence,
            Function<YamlValue, Optional<T>> reader) {
        known.add(name);
        document.append("  # ").append(sentence).append(".\n  ").append(name).append(": ").append(written).append('\n');
        return map.flatMap(m -> m.get(name)).flatMap(reader).orElse(byDefault);
    }
}
