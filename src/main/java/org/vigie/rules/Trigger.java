package org.vigie.rules;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.vigie.listing.Field;

/// Something a listing must show before a condition can be true.
sealed interface Trigger {

    /// A phrase of a list.
    ///
    /// @param fields where it must stand, one bit for each field by their order
    record Words(String list, long fields) implements Trigger {}

    /// A value of a field.
    record Shown(Field field) implements Trigger {}

    /// That a field was looked for and says nothing.
    record Absent(Field field) implements Trigger {}

    /// Triggers of which one is there whenever the condition is true: of all such sets the one that is there most
    /// rarely. Nothing when the condition may be true of any listing; an empty set when it is never true.
    ///
    /// @param frequency how often a phrase of a list is found, from 0 to 1
    static Optional<Set<Trigger>> of(Condition condition, ToDoubleFunction<String> frequency) {
        return switch (condition) {
            case Condition.All all -> all.of().stream().map(one -> of(one, frequency)).flatMap(Optional::stream)
                    .reduce((a, b) -> cost(b, frequency) < cost(a, frequency) ? b : a);
            case Condition.Any any -> {
                Set<Trigger> union = new HashSet<>();
                for (Condition one : any.of()) {
                    Optional<Set<Trigger>> triggers = of(one, frequency);
                    if (triggers.isEmpty()) {
                        yield Optional.empty();
                    }
                    union.addAll(triggers.get());
                }
                yield Optional.of(union);
            }
            case Condition.Constant constant -> constant.holds() ? Optional.empty() : Optional.of(Set.of());
            case Mention mention -> Optional.of(mention(mention, frequency));
            case FactCondition fact -> fact(fact);
        };
    }

    private static Set<Trigger> mention(Mention mention, ToDoubleFunction<String> frequency) {
        Set<Trigger> found = new HashSet<>();
        if (mention.finder() instanceof Finder.Phrases phrases) {
            phrases.lists().forEach(list -> found.add(new Words(list, Sight.bits(mention.in()))));
        } else {
            mention.in().forEach(field -> found.add(new Shown(field)));
        }
        if (mention.near().isEmpty()) {
            return found;
        }
        Set<Trigger> beside = new HashSet<>();
        mention.near().forEach(
                near -> near.other().lists().forEach(list -> beside.add(new Words(list, Sight.bits(mention.in())))));
        return cost(beside, frequency) < cost(found, frequency) ? beside : found;
    }

    private static Optional<Set<Trigger>> fact(FactCondition fact) {
        return switch (fact) {
            case FactCondition.Shown shown -> shown(shown.field());
            case FactCondition.Absent absent -> Optional.of(Set.of(new Absent(absent.field())));
            case FactCondition.Flagged flagged -> shown(flagged.field());
            case FactCondition.Is is -> shown(is.field());
            case FactCondition.Outside outside -> shown(outside.field());
            case FactCondition.Inside inside -> shown(inside.field());
            case FactCondition.Higher higher -> shown(higher.than());
            case AttributeCondition attribute -> shown(Field.ATTRIBUTES);
            case RatioCondition ratio -> shown(ratio.of());
            case RelationCondition.Overstated overstated -> shown(overstated.claimed());
            case RelationCondition.Contradicted contradicted -> shown(contradicted.field());
            case RelationCondition.Foreign foreign -> shown(foreign.field());
            case RelationCondition.Day day -> Optional.empty();
        };
    }

    private static Optional<Set<Trigger>> shown(Field field) {
        return Optional.of(Set.of(new Shown(field)));
    }

    private static double cost(Set<Trigger> triggers, ToDoubleFunction<String> frequency) {
        double sum = 0;
        for (Trigger trigger : triggers) {
            sum += switch (trigger) {
                case Words words -> frequency.applyAsDouble(words.list());
                case Shown s -> 1;
                case Absent a -> 0.5;
            };
        }
        return sum;
    }
}
