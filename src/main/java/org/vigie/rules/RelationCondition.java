package org.vigie.rules;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vigie.listing.Countries;
import org.vigie.listing.Fact;
import org.vigie.listing.Field;
import org.vigie.listing.Reading;
import org.vigie.listing.Value;
import org.vigie.normalise.Folding;

/// A question about how facts stand to each other, or to the day.
sealed interface RelationCondition extends FactCondition {

    /// That an announced percentage is more than the one that two prices give: `(from - to) / from`. Of ranges, more
    /// than the largest they allow; unknown when only some of the range allows it.
    ///
    /// @param points how many percentage points are rounding
    record Overstated(Field claimed, Field from, Field to, BigDecimal points) implements RelationCondition {

        @Override
        public Answer answer(Sight sight) {
            for (Field one : List.of(claimed, from, to)) {
                if (sight.fact(one) instanceof Fact.Absent) {
                    return Answer.no();
                }
            }
            if (!(sight.fact(claimed) instanceof Fact.Shown announced && sight.fact(from) instanceof Fact.Shown high
                    && sight.fact(to) instanceof Fact.Shown low && announced.chosen() instanceof Value.Number percent
                    && high.chosen() instanceof Value.Price a && low.chosen() instanceof Value.Price b
                    && a.price().comparableTo(b.price()) && a.price().amount().signum() > 0)) {
                return Answer.unknown(fields());
            }
            BigDecimal most = reduction(a.to().amount(), b.price().amount()).add(points);
            BigDecimal least = reduction(a.price().amount(), b.to().amount()).add(points);
            if (percent.number().abs().compareTo(most) > 0) {
                List<Quote> quotes = new ArrayList<>();
                quotes.addAll(FactCondition.quote(claimed, announced.readings().getFirst(), words()));
                quotes.addAll(FactCondition.quote(from, high.readings().getFirst(), words()));
                quotes.addAll(FactCondition.quote(to, low.readings().getFirst(), words()));
                return Answer.yes(quotes);
            }
            return percent.number().abs().compareTo(least) <= 0 ? Answer.no() : Answer.unknown(fields());
        }

        private static BigDecimal reduction(BigDecimal from, BigDecimal to) {
            return from.subtract(to).movePointRight(2).divide(from, MathContext.DECIMAL64);
        }

        @Override
        public String words() {
            return claimed.key() + " is more than the reduction from " + from.key() + " to " + to.key();
        }

        @Override
        public Set<Field> fields() {
            return EnumSet.of(claimed, from, to);
        }
    }

    /// That two sources on the page give different values for one field; texts are compared folded, amounts in the same
    /// currency only.
    record Contradicted(Field field) implements RelationCondition {

        @Override
        public Answer answer(Sight sight) {
            if (sight.isUnread(field)) {
                return Answer.unknown(EnumSet.of(field));
            }
            List<Reading> readings = sight.readings(field);
            for (Reading one : readings) {
                for (Reading other : readings) {
                    if (!one.place().source().equals(other.place().source()) && differ(one.value(), other.value())) {
                        return Answer.yes(List.of(FactCondition.quote(field, one, words()).getFirst(),
                                FactCondition.quote(field, other, words()).getFirst()));
                    }
                }
            }
            return Answer.no();
        }

        private static boolean differ(Value one, Value other) {
            return switch (one) {
                case Value.Price a when other instanceof Value.Price b -> a.price().comparableTo(b.price())
                        && (a.to().amount().compareTo(b.price().amount()) < 0
                                || b.to().amount().compareTo(a.price().amount()) < 0);
                case Value.Number a when other instanceof Value.Number b -> a.number().compareTo(b.number()) != 0;
                case Value.Attribute a when other instanceof Value.Attribute b ->
                    folded(a.name()).equals(folded(b.name())) && !folded(a.content()).equals(folded(b.content()));
                default -> !folded(one.text()).equals(folded(other.text()));
            };
        }

        private static String folded(String text) {
            return Folding.of(text).strip();
        }

        @Override
        public String words() {
            return "sources contradict each other on " + field.key();
        }

        @Override
        public Set<Field> fields() {
            return EnumSet.of(field);
        }
    }

    /// That a text is written, and in none of the languages of the country the offer is made to. Unknown when the
    /// market is not stated or its languages are not known to us, or a text is too short to tell.
    record Foreign(Field field) implements RelationCondition {

        @Override
        public Answer answer(Sight sight) {
            if (sight.isUnread(field)) {
                return Answer.unknown(EnumSet.of(field));
            }
            List<Reading> readings = sight.readings(field);
            if (readings.isEmpty() || sight.holdsPlaceholder(field)) {
                return Answer.no();
            }
            Set<String> wanted = wanted(sight.readings(Field.MARKET));
            List<Optional<String>> found = readings.stream().map(one -> Tongue.of(one.value().text())).toList();
            if (wanted.isEmpty() || found.stream().flatMap(Optional::stream).anyMatch(wanted::contains)) {
                return wanted.isEmpty() ? Answer.unknown(EnumSet.of(Field.MARKET)) : Answer.no();
            }
            return found.stream().allMatch(Optional::isPresent)
                    ? Answer.yes(FactCondition.quote(field, readings.getFirst(), words()))
                    : Answer.unknown(EnumSet.of(field));
        }

        private static Set<String> wanted(List<Reading> markets) {
            Set<String> codes = new HashSet<>();
            markets.forEach(market -> codes.add(Countries.code(market.value().text()).orElse("")));
            return codes.size() == 1 ? Tongue.spokenIn(codes.iterator().next()) : Set.of();
        }

        @Override
        public String words() {
            return field.key() + " is in no language of the market";
        }

        @Override
        public Set<Field> fields() {
            return EnumSet.of(field, Field.MARKET);
        }
    }

    /// That the capture was made on a day from and until, both included.
    record Day(Optional<LocalDate> from, Optional<LocalDate> until) implements RelationCondition {

        @Override
        public Answer answer(Sight sight) {
            boolean inside = from.map(day -> !sight.day().isBefore(day)).orElse(true)
                    && until.map(day -> !sight.day().isAfter(day)).orElse(true);
            return inside ? Answer.yes(List.of()) : Answer.no();
        }

        @Override
        public String words() {
            return "the day is" + from.map(day -> " from " + day).orElse("")
                    + until.map(day -> " until " + day).orElse("");
        }

        @Override
        public Set<Field> fields() {
            return EnumSet.noneOf(Field.class);
        }
    }
}
