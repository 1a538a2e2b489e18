package org.vigie.yaml;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// A mapping in a file: keys in the order they were written, each with its value and place.
///
/// Every getter reports what is wrong to the [Problems] given at reading and then answers with nothing, so that a
/// reader can go on and find the next mistake.
public final class YamlMap {

    private final YamlFile file;
    private final MappingNode node;
    private final String path;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();

    YamlMap(YamlFile file, MappingNode node, String path) {
        this.file = file;
        this.node = node;
        this.path = path;
        for (NodeTuple tuple : node.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                file.problem(tuple.getKeyNode().getStartMark(), "A key must be a plain word.");
            } else if (entries.putIfAbsent(key.getValue(), tuple) != null) {
                file.problem(key.getStartMark(), "The key `" + key.getValue() + "` stands here twice.");
            }
        }
    }

    /// The keys in the order they were written.
    public Set<String> keys() {
        return entries.keySet();
    }

    public boolean has(String key) {
        return entries.containsKey(key);
    }

    /// The value of a key, or nothing when the key does not stand here.
    public Optional<YamlValue> get(String key) {
        NodeTuple tuple = entries.get(key);
        return tuple == null
                ? Optional.empty()
                : Optional.of(new YamlValue(file, tuple.getValueNode(), path.isEmpty() ? key : path + "." + key));
    }

    /// The value of a key that must stand here; its absence is a problem at the mapping's place.
    public Optional<YamlValue> require(String key) {
        Optional<YamlValue> value = get(key);
        if (value.isEmpty()) {
            problem("The key `" + key + "` is missing here.");
        }
        return value;
    }

    public Optional<String> text(String key) {
        return get(key).flatMap(YamlValue::text);
    }

    public Optional<String> requireText(String key) {
        return require(key).flatMap(YamlValue::text);
    }

    /// A list of texts; one text alone counts as a list of one; nothing when the key does not stand here.
    public List<String> texts(String key) {
        return get(key).map(YamlValue::texts).orElse(List.of());
    }

    public Optional<YamlMap> map(String key) {
        return get(key).flatMap(YamlValue::map);
    }

    /// A list of mappings; empty when the key does not stand here.
    public List<YamlMap> maps(String key) {
        return get(key).map(YamlValue::maps).orElse(List.of());
    }

    /// Reports every key that is not one of `known`, with the nearest known one.
    public void only(String... known) {
        for (Map.Entry<String, NodeTuple> entry : entries.entrySet()) {
            if (!Arrays.asList(known).contains(entry.getKey())) {
                String nearest = Nearest.of(entry.getKey(), Arrays.asList(known))
                        .map(word -> " Did you mean `" + word + "`?")
                        .orElse(" Known here: " + String.join(", ", known) + ".");
                file.problem(entry.getValue().getKeyNode().getStartMark(),
                        "The key `" + entry.getKey() + "` is not known here." + nearest);
            }
        }
    }

    /// Reports a problem at the place of this mapping.
    public void problem(String message) {
        file.problem(node.getStartMark(), message);
    }

    /// Reports a problem at the place of a key, or of the mapping when the key does not stand here.
    public void problemAt(String key, String message) {
        NodeTuple tuple = entries.get(key);
        file.problem(tuple == null ? node.getStartMark() : tuple.getKeyNode().getStartMark(), message);
    }

    /// The file as the user named it.
    public String fileName() {
        return file.name();
    }

    /// Line of the mapping's first key, from 1; 0 when unknown.
    public int line() {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }
}
