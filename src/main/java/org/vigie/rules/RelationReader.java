package org.vigie.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.vigie.listing.Field;
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

    private static Optional<Field> money(YamlValue value) {
        return ConditionReader.field(value).flatMap(field -> ConditionReader.ofKind(value, field, Field.Kind.MONEY));
    }
}
