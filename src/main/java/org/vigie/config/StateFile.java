package org.vigie.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.vigie.config.Marketplace.Next;
import org.vigie.config.Marketplace.Properties;
import org.vigie.config.Marketplace.State;
import org.vigie.config.Marketplace.StateCards;
import org.vigie.config.Marketplace.TextFind;
import org.vigie.listing.Field;
import org.vigie.yaml.YamlMap;
import org.vigie.yaml.YamlValue;

/// Reads one entry of `state` in a marketplace's file, or the paths of its cards. Goes on after a mistake.
final class StateFile {

    private final MarketplaceFile file;
    private final YamlMap state;

    StateFile(MarketplaceFile file, YamlMap state) {
        this.file = file;
        this.state = state;
    }

    State read(String variable, List<StateCards> cards) {
        return new State(variable, file.fields(state, "fields", false), file.fields(state, "to", false),
                state.texts("id"), state.texts("currency"),
                state.maps("attributes").stream().map(StateFile::properties).toList(),
                file.fields(state, "absent", false), file.fields(state, "elsewhere", false), state.texts("gone"),
                state.texts("items"), file.fields(state, "range", false), texts(), cards,
                state.maps("next").stream().map(StateFile::next).toList());
    }

    private static Properties properties(YamlMap properties) {
        properties.only("list", "name", "value");
        return new Properties(properties.requireText("list").orElse("?"),
                properties.requireText("name").orElse("?"), properties.requireText("value").orElse("?"));
    }

    private static Next next(YamlMap next) {
        next.only("parameter", "page", "size", "total", "last");
        if (next.texts("total").isEmpty() && next.texts("last").isEmpty()) {
            next.problemAt("parameter", "`next` does not say where the list ends; write `total` or `last`.");
        }
        return new Next(next.requireText("parameter").orElse("?"), next.texts("page"), next.texts("size"),
                next.texts("total"), next.texts("last"));
    }

    private List<TextFind> texts() {
        List<TextFind> read = new ArrayList<>();
        for (YamlMap each : state.maps("texts")) {
            each.only("field", "in", "pattern", "elsewhere");
            Optional<Field> field = each.requireText("field")
                    .flatMap(name -> MarketplaceFile.field(each, "field", name));
            Optional<Pattern> pattern = each.requireText("pattern")
                    .flatMap(text -> MarketplaceFile.pattern(each, "pattern", text));
            String in = each.requireText("in").orElse("?");
            if (pattern.isPresent() && !pattern.get().namedGroups().containsKey("value")) {
                each.problemAt("pattern", "`" + pattern.get() + "` names no value; write (?<value>…) around it.");
            } else if (field.isPresent() && pattern.isPresent()) {
                read.add(new TextFind(field.get(), in, pattern.get(),
                        each.get("elsewhere").flatMap(YamlValue::bool).orElse(false)));
            }
        }
        return read;
    }
}
