package org.vigie.yaml;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// A value in a file, with its place. Each reader answers with nothing after it has reported what is wrong.
public final class YamlValue {

    private final YamlFile file;
    private final Node node;
    private final String path;

    YamlValue(YamlFile file, Node node, String path) {
        this.file = file;
        this.node = node;
        this.path = path;
    }

    public boolean isNull() {
        return node.getTag().equals(Tag.NULL);
    }

    public boolean isMap() {
        return node instanceof MappingNode;
    }

    public boolean isList() {
        return node instanceof SequenceNode;
    }

    /// Dotted path of keys from the top of the file, for messages.
    public String path() {
        return path;
    }

    /// A scalar as it was written; an empty value is a problem.
    public Optional<String> text() {
        if (node instanceof ScalarNode scalar && !isNull()) {
            return Optional.of(scalar.getValue());
        }
        return wrong("must be a text");
    }

    /// `true` or `false`.
    public Optional<Boolean> bool() {
        if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)) {
            return Optional.of(scalar.getValue().toLowerCase(Locale.ROOT).equals("true"));
        }
        return wrong("must be true or false");
    }

    public Optional<BigDecimal> number() {
        if (node instanceof ScalarNode scalar) {
            try {
                return Optional.of(new BigDecimal(scalar.getValue()));
            } catch (NumberFormatException e) {
                return wrong("must be a number");
            }
        }
        return wrong("must be a number");
    }

    public Optional<Integer> whole() {
        if (node instanceof ScalarNode scalar) {
            try {
                return Optional.of(Integer.valueOf(scalar.getValue().replace("_", "")));
            } catch (NumberFormatException e) {
                return wrong("must be a whole number");
            }
        }
        return wrong("must be a whole number");
    }

    /// A day, `2026-11-24`.
    public Optional<LocalDate> date() {
        if (node instanceof ScalarNode scalar) {
            try {
                return Optional.of(LocalDate.parse(scalar.getValue()));
            } catch (DateTimeParseException e) {
                return wrong("must be a day such as 2026-11-24");
            }
        }
        return wrong("must be a day such as 2026-11-24");
    }

    /// A length of time: `250ms`, `10s`, `5m`, `2h`, `30d`.
    public Optional<Duration> duration() {
        if (node instanceof ScalarNode scalar) {
            Optional<Duration> read = Durations.parse(scalar.getValue());
            if (read.isPresent()) {
                return read;
            }
        }
        return wrong("must be a length of time such as 250ms, 10s, 5m, 2h or 30d");
    }

    /// One of the constants of an enum, written in lower case with `-` or `_` between words.
    public <E extends Enum<E>> Optional<E> oneOf(Class<E> type) {
        List<String> known = new ArrayList<>();
        Optional<String> written = text();
        if (written.isEmpty()) {
            return Optional.empty();
        }
        for (E constant : type.getEnumConstants()) {
            String word = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (word.equals(written.get().replace('_', '-'))) {
                return Optional.of(constant);
            }
            known.add(word);
        }
        return wrong(known(written.get(), known));
    }

    private static String known(String written, Collection<String> known) {
        return "is `" + written + "`, which is not known"
                + Nearest.of(written, known).map(word -> "; did you mean `" + word + "`?")
                        .orElse("; known: " + String.join(", ", known));
    }

    /// A list of texts; one text alone counts as a list of one.
    public List<String> texts() {
        if (node instanceof ScalarNode && !isNull()) {
            return text().map(List::of).orElse(List.of());
        }
        return items().stream().map(YamlValue::text).flatMap(Optional::stream).toList();
    }

    /// The same, of which there must be one: an empty list is a problem.
    ///
    /// @param what one of them, for the message: `phrase`
    public List<String> someTexts(String what) {
        if (isList()) {
            some(what);
        }
        return texts();
    }

    /// The values of a list, of which there must be one: an empty list is a problem.
    ///
    /// @param what one of them, for the message: `condition`
    public List<YamlValue> some(String what) {
        List<YamlValue> items = items();
        if (isList() && items.isEmpty()) {
            wrong("must hold at least one " + what);
        }
        return items;
    }

    /// The values of a list.
    public List<YamlValue> items() {
        if (!(node instanceof SequenceNode sequence)) {
            wrong("must be a list");
            return List.of();
        }
        List<YamlValue> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            items.add(new YamlValue(file, item, path + "[" + items.size() + "]"));
        }
        return items;
    }

    public Optional<YamlMap> map() {
        if (node instanceof MappingNode mapping) {
            return Optional.of(new YamlMap(file, mapping, path));
        }
        return wrong("must be a block of `key: value` lines");
    }

    /// A list of mappings; one mapping alone counts as a list of one.
    public List<YamlMap> maps() {
        if (node instanceof MappingNode) {
            return map().map(List::of).orElse(List.of());
        }
        return items().stream().map(YamlValue::map).flatMap(Optional::stream).toList();
    }

    /// Reports a problem at the place of this value.
    public void problem(String message) {
        file.problem(node.getStartMark(), message);
    }

    /// The plain Java form: String, Boolean, BigDecimal, List, Map, or nothing for null. For data whose keys are free.
    public Optional<Object> plain() {
        return Optional.ofNullable(Plain.of(node));
    }

    private <T> Optional<T> wrong(String must) {
        problem("`" + path + "` " + must + ".");
        return Optional.empty();
    }
}
