package org.vigie.rules;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.vigie.listing.Countries;
import org.vigie.listing.Field;
import org.vigie.normalise.Amount;
import org.vigie.normalise.Folding;
import org.vigie.normalise.Measure;
import org.vigie.yaml.Nearest;
import org.vigie.yaml.YamlMap;
import org.vigie.yaml.YamlValue;

/// Reads the conditions of one rule. The grammar; every condition is a block with exactly one of these keys:
///
/// ```
/// all:      [condition, …]
/// any:      [condition, …]
/// words:    list-name | {list: name or names | any: [phrase, …], in: [field, …], near: near, every: true}
///                     | {each: [list-name, …] | all: [phrase, …], in: [field, …]}
/// quantity: {power: {above: 1 mW}, in: [field, …], near: near, every: true}
/// shown:    field
/// absent:   field
/// flag:     field
/// is:       {field: field, in: [text, …]}
/// outside:  {field: field, of: [EU, NO, …]}
/// inside:   {field: field, of: [EU, NO, …]}
/// higher:   {field: field, than: field, by: 2 %}
/// ratio:    {of: field, to: field, above, at_least, below or at_most: 90 %}
/// overstated: {claimed: field, from: field, to: field, points: 1}
/// contradicted: field
/// foreign:  field
/// day:      {from: 2028-01-01, until: 2030-12-31}
/// attribute: {name: name or names, is: [text, …] | empty: true | above, at_least, below or at_most: 120 cm}
/// never:    why
///
/// near:     {list: name or names | any: [phrase, …], within: words, side: either | before | after}, or a list of these
/// ```
///
final class ConditionReader {

    static final String[] KEYS = {"all", "any", "words", "quantity", "shown", "absent", "flag", "is", "outside",
            "inside", "higher", "ratio", "overstated", "contradicted", "foreign", "day", "attribute", "never"};
    private static final Set<Field> DEFAULT_FIELDS = EnumSet.of(Field.TITLE, Field.DESCRIPTION);
    private static final Set<Field.Kind> TEXTS = EnumSet.of(Field.Kind.TEXT, Field.Kind.ATTRIBUTE, Field.Kind.COUNTRY);
    /// Fields that tell who sells: a rule may ask whether they are there, not for one seller.
    private static final Set<Field> SELLERS = EnumSet.of(Field.SELLER, Field.SELLER_ID, Field.SELLER_LEGAL,
            Field.SELLER_ADDRESS, Field.SELLER_EMAIL, Field.SELLER_PHONE);
    private static final int MAX_WITHIN = 100;
    private static final int MOST_INLINE = 16;

    private final Map<String, List<Phrase>> lists;
    private final Set<String> used = new TreeSet<>();
    private final Map<String, List<Phrase>> inline = new TreeMap<>();

    ConditionReader(Map<String, List<Phrase>> lists) {
        this.lists = lists;
    }

    /// Names of the lists that the conditions read so far refer to.
    Set<String> used() {
        return used;
    }

    /// Phrases written in the rule itself, by the name they go by.
    Map<String, List<Phrase>> inline() {
        return inline;
    }

    Optional<Condition> read(YamlValue value) {
        Optional<YamlMap> block = value.map();
        if (block.isEmpty()) {
            return Optional.empty();
        }
        block.get().only(KEYS);
        List<String> keys = block.get().keys().stream().filter(Set.of(KEYS)::contains).toList();
        if (keys.size() != 1) {
            if (block.get().keys().size() != 1) {
                value.problem("A condition has exactly one key; put several under `all` or `any`.");
            }
            return Optional.empty();
        }
        return block.get().get(keys.getFirst()).flatMap(inner -> condition(keys.getFirst(), inner));
    }

    private Optional<Condition> condition(String key, YamlValue value) {
        return switch (key) {
            case "all" -> several(value).map(Condition.All::new);
            case "any" -> several(value).map(Condition.Any::new);
            case "words" -> words(value);
            case "quantity" -> quantity(value);
            case "shown" -> field(value).map(FactCondition.Shown::new);
            case "absent" -> field(value).map(FactCondition.Absent::new);
            case "flag" -> field(value).flatMap(field -> ofKind(value, field, Field.Kind.FLAG))
                    .map(FactCondition.Flagged::new);
            case "is" -> is(value);
            case "outside" -> outside(value, FactCondition.Outside::new);
            case "inside" -> outside(value, FactCondition.Inside::new);
            case "higher" -> RelationReader.higher(value);
            case "ratio" -> RelationReader.ratio(value);
            case "overstated" -> RelationReader.overstated(value);
            case "contradicted" -> field(value).map(RelationCondition.Contradicted::new);
            case "foreign" -> field(value).flatMap(field -> ofKind(value, field, Field.Kind.TEXT))
                    .map(RelationCondition.Foreign::new);
            case "day" -> RelationReader.day(value);
            case "attribute" -> AttributeReader.read(value);
            default -> value.text().map(why -> new Condition.Constant(false));
        };
    }

    private Optional<List<Condition>> several(YamlValue value) {
        List<YamlValue> items = value.some("condition");
        List<Condition> read = items.stream().map(this::read).flatMap(Optional::stream).toList();
        return items.isEmpty() || read.size() < items.size() ? Optional.empty() : Optional.of(read);
    }

    private Optional<Condition> words(YamlValue value) {
        if (!value.isMap()) {
            return lists(value).map(finder -> new Mention(finder, DEFAULT_FIELDS, List.of(), false));
        }
        YamlMap map = value.map().orElseThrow();
        map.only("list", "any", "each", "all", "in", "near", "every");
        return map.has("each") || map.has("all") ? allOf(map) : mention(map, phrases(map));
    }

    /// Several mentions of which none may be missing: a phrase of each list, or each phrase.
    private Optional<Condition> allOf(YamlMap map) {
        if (map.keys().stream().filter(key -> !key.equals("in")).count() != 1) {
            map.problem("`each: [list, …]` or `all: [phrase, …]` stands alone, or with `in`.");
            return Optional.empty();
        }
        Optional<Set<Field>> in = fields(map);
        List<YamlValue> items = map.get(map.has("each") ? "each" : "all").orElseThrow().items();
        List<Finder.Phrases> read = items.stream().map(item -> map.has("each") ? lists(item) : inline(item))
                .flatMap(Optional::stream).toList();
        if (items.size() == 1) {
            map.problem("Name two or more; for one write `list: name` or `any: [phrase]`.");
        }
        return items.size() < 2 || read.size() < items.size()
                ? Optional.empty()
                : in.map(fields -> new Condition.All(read.stream()
                        .<Condition>map(finder -> new Mention(finder, fields, List.of(), false)).toList()));
    }

    private Optional<Condition> mention(YamlMap map, Optional<? extends Finder> finder) {
        Optional<Set<Field>> in = fields(map);
        if (map.has("any") && in.filter(SELLERS::containsAll).isPresent()) {
            map.problemAt("in", "A rule names no seller: words of its own are not looked for where only the seller"
                    + " stands. Who is left out stands in config/.");
            return Optional.empty();
        }
        Optional<List<Near>> near = near(map);
        boolean every = map.get("every").flatMap(YamlValue::bool).orElse(false);
        if (every && !map.has("near")) {
            map.problemAt("every", "`every` needs `near`: it says what must stand beside each of them.");
            return Optional.empty();
        }
        return finder.isEmpty() || in.isEmpty() || near.isEmpty()
                ? Optional.empty()
                : Optional.of(new Mention(finder.get(), in.get(), near.get(), every));
    }

    private Optional<Finder.Phrases> phrases(YamlMap map) {
        if (map.has("list") == map.has("any")) {
            map.problem("Say which words: either `list: name` or `any: [phrase, …]`.");
            return Optional.empty();
        }
        if (map.has("list")) {
            return map.get("list").flatMap(this::lists);
        }
        return inline(map.get("any").orElseThrow());
    }

    private Optional<Finder.Phrases> inline(YamlValue value) {
        List<String> written = value.someTexts("phrase");
        if (written.size() > MOST_INLINE) {
            value.problem("A rule holds at most " + MOST_INLINE + " phrases of its own; put these into a list under"
                    + " lists/<language>/, where translators find them.");
            return Optional.empty();
        }
        List<Phrase> read = written.stream().map(text -> Phrase.read(text, value::problem)).flatMap(Optional::stream)
                .toList();
        if (written.isEmpty() || read.size() < written.size()) {
            return Optional.empty();
        }
        String name = "any:" + String.join("|", written);
        inline.put(name, read);
        return Optional
                .of(new Finder.Phrases(List.of(name), "words such as \"" + String.join("\", \"", written) + "\""));
    }

    private Optional<Finder.Phrases> lists(YamlValue value) {
        List<String> names = value.someTexts("list");
        boolean known = !names.isEmpty();
        for (String name : names) {
            if (lists.containsKey(name)) {
                used.add(name);
            } else {
                value.problem("There is no list `" + name + "` under lists/." + meant(name, lists.keySet()));
                known = false;
            }
        }
        return known
                ? Optional.of(new Finder.Phrases(names, "words of the list " + String.join(" or ", names)))
                : Optional.empty();
    }

    private static String meant(String written, Set<String> known) {
        return Nearest.of(written, known).map(word -> " Did you mean `" + word + "`?").orElse("");
    }

    private Optional<List<Near>> near(YamlMap map) {
        List<Near> read = new ArrayList<>();
        map.get("near").filter(YamlValue::isList).ifPresent(near -> near.some("thing to stand beside"));
        List<YamlMap> written = map.maps("near");
        for (YamlMap one : written) {
            one.only("list", "any", "within", "side");
            Optional<Finder.Phrases> other = phrases(one);
            Optional<Integer> within = one.require("within").flatMap(YamlValue::whole);
            if (within.isPresent() && (within.get() < 0 || within.get() > MAX_WITHIN)) {
                one.problemAt("within", "`within` counts the words between, from 0 to " + MAX_WITHIN + ".");
                within = Optional.empty();
            }
            Optional<Near.Side> side = one.has("side")
                    ? one.get("side").flatMap(value -> value.oneOf(Near.Side.class))
                    : Optional.of(Near.Side.EITHER);
            if (other.isPresent() && within.isPresent() && side.isPresent()) {
                read.add(new Near(other.get(), within.get(), side.get()));
            }
        }
        return read.size() < written.size() || (map.has("near") && read.isEmpty())
                ? Optional.empty()
                : Optional.of(List.copyOf(read));
    }

    private Optional<Condition> quantity(YamlValue value) {
        Optional<YamlMap> read = value.map();
        if (read.isEmpty()) {
            return Optional.empty();
        }
        YamlMap map = read.get();
        List<String> known = new ArrayList<>(List.of("in", "near", "every"));
        List.of(Measure.values()).forEach(measure -> known.add(measure.key()));
        map.only(known.toArray(String[]::new));
        List<Measure> measures = map.keys().stream().map(Measure::ofKey).flatMap(Optional::stream).toList();
        if (measures.size() != 1) {
            if (known.containsAll(map.keys())) {
                map.problem("A quantity has one measure, such as `power: {above: 1 mW}`.");
            }
            return Optional.empty();
        }
        Measure measure = measures.getFirst();
        return mention(map, map.get(measure.key()).flatMap(YamlValue::map).flatMap(bound -> bound(measure, bound))
                .map(bound -> new Finder.Amounts(measure, bound)));
    }

    private static Optional<Amount.Bound> bound(Measure measure, YamlMap map) {
        map.only("above", "at_least", "below", "at_most");
        List<String> keys = map.keys().stream().filter(key -> Amount.Bound.kind(key).isPresent()).toList();
        if (keys.size() != 1) {
            if (map.keys().size() != 1) {
                map.problem("A quantity has one limit: above, at_least, below or at_most.");
            }
            return Optional.empty();
        }
        return BoundReader.read(measure, Amount.Bound.kind(keys.getFirst()).orElseThrow(),
                map.get(keys.getFirst()).orElseThrow());
    }

    private static Optional<Condition> is(YamlValue value) {
        return value.map().flatMap(map -> {
            map.only("field", "in");
            Optional<Field> field = map.require("field").flatMap(ConditionReader::field);
            if (field.filter(SELLERS::contains).isPresent()) {
                map.problemAt("field", "A rule names no seller. Who is left out stands in config/, with a reason and an"
                        + " end date.");
                return Optional.empty();
            }
            List<String> values = map.require("in").map(in -> in.someTexts("value")).orElse(List.of());
            return field.filter(f -> !values.isEmpty())
                    .map(f -> new FactCondition.Is(f, values.stream().map(Folding::of).map(String::strip).toList()));
        });
    }

    private interface Place {
        Condition of(Field field, Set<String> countries, String written);
    }

    private static Optional<Condition> outside(YamlValue value, Place place) {
        return value.map().flatMap(map -> {
            map.only("field", "of");
            Optional<Field> field = map.require("field").flatMap(
                    inner -> field(inner).flatMap(read -> ofKind(inner, read, Field.Kind.COUNTRY)));
            Optional<YamlValue> of = map.require("of");
            Set<String> countries = of.map(ConditionReader::countries).orElse(Set.of());
            return field.filter(f -> !countries.isEmpty()).map(
                    f -> place.of(f, countries, String.join(", ", of.orElseThrow().texts())));
        });
    }

    /// Country codes; `EU` stands for the Member States.
    static Set<String> countries(YamlValue value) {
        Set<String> countries = new HashSet<>();
        for (String code : value.someTexts("country")) {
            if (code.equals("EU")) {
                countries.addAll(Countries.EU);
            } else if (Countries.isCode(code)) {
                countries.add(code);
            } else {
                value.problem("`" + code + "` is no country: two capital letters of ISO 3166-1, or EU.");
            }
        }
        return countries;
    }

    static Optional<Field> field(YamlValue value) {
        Optional<String> written = value.text();
        Optional<Field> field = written.flatMap(Field::ofKey);
        if (written.isPresent() && field.isEmpty()) {
            Set<String> known = new TreeSet<>();
            for (Field one : Field.values()) {
                known.add(one.key());
            }
            value.problem("`" + written.get() + "` is not a field of a listing." + meant(written.get(), known));
        }
        return field;
    }

    static Optional<Field> ofKind(YamlValue value, Field field, Field.Kind kind) {
        if (field.kind() == kind) {
            return Optional.of(field);
        }
        value.problem("`" + field.key() + "` is a field of another kind: here stands one whose kind is "
                + kind.name().toLowerCase(Locale.ROOT) + ".");
        return Optional.empty();
    }

    private static Optional<Set<Field>> fields(YamlMap map) {
        if (!map.has("in")) {
            return Optional.of(DEFAULT_FIELDS);
        }
        Set<Field> fields = EnumSet.noneOf(Field.class);
        YamlValue value = map.get("in").orElseThrow();
        List<YamlValue> items = value.isList() ? value.some("field") : List.of(value);
        for (YamlValue item : items) {
            field(item).ifPresent(field -> {
                if (!TEXTS.contains(field.kind())) {
                    item.problem("`" + field.key() + "` holds no words to look into.");
                } else if (!fields.add(field)) {
                    item.problem("`" + field.key() + "` is named twice; name it once.");
                }
            });
        }
        return fields.size() < items.size() || fields.isEmpty() ? Optional.empty() : Optional.of(fields);
    }
}
