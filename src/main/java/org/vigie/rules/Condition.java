package org.vigie.rules;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.listing.Field;

/// A question that a rule puts to a listing. Three-valued, and only ever less sure when less was read: hiding a fact
/// turns true or false into unknown, never into the other one. There is no negation; a rule's exceptions negate.
sealed interface Condition permits Condition.All, Condition.Any, Condition.Constant, Mention, FactCondition {

    Answer answer(Sight sight);

    /// The truth of the answer alone, which is told faster: most rules that are looked at do not apply.
    default Truth truth(Sight sight) {
        return answer(sight).truth();
    }

    /// The condition for people, as a phrase.
    String words();

    /// The fields it looks into.
    Set<Field> fields();

    /// True when every one is true, false when one is false.
    record All(List<Condition> of) implements Condition {

        @Override
        public Truth truth(Sight sight) {
            Truth least = Truth.TRUE;
            for (int i = 0; i < of.size(); i++) {
                Truth one = of.get(i).truth(sight);
                if (one == Truth.FALSE) {
                    return one;
                }
                least = one == Truth.UNKNOWN ? one : least;
            }
            return least;
        }

        @Override
        public Answer answer(Sight sight) {
            return switch (truth(sight)) {
                case TRUE -> Answer.yes(quotes(of, sight));
                case FALSE -> Answer.no();
                case UNKNOWN -> unknown(of, sight);
            };
        }

        @Override
        public String words() {
            return join(of, " and ");
        }

        @Override
        public Set<Field> fields() {
            return fieldsOf(of);
        }
    }

    /// True when one is true, false when every one is false.
    record Any(List<Condition> of) implements Condition {

        @Override
        public Truth truth(Sight sight) {
            Truth most = Truth.FALSE;
            for (int i = 0; i < of.size(); i++) {
                Truth one = of.get(i).truth(sight);
                if (one == Truth.TRUE) {
                    return one;
                }
                most = one == Truth.UNKNOWN ? one : most;
            }
            return most;
        }

        @Override
        public Answer answer(Sight sight) {
            return switch (truth(sight)) {
                case TRUE -> Answer.yes(quotes(of, sight));
                case FALSE -> Answer.no();
                case UNKNOWN -> unknown(of, sight);
            };
        }

        @Override
        public String words() {
            return join(of, " or ");
        }

        @Override
        public Set<Field> fields() {
            return fieldsOf(of);
        }
    }

    /// What is left of a rule's part that is not written, or that the check takes away.
    record Constant(boolean holds) implements Condition {

        @Override
        public Truth truth(Sight sight) {
            return Truth.of(holds);
        }

        @Override
        public Answer answer(Sight sight) {
            return holds ? Answer.yes(List.of()) : Answer.no();
        }

        @Override
        public String words() {
            return holds ? "always" : "never";
        }

        @Override
        public Set<Field> fields() {
            return EnumSet.noneOf(Field.class);
        }
    }

    private static List<Quote> quotes(List<Condition> of, Sight sight) {
        List<Quote> quotes = new ArrayList<>();
        for (Condition one : of) {
            quotes.addAll(one.answer(sight).quotes());
        }
        return quotes;
    }

    private static Answer unknown(List<Condition> of, Sight sight) {
        Set<Field> open = EnumSet.noneOf(Field.class);
        for (Condition one : of) {
            open.addAll(one.answer(sight).open());
        }
        return Answer.unknown(open);
    }

    private static String join(List<Condition> of, String word) {
        return of.stream()
                .map(one -> one instanceof All || one instanceof Any ? "(" + one.words() + ")" : one.words())
                .collect(Collectors.joining(word));
    }

    private static Set<Field> fieldsOf(List<Condition> of) {
        Set<Field> fields = EnumSet.noneOf(Field.class);
        of.forEach(one -> fields.addAll(one.fields()));
        return fields;
    }

    /// Every condition in the tree, this one first.
    default Stream<Condition> tree() {
        List<Condition> below = switch (this) {
            case All all -> all.of();
            case Any any -> any.of();
            case Constant c -> new ArrayList<>();
            case Mention m -> new ArrayList<>();
            case FactCondition f -> new ArrayList<>();
        };
        return Stream.concat(Stream.of(this), below.stream().flatMap(Condition::tree));
    }
}
