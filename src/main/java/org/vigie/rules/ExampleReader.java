package org.vigie.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.listing.Field;
import org.vigie.listing.InvalidListingException;
import org.vigie.listing.Listing;
import org.vigie.listing.ListingForm;
import org.vigie.yaml.Nearest;
import org.vigie.yaml.YamlMap;
import org.vigie.yaml.YamlValue;

/// Reads the examples of one rule.
final class ExampleReader {

    private static final Set<String> NOT_FIELDS = Set.of("id", "marketplace", "url", "currency", "attributes", "lang");

    private ExampleReader() {
    }

    /// @param exceptions ids of the rule's exceptions
    static List<Example> read(YamlMap rule, Set<String> exceptions) {
        List<Example> examples = new ArrayList<>();
        Set<String> names = new HashSet<>();
        if (rule.require("examples").isPresent() && rule.maps("examples").isEmpty()) {
            rule.problemAt("examples", "A rule has examples: what is a breach, and what only looks like one.");
        }
        for (YamlMap map : rule.maps("examples")) {
            map.only("name", "expect", "exception", "captured", "listing", "quotes", "to_read");
            Optional<String> name = map.requireText("name");
            if (name.isPresent() && !names.add(name.get())) {
                map.problemAt("name", "Two examples have this name.");
            }
            Optional<Verdict> expect = map.require("expect").flatMap(value -> value.oneOf(Verdict.class));
            Optional<LocalDate> captured = map.require("captured").flatMap(YamlValue::date);
            Optional<String> exception = map.text("exception");
            if (exception.isPresent() && !exceptions.contains(exception.get())) {
                map.problemAt("exception", "The rule has no exception `" + exception.get() + "`.");
            }
            Optional<Listing> listing = map.require("listing").flatMap(value -> listing(value, examples.size()));
            List<Field> toRead = map.has("to_read")
                    ? map.get("to_read").orElseThrow().items().stream().map(ConditionReader::field)
                            .flatMap(Optional::stream).toList()
                    : List.of();
            if (name.isPresent() && expect.isPresent() && captured.isPresent() && listing.isPresent()) {
                examples.add(new Example(name.get(), expect.get(), exception, captured.get(), listing.get(),
                        map.texts("quotes"), toRead, map.line(), Optional.empty(), Optional.empty()));
            }
        }
        return List.copyOf(examples);
    }

    /// The short form; `id` and `marketplace` may be left out, and a key at the top must be a field.
    private static Optional<Listing> listing(YamlValue value, int number) {
        Optional<YamlMap> map = value.map();
        if (map.isEmpty() || !(value.plain().orElse(Map.of()) instanceof Map<?, ?> written)) {
            return Optional.empty();
        }
        for (String key : map.get().keys()) {
            if (!NOT_FIELDS.contains(key)) {
                if (Field.ofKey(key).isEmpty()) {
                    List<String> known = new ArrayList<>(NOT_FIELDS);
                    for (Field field : Field.values()) {
                        known.add(field.key());
                    }
                    map.get().problemAt(key, "`" + key + "` is not a field of a listing."
                            + Nearest.of(key, known).map(near -> " Did you mean `" + near + "`?")
                                    .orElse(" Named properties stand under `attributes`; a text with a comma in it needs"
                                            + " quotation marks here."));
                    return Optional.empty();
                }
            }
        }
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("marketplace", "example");
        form.put("id", Integer.toString(number + 1));
        written.forEach((key, content) -> form.put(String.valueOf(key), content));
        try {
            return Optional.of(ListingForm.read(form));
        } catch (InvalidListingException e) {
            value.problem("This is not a listing: " + e.getMessage() + ".");
            return Optional.empty();
        }
    }
}
