package org.vigie.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.vigie.listing.Field;
import org.vigie.normalise.Amount;
import org.vigie.yaml.YamlMap;
import org.vigie.yaml.YamlValue;

/// Reads the conditions that compare two facts, or look at the day.
final class RelationReader {

    private RelationReader() {
    }

    static Optional<Condition> higher(YamlValue value) {
        return value.map().flatMap(map -> {
            map.only("field", "than", "by");
            Optional<Field> field = map.require("field").flatMap(RelationReader::money);
            Optional<Field> than = map.require("than").flatMap(RelationReader::money);
            Optional<BigDecimal> by = number(map, "by");
            return field.flatMap(
                    high -> than.flatMap(low -> by.map(percent -> new FactCondition.Higher(high, low, percent))));
        });
    }

    static Optional<Condition> ratio(YamlValue value) {
        return value.map().flatMap(map -> {
            map.only("of", "to", "above", "at_least", "below", "at_most");
            Optional<Field> of = map.require("of").flatMap(RelationReader::amount);
            Optional<Field> to = map.require("to").flatMap(RelationReader::amount);
            if (of.isPresent() && to.isPresent() && of.get().kind() != to.get().kind()) {
                map.problemAt("to", "`" + of.get().key() + "` and `" + to.get().key() + "` are of different kinds;"
                        + " a ratio is of two amounts of money, or of two numbers.");
                return Optional.empty();
            }
            List<String> limits = map.keys().stream().filter(key -> Amount.Bound.kind(key).isPresent()).toList();
            if (limits.size() != 1) {
                map.problem("A ratio has one limit, such as `below: 10 %` or `above: 1.5`.");
                return Optional.empty();
            }
            Optional<BigDecimal> limit = number(map, limits.getFirst());
            boolean percent = map.text(limits.getFirst()).filter(text -> text.endsWith("%")).isPresent();
            return of.flatMap(one -> to.flatMap(other -> limit.map(size -> new RatioCondition(one, other,
                    Amount.Bound.kind(limits.getFirst()).orElseThrow(), percent ? size.movePointLeft(2) : size,
                    map.text(limits.getFirst()).orElse("")))));
        });
    }

    static Optional<Condition> overstated(YamlValue value) {
        return value.map().flatMap(map -> {
            map.only("claimed", "from", "to", "points");
            Optional<Field> claimed = map.require("claimed").flatMap(inner -> ConditionReader.field(inner)
                    .flatMap(field -> ConditionReader.ofKind(inner, field, Field.Kind.NUMBER)));
            Optional<Field> from = map.require("from").flatMap(RelationReader::money);
            Optional<Field> to = map.require("to").flatMap(RelationReader::money);
            Optional<BigDecimal> points = number(map, "points");
            return claimed.flatMap(percent -> from.flatMap(high -> to.flatMap(low -> points.map(
                    slack -> new RelationCondition.Overstated(percent, high, low, slack)))));
        });
    }

    static Optional<Condition> day(YamlValue value) {
        return value.map().flatMap(map -> {
            map.only("from", "until");
            Optional<LocalDate> from = map.get("from").flatMap(YamlValue::date);
            Optional<LocalDate> until = map.get("until").flatMap(YamlValue::date);
            if (map.has("from") != from.isPresent() || map.has("until") != until.isPresent()) {
                return Optional.empty();
            }
            if (from.isEmpty() && until.isEmpty()) {
                map.problem("A `day` has `from`, `until` or both, such as `day: {from: 2028-01-01}`.");
                return Optional.empty();
            }
            return Optional.of(new RelationCondition.Day(from, until));
        });
    }

    /// A number that may end in `%`; zero when the key does not stand there.
    private static Optional<BigDecimal> number(YamlMap map, String key) {
        if (!map.has(key)) {
            return Optional.of(BigDecimal.ZERO);
        }
        Optional<String> written = map.text(key);
        if (written.isPresent() && written.get().matches("\\d{1,4}(\\.\\d{1,4})? ?%?")) {
            return Optional.of(new BigDecimal(written.get().replace("%", "").strip()));
        }
        map.problemAt(key, "`" + key + "` is a number such as 2 or 0.5.");
        return Optional.empty();
    }

    private static Optional<Field> amount(YamlValue value) {
        return ConditionReader.field(value).flatMap(field -> field.kind() == Field.Kind.NUMBER
                ? Optional.of(field)
                : ConditionReader.ofKind(value, field, Field.Kind.MONEY));
    }

    private static Optional<Field> money(YamlValue value) {
        return ConditionReader.field(value).flatMap(field -> ConditionReader.ofKind(value, field, Field.Kind.MONEY));
    }
}
