package org.vigie.config;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.vigie.config.TableMapping.Column;
import org.vigie.config.TableMapping.Constant;
import org.vigie.config.TableMapping.OfField;
import org.vigie.config.TableMapping.Part;
import org.vigie.config.TableMapping.Property;
import org.vigie.config.TableMapping.Target;
import org.vigie.listing.Field;
import org.vigie.yaml.Nearest;
import org.vigie.yaml.YamlMap;
import org.vigie.yaml.YamlValue;

/// One mapping file under the reader: every mistake goes to the file's problems, with its place.
final class TableMappingFile {

    private static final String PROPERTY = "attributes.";

    private final YamlMap map;

    TableMappingFile(YamlMap map) {
        this.map = map;
    }

    TableMapping read() {
        map.only("title", "marketplace", "delimiter", "charset", "decimal", "empty", "absent", "columns",
                "constants");
        map.text("title");
        List<Column> columns = columns();
        List<Constant> constants = constants();
        map.text("marketplace").ifPresent(name -> constants.add(new Constant(Part.MARKETPLACE, name)));
        if (columns.stream().noneMatch(column -> column.target() == Part.ID)) {
            map.problemAt("columns", "No column gives the `id` of the listing; map the one that does.");
        }
        return new TableMapping(map.fileName(), delimiter(), charset(), decimal(), emptyIsAbsent(),
                Set.copyOf(map.texts("absent")), columns, constants);
    }

    private Optional<Character> delimiter() {
        Optional<String> written = map.text("delimiter");
        if (written.isEmpty() || written.get().equals("tab")) {
            return written.map(tab -> '\t');
        }
        String text = written.get();
        if (text.length() != 1 || text.equals("\"") || Character.isLetterOrDigit(text.charAt(0))) {
            map.problemAt("delimiter", "`delimiter` must be one character such as ',' or ';', or the word tab.");
            return Optional.empty();
        }
        return Optional.of(text.charAt(0));
    }

    private Optional<Charset> charset() {
        Optional<String> written = map.text("charset");
        try {
            return written.map(Charset::forName);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            map.problemAt("charset", "The charset `" + written.orElse("") + "` is not known"
                    + Nearest.of(written.orElse("").toLowerCase(Locale.ROOT), List.of("utf-8", "windows-1252",
                            "iso-8859-1", "iso-8859-15", "utf-16", "gb18030")).map(n -> "; did you mean `" + n + "`?")
                            .orElse("; utf-8 and windows-1252 are."));
            return Optional.of(StandardCharsets.UTF_8);
        }
    }

    private char decimal() {
        String written = map.text("decimal").orElse(".");
        if (!written.equals(".") && !written.equals(",")) {
            map.problemAt("decimal", "`decimal` must be '.' or ','.");
        }
        return written.equals(",") ? ',' : '.';
    }

    private boolean emptyIsAbsent() {
        String written = map.text("empty").orElse("absent");
        if (!written.equals("absent") && !written.equals("unread")) {
            map.problemAt("empty", "`empty` must be absent (an empty cell says there is none) or unread "
                    + "(it says nothing).");
        }
        return written.equals("absent");
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        Optional<YamlMap> block = map.require("columns").flatMap(YamlValue::map);
        if (block.isEmpty()) {
            return columns;
        }
        for (String name : block.get().keys()) {
            YamlValue value = block.get().get(name).orElseThrow();
            if (value.isMap()) {
                value.map().ifPresent(own -> {
                    own.only("field", "split", "json");
                    boolean json = own.get("json").flatMap(YamlValue::bool).orElse(false);
                    own.require("field").flatMap(field -> target(field, json)).ifPresent(target -> columns
                            .add(new Column(name, target, own.text("split").orElse(""), json)));
                });
            } else {
                target(value, false).ifPresent(target -> columns.add(new Column(name, target, "", false)));
            }
        }
        return columns;
    }

    private List<Constant> constants() {
        List<Constant> constants = new ArrayList<>();
        map.map("constants").ifPresent(block -> block.keys().forEach(key -> {
            YamlValue value = block.get(key).orElseThrow();
            Optional<Target> target = named(key, false);
            if (target.isEmpty()) {
                block.problemAt(key, unknown(key));
            } else {
                value.text().ifPresent(text -> constants.add(new Constant(target.get(), text)));
            }
        }));
        return constants;
    }

    private static Optional<Target> target(YamlValue value, boolean json) {
        Optional<String> written = value.text();
        Optional<Target> target = written.flatMap(text -> named(text, json));
        if (written.isPresent() && target.isEmpty()) {
            value.problem(written.get().equals("attributes")
                    ? "`attributes` holds named properties: write `attributes.Colour`, or `json: true` for a cell "
                            + "that names them itself."
                    : unknown(written.get()));
        }
        return target;
    }

    private static Optional<Target> named(String written, boolean json) {
        for (Part part : Part.values()) {
            if (written.equals(part.name().toLowerCase(Locale.ROOT))) {
                return Optional.of(part);
            }
        }
        if (written.startsWith(PROPERTY) && written.length() > PROPERTY.length()) {
            return Optional.of(new Property(written.substring(PROPERTY.length())));
        }
        return Field.ofKey(written).filter(field -> field != Field.ATTRIBUTES || json).map(OfField::new);
    }

    private static String unknown(String written) {
        List<String> known = new ArrayList<>();
        for (Part part : Part.values()) {
            known.add(part.name().toLowerCase(Locale.ROOT));
        }
        for (Field field : Field.values()) {
            known.add(field.key());
        }
        return "`" + written + "` is no field of a listing." + Nearest.of(written, known)
                .map(word -> " Did you mean `" + word + "`?").orElse(" docs/listings.md lists them; a property of "
                        + "another name is written `attributes.Colour`.");
    }
}
