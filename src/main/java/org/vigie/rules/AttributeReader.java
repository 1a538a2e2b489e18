package org.vigie.rules;

import java.util.List;
import java.util.Optional;
import org.vigie.normalise.Folding;
import org.vigie.yaml.YamlMap;
import org.vigie.yaml.YamlValue;

/// Reads the condition `attribute`.
final class AttributeReader {

    private static final List<String> LIMITS = List.of("above", "at_least", "below", "at_most");

    private AttributeReader() {
    }

    static Optional<Condition> read(YamlValue value) {
        Optional<YamlMap> read = value.map();
        if (read.isEmpty()) {
            return Optional.empty();
        }
        YamlMap map = read.get();
        map.only("name", "is", "empty", "above", "at_least", "below", "at_most");
        List<String> names = map.require("name").map(name -> name.someTexts("name")).orElse(List.of()).stream()
                .map(AttributeCondition::key).filter(name -> !name.isEmpty()).toList();
        List<String> tests = map.keys().stream()
                .filter(key -> LIMITS.contains(key) || key.equals("is") || key.equals("empty")).toList();
        if (tests.size() != 1) {
            map.problem("An attribute has one question: is, empty, above, at_least, below or at_most.");
            return Optional.empty();
        }
        if (names.isEmpty()) {
            map.problemAt("name", "An attribute's name has letters or digits.");
            return Optional.empty();
        }
        return test(map, tests.getFirst()).map(test -> new AttributeCondition(names, test));
    }

    private static Optional<AttributeCondition.Test> test(YamlMap map, String key) {
        if (key.equals("is")) {
            List<String> values = map.get("is").orElseThrow().someTexts("value").stream()
                    .map(text -> Folding.of(text).strip()).toList();
            return values.isEmpty() ? Optional.empty() : Optional.of(new AttributeCondition.Is(values));
        }
        if (key.equals("empty")) {
            if (map.get("empty").flatMap(YamlValue::bool).orElse(false)) {
                return Optional.of(new AttributeCondition.Empty());
            }
            map.problemAt("empty", "`empty: true` is what can stand here.");
            return Optional.empty();
        }
        Optional<String> written = map.text(key);
        Optional<Measured> bound = written.flatMap(text -> Measured.read(text, Optional.empty()));
        if (written.isPresent() && bound.isEmpty()) {
            map.problemAt(key, "`" + written.get() + "` is no amount: a number with one of the units mm, cm, m, g, kg,"
                    + " months, years, such as `120 cm`.");
        }
        return bound.map(amount -> new AttributeCondition.Limit(key, amount, written.orElse("")));
    }
}
