package org.vigie.normalise;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;
import org.vigie.listing.Field;

/// A value that a title or a named property says in words, with what it is about and in one unit.
///
/// @param field whose reading says it
/// @param reading which reading of the field, from 0
/// @param numbers in the key's unit: one, the ends of a range, every variant, or all sides; empty for texts
/// @param shape how several numbers belong together
/// @param text the value of a key that is no number, such as a laser class; else empty
/// @param start first character in the text of the reading ([org.vigie.listing.Value#text()])
/// @param end behind the last character
public record TypedValue(TypedKey key, Field field, int reading, List<BigDecimal> numbers, Quantity.Shape shape,
        String text, int start, int end) {

    public TypedValue {
        numbers = List.copyOf(numbers);
    }

    /// For people: `1600 mW`, `8 to 12 cm`, `30 × 45 cm`, `3B`.
    public String words() {
        if (numbers.isEmpty()) {
            return text;
        }
        String between = switch (shape) {
            case RANGE -> " to ";
            case SIDES -> " × ";
            case ONE, VARIANTS -> ", ";
        };
        String all = numbers.stream().map(TypedValue::rounded).collect(Collectors.joining(between));
        return key == TypedKey.PERCENT ? all + " %" : (all + " " + key.unit()).strip();
    }

    /// Inches and pounds make long numbers of centimetres and grams: to a thousandth, or as it is below one.
    private static String rounded(BigDecimal number) {
        boolean fine = number.abs().compareTo(BigDecimal.ONE) < 0;
        BigDecimal round = fine ? number : number.setScale(Math.min(3, number.scale()), RoundingMode.HALF_UP);
        return round.stripTrailingZeros().toPlainString();
    }
}
