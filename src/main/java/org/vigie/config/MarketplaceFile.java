package org.vigie.config;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.vigie.config.Marketplace.Cards;
import org.vigie.config.Marketplace.Links;
import org.vigie.config.Marketplace.Marks;
import org.vigie.config.Marketplace.Renumber;
import org.vigie.config.Marketplace.Rows;
import org.vigie.config.Marketplace.State;
import org.vigie.config.Marketplace.StateCards;
import org.vigie.listing.Field;
import org.vigie.yaml.Nearest;
import org.vigie.yaml.YamlMap;
import org.vigie.yaml.YamlValue;

/// Reads one marketplace's file. Goes on after a mistake, to tell them all.
final class MarketplaceFile {

    private static final List<String> SOURCES = List.of("json-ld", "microdata", "rdfa", "open-graph", "meta", "state",
            "dom");

    private final YamlMap map;
    private final Function<String, Optional<String>> mistake;

    MarketplaceFile(YamlMap map, Function<String, Optional<String>> mistake) {
        this.map = map;
        this.mistake = mistake;
    }

    Optional<Marketplace> read() {
        map.only("name", "title", "verified", "hosts", "item_url", "list_url", "renumber", "anywhere", "id",
                "list", "challenge", "gone", "shell", "state", "selectors", "attributes", "labels", "absent",
                "elsewhere", "not_from", "ignore",
                "cut",
                "language", "currency", "asking");
        Optional<String> name = map.requireText("name");
        name.filter(n -> !n.matches("[a-z0-9][a-z0-9.-]*")).ifPresent(n -> map.problemAt("name",
                "`name` may hold a-z, 0-9, `.` and `-` only."));
        map.require("hosts");
        List<String> hosts = map.texts("hosts").stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
        Marketplace read = new Marketplace(name.orElse("?"), map.text("title").orElse(name.orElse("?")),
                map.get("verified").flatMap(YamlValue::bool).orElse(false), hosts, patterns("item_url", true),
                patterns("list_url", false), renumber(), map.get("anywhere").flatMap(YamlValue::bool).orElse(false),
                places(map, "id"), links(), marks("challenge"), marks("gone"),
                marks("shell"), map.maps("state").stream().map(this::state).toList(),
                fields(map, "selectors", true), map.maps("attributes").stream().map(this::rows).toList(),
                fields(map, "labels", false), fields(map, "absent", true), fields(map, "elsewhere", true),
                notFrom(), patternsByField("ignore"), patternsByField("cut"), places(map, "language"), currency(),
                map.map("asking").map(AskingFile::read).orElse(Asking.UNKNOWN));
        return name.isPresent() ? Optional.of(read) : Optional.empty();
    }

    private Links links() {
        return map.map("list").map(list -> {
            list.only("items", "next", "address", "cards");
            return new Links(places(list, "items"), places(list, "next"), list.text("address").orElse(""),
                    list.maps("cards").stream().map(this::cards).toList());
        }).orElse(new Links(List.of(), List.of(), "", List.of()));
    }

    private Cards cards(YamlMap cards) {
        cards.only("each", "id", "url", "fields");
        cards.requireText("each").ifPresent(css -> check(cards, "each", css));
        return new Cards(cards.text("each").orElse("?"), places(cards, "id"), places(cards, "url"),
                fields(cards, "fields", true));
    }

    private List<Renumber> renumber() {
        List<Renumber> read = new ArrayList<>();
        for (YamlMap each : map.maps("renumber")) {
            each.only("ids", "minus");
            Optional<Pattern> ids = each.requireText("ids").flatMap(text -> pattern(each, "ids", text));
            String minus = each.requireText("minus").orElse("0");
            if (!minus.matches("[0-9]{1,30}") || each.text("ids").filter(text -> text.contains("[0-9]")).isEmpty()) {
                each.problemAt("minus", "`ids` must be made of digits ([0-9]) and `minus` must be a whole number.");
            } else {
                ids.ifPresent(pattern -> read.add(new Renumber(pattern, new BigInteger(minus))));
            }
        }
        return read;
    }

    private Marks marks(String key) {
        return map.map(key).map(marks -> {
            marks.only("urls", "bodies", "selectors");
            return new Marks(notEmpty(marks, "urls"), notEmpty(marks, "bodies"), places(marks, "selectors"));
        }).orElse(new Marks(List.of(), List.of(), List.of()));
    }

    private static List<String> notEmpty(YamlMap marks, String key) {
        List<String> texts = marks.texts(key);
        if (texts.stream().anyMatch(String::isBlank)) {
            marks.problemAt(key, "An empty text is contained in every page; write the words that are the mark.");
        }
        return texts.stream().filter(text -> !text.isBlank()).toList();
    }

    private State state(YamlMap state) {
        state.only("variable", "fields", "to", "id", "currency", "attributes", "absent", "elsewhere", "gone", "items",
                "range", "texts", "cards", "next");
        String variable = state.requireText("variable").orElse("?");
        return new StateFile(this, state).read(variable,
                state.maps("cards").stream().map(cards -> stateCards(variable, cards)).toList());
    }

    private StateCards stateCards(String variable, YamlMap cards) {
        cards.only("list", "url", "fields", "to", "id", "currency", "attributes", "elsewhere", "range", "texts");
        return new StateCards(cards.requireText("list").orElse("?"), cards.texts("url"),
                new StateFile(this, cards).read(variable, List.of()));
    }

    private Rows rows(YamlMap rows) {
        rows.only("rows", "name", "value", "separator");
        rows.requireText("rows").ifPresent(css -> check(rows, "rows", css));
        String separator = rows.text("separator").orElse("");
        if (separator.isEmpty()) {
            rows.requireText("name").ifPresent(css -> check(rows, "name", css));
            rows.requireText("value").ifPresent(css -> check(rows, "value", css));
        }
        return new Rows(rows.text("rows").orElse("?"), rows.text("name").orElse(""), rows.text("value").orElse(""),
                separator);
    }

    private Map<Field, List<String>> notFrom() {
        Map<Field, List<String>> read = fields(map, "not_from", false);
        map.map("not_from").ifPresent(sources -> read.forEach((field, each) -> each.stream()
                .filter(source -> !SOURCES.contains(source)).forEach(source -> sources.problemAt(field.key(),
                        "`" + source + "` is not a source; known: " + String.join(", ", SOURCES) + "."))));
        return read;
    }

    private List<String> places(YamlMap in, String key) {
        List<String> places = in.texts(key);
        places.forEach(place -> check(in, key, place));
        return places;
    }

    private void check(YamlMap in, String key, String place) {
        mistake.apply(place).ifPresent(what -> in.problemAt(key, "`" + place + "` is not a place on a page: " + what));
    }

    /// Three capital letters are a code, and anything else a place.
    private List<String> currency() {
        List<String> given = map.texts("currency");
        given.stream().filter(each -> !each.matches("[A-Z]{3}")).forEach(place -> check(map, "currency", place));
        return given;
    }

    Map<Field, List<String>> fields(YamlMap in, String key, boolean onPage) {
        Map<Field, List<String>> read = new EnumMap<>(Field.class);
        in.map(key).ifPresent(fields -> {
            for (String name : fields.keys()) {
                field(fields, name).ifPresent(
                        field -> read.put(field, onPage ? places(fields, name) : fields.texts(name)));
            }
        });
        return read;
    }

    private static Optional<Field> field(YamlMap fields, String name) {
        return field(fields, name, name);
    }

    /// The field of a name; a problem at `key` when it is none.
    static Optional<Field> field(YamlMap in, String key, String name) {
        Optional<Field> field = Field.ofKey(name);
        if (field.isEmpty()) {
            in.problemAt(key, "`" + name + "` is not a field." + Nearest.of(name,
                    Arrays.stream(Field.values()).map(Field::key).toList())
                    .map(word -> " Did you mean `" + word + "`?").orElse(""));
        }
        return field;
    }

    private List<Pattern> patterns(String key, boolean withId) {
        List<Pattern> read = new ArrayList<>();
        for (String text : map.texts(key)) {
            pattern(map, key, text).ifPresent(pattern -> {
                if (withId && !pattern.namedGroups().containsKey("id")) {
                    map.problemAt(key, "`" + text + "` names no number; write (?<id>…) around it.");
                } else {
                    read.add(pattern);
                }
            });
        }
        return read;
    }

    private Map<Field, Pattern> patternsByField(String key) {
        Map<Field, Pattern> read = new EnumMap<>(Field.class);
        map.map(key).ifPresent(fields -> {
            for (String name : fields.keys()) {
                field(fields, name).ifPresent(field -> fields.text(name).flatMap(text -> pattern(fields, name, text))
                        .ifPresent(pattern -> read.put(field, pattern)));
            }
        });
        return read;
    }

    static Optional<Pattern> pattern(YamlMap in, String key, String text) {
        try {
            return Optional.of(Pattern.compile(text));
        } catch (PatternSyntaxException e) {
            in.problemAt(key, "`" + text + "` is not a regular expression: " + e.getDescription() + ".");
            return Optional.empty();
        }
    }
}
