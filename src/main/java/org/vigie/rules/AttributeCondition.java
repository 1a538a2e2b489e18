package org.vigie.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vigie.listing.Field;
import org.vigie.listing.Reading;
import org.vigie.listing.Value;
import org.vigie.normalise.Folding;

/// A question about a named property. False when the properties were read and none has the name: a page is free to
/// name what it likes, so a name that is not there proves nothing.
///
/// @param names of which one is meant, as [#key] writes them; a unit at the end of a property's name does not count
record AttributeCondition(List<String> names, Test test) implements FactCondition {

    /// What is asked of the content.
    sealed interface Test {

        /// @param unit the unit at the end of the property's name
        Truth of(String content, Optional<String> unit);

        String words();
    }

    /// Folded, it is one of some.
    record Is(List<String> values) implements Test {

        @Override
        public Truth of(String content, Optional<String> unit) {
            return values.contains(Folding.of(content).strip()) ? Truth.TRUE : Truth.FALSE;
        }

        @Override
        public String words() {
            return "is " + String.join(" or ", values);
        }
    }

    /// The property is named, and holds nothing or only a placeholder.
    record Empty() implements Test {

        @Override
        public Truth of(String content, Optional<String> unit) {
            return Placeholder.is(content) ? Truth.TRUE : Truth.FALSE;
        }

        @Override
        public String words() {
            return "is named and left empty";
        }
    }

    /// An amount in the limit; unknown when the content is no amount of that kind.
    ///
    /// @param kind above, at_least, below or at_most
    record Limit(String kind, Measured bound, String written) implements Test {

        @Override
        public Truth of(String content, Optional<String> unit) {
            Optional<Measured> read = Measured.read(content, unit).filter(one -> one.kind() == bound.kind());
            if (read.isEmpty()) {
                return Truth.UNKNOWN;
            }
            int compared = read.get().amount().compareTo(bound.amount());
            boolean met = switch (kind) {
                case "above" -> compared > 0;
                case "at_least" -> compared >= 0;
                case "below" -> compared < 0;
                default -> compared <= 0;
            };
            return met ? Truth.TRUE : Truth.FALSE;
        }

        @Override
        public String words() {
            return "is " + kind.replace('_', ' ') + " " + written;
        }
    }

    @Override
    public Answer answer(Sight sight) {
        if (sight.isUnread(Field.ATTRIBUTES)) {
            return Answer.unknown(fields());
        }
        boolean open = false;
        for (Reading reading : sight.readings(Field.ATTRIBUTES)) {
            if (reading.value() instanceof Value.Attribute attribute && names.contains(key(attribute.name()))) {
                switch (test.of(attribute.content(), unit(attribute.name()))) {
                    case TRUE -> {
                        return Answer.yes(FactCondition.quote(Field.ATTRIBUTES, reading, words()));
                    }
                    case UNKNOWN -> open = true;
                    case FALSE -> {
                    }
                }
            }
        }
        return open ? Answer.unknown(fields()) : Answer.no();
    }

    /// A name in one spelling: `Height (cm)`, `height_cm` and `HEIGHT` are `height`.
    static String key(String name) {
        List<String> words = words(name);
        return String.join(" ", unit(name).isPresent() ? words.subList(0, words.size() - 1) : words);
    }

    /// The unit at the end of a property's name.
    static Optional<String> unit(String name) {
        List<String> words = words(name);
        return words.size() > 1 && Measured.isUnit(words.getLast()) ? Optional.of(words.getLast()) : Optional.empty();
    }

    private static List<String> words(String name) {
        List<String> words = new ArrayList<>(Arrays.asList(Folding.of(name).split("[^\\p{L}\\p{N}]+")));
        words.removeIf(String::isEmpty);
        return words;
    }

    @Override
    public String words() {
        return "the property " + String.join(" or ", names) + " " + test.words();
    }

    @Override
    public Set<Field> fields() {
        return EnumSet.of(Field.ATTRIBUTES);
    }
}
