package org.vigie.rules;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vigie.listing.Countries;
import org.vigie.listing.Fact;
import org.vigie.listing.Field;
import org.vigie.listing.Reading;
import org.vigie.listing.Value;

/// A question about a field as such, not about the words in it.
sealed interface FactCondition extends Condition permits FactCondition.Shown, FactCondition.Absent,
        FactCondition.Flagged, FactCondition.Is, FactCondition.Outside, FactCondition.Inside, FactCondition.Higher,
        AttributeCondition, RatioCondition, RelationCondition {

    /// That a field is shown, and with more than a placeholder such as `-` or `N/A`.
    record Shown(Field field) implements FactCondition {

        @Override
        public Truth truth(Sight sight) {
            return switch (sight.fact(field)) {
                case Fact.Shown s -> Truth.of(!sight.holdsPlaceholder(field));
                case Fact.Absent a -> Truth.FALSE;
                case Fact.Unread u -> Truth.UNKNOWN;
            };
        }

        @Override
        public Answer answer(Sight sight) {
            return switch (sight.fact(field)) {
                case Fact.Shown s when sight.holdsPlaceholder(field) -> Answer.no();
                case Fact.Shown shown -> Answer.yes(quote(field, shown.readings().getFirst(), words()));
                case Fact.Absent a -> Answer.no();
                case Fact.Unread u -> Answer.unknown(EnumSet.of(field));
            };
        }

        @Override
        public String words() {
            return field.key() + " is shown";
        }

        @Override
        public Set<Field> fields() {
            return EnumSet.of(field);
        }
    }

    /// That a field was looked for and is not there, or holds a placeholder only.
    record Absent(Field field) implements FactCondition {

        @Override
        public Truth truth(Sight sight) {
            return switch (sight.fact(field)) {
                case Fact.Shown s -> Truth.of(sight.holdsPlaceholder(field));
                case Fact.Absent a -> Truth.TRUE;
                case Fact.Unread u -> Truth.UNKNOWN;
            };
        }

        @Override
        public Answer answer(Sight sight) {
            return switch (sight.fact(field)) {
                case Fact.Shown shown when sight.holdsPlaceholder(field) ->
                    Answer.yes(quote(field, shown.readings().getFirst(), words()));
                case Fact.Shown s -> Answer.no();
                case Fact.Absent absent -> Answer.yes(List.of(new Quote(field, "", 0, 0, absent.where(), words())));
                case Fact.Unread u -> Answer.unknown(EnumSet.of(field));
            };
        }

        @Override
        public String words() {
            return field.key() + " is absent";
        }

        @Override
        public Set<Field> fields() {
            return EnumSet.of(field);
        }
    }

    /// That a yes-or-no field says yes.
    record Flagged(Field field) implements FactCondition {

        @Override
        public Answer answer(Sight sight) {
            return sight.isUnread(field)
                    ? Answer.unknown(EnumSet.of(field))
                    : sight.readings(field).stream().filter(r -> r.value() instanceof Value.Flag flag && flag.on())
                            .findFirst().map(r -> Answer.yes(quote(field, r, words()))).orElse(Answer.no());
        }

        @Override
        public String words() {
            return field.key() + " is true";
        }

        @Override
        public Set<Field> fields() {
            return EnumSet.of(field);
        }
    }

    /// That a field's value, folded, is one of some.
    record Is(Field field, List<String> values) implements FactCondition {

        @Override
        public Answer answer(Sight sight) {
            return sight.isUnread(field)
                    ? Answer.unknown(EnumSet.of(field))
                    : sight.readings(field).stream()
                            .filter(r -> values.contains(sight.folded(r)))
                            .findFirst().map(r -> Answer.yes(quote(field, r, words()))).orElse(Answer.no());
        }

        @Override
        public String words() {
            return field.key() + " is " + String.join(" or ", values);
        }

        @Override
        public Set<Field> fields() {
            return EnumSet.of(field);
        }
    }

    /// That a country is none of some. Unknown when it is not shown, when it is a word that is no country's code or
    /// name, and when sources contradict each other.
    ///
    /// @param countries ISO 3166-1 alpha-2
    record Outside(Field field, Set<String> countries, String written) implements FactCondition {

        @Override
        public Answer answer(Sight sight) {
            List<Reading> readings = sight.readings(field);
            List<Optional<String>> codes = readings.stream().map(r -> Countries.code(r.value().text())).toList();
            boolean known = !codes.isEmpty() && codes.stream().allMatch(Optional::isPresent);
            long inside = codes.stream().flatMap(Optional::stream).filter(countries::contains).count();
            if (!known || (inside > 0 && inside < codes.size())) {
                return Answer.unknown(EnumSet.of(field));
            }
            return inside > 0 ? Answer.no() : Answer.yes(quote(field, readings.getFirst(), words()));
        }

        @Override
        public String words() {
            return field.key() + " is outside " + written;
        }

        @Override
        public Set<Field> fields() {
            return EnumSet.of(field);
        }
    }

    /// That a country is one of some. Unknown when it is not shown, is no country we know, or sources contradict.
    ///
    /// @param countries ISO 3166-1 alpha-2
    record Inside(Field field, Set<String> countries, String written) implements FactCondition {

        @Override
        public Answer answer(Sight sight) {
            Answer outside = new Outside(field, countries, written).answer(sight);
            return switch (outside.truth()) {
                case TRUE -> Answer.no();
                case FALSE -> Answer.yes(quote(field, sight.readings(field).getFirst(), words()));
                case UNKNOWN -> outside;
            };
        }

        @Override
        public String words() {
            return field.key() + " is inside " + written;
        }

        @Override
        public Set<Field> fields() {
            return EnumSet.of(field);
        }
    }

    /// That one amount of money is higher than another; of ranges, the lowest of one than the highest of the other.
    ///
    /// @param by by how many percent of the other it must be higher; 0 for any difference
    record Higher(Field field, Field than, BigDecimal by) implements FactCondition {

        @Override
        public Truth truth(Sight sight) {
            Fact one = sight.fact(field);
            Fact other = sight.fact(than);
            if (one instanceof Fact.Absent || other instanceof Fact.Absent) {
                return Truth.FALSE;
            }
            if (!(one instanceof Fact.Shown high && other instanceof Fact.Shown low
                    && high.chosen() instanceof Value.Price a && low.chosen() instanceof Value.Price b
                    && a.price().comparableTo(b.price()))) {
                return Truth.UNKNOWN;
            }
            if (a.price().amount().compareTo(raised(b.to().amount())) > 0) {
                return Truth.TRUE;
            }
            return a.to().amount().compareTo(raised(b.price().amount())) <= 0 ? Truth.FALSE : Truth.UNKNOWN;
        }

        @Override
        public Answer answer(Sight sight) {
            return switch (truth(sight)) {
                case TRUE -> {
                    String words = words();
                    yield Answer.yes(List.of(sight.whole(field, words), sight.whole(than, words)));
                }
                case FALSE -> Answer.no();
                case UNKNOWN -> Answer.unknown(fields());
            };
        }

        private BigDecimal raised(BigDecimal amount) {
            return amount.add(amount.multiply(by).movePointLeft(2));
        }

        @Override
        public String words() {
            return field.key() + " is " + (by.signum() == 0 ? "" : "more than " + by.toPlainString() + " % ")
                    + "higher than " + than.key();
        }

        @Override
        public Set<Field> fields() {
            return EnumSet.of(field, than);
        }
    }

    static List<Quote> quote(Field field, Reading reading, String reason) {
        String text = reading.value().text();
        return List.of(new Quote(field, text, 0, text.length(), reading.place(), reason));
    }
}
