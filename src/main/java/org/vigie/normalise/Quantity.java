package org.vigie.normalise;

import java.math.BigDecimal;
import java.util.List;

/// A quantity that stands in a text.
///
/// @param values in the unit of the dimension: one, or every one of several variants (`2.4/5.8 GHz`), or all sides of a
///     thing (`30 x 45 cm`)
/// @param shape how the values belong together
/// @param times how many such things the same words name: 4 of `4x125g`; 1 when they name none
/// @param start first character in the text
/// @param end behind the last character
public record Quantity(Dimension dimension, List<BigDecimal> values, Shape shape, int times, int start, int end) {

    /// How several values belong together.
    public enum Shape {
        ONE,
        VARIANTS,
        RANGE,
        SIDES
    }

    public Quantity {
        values = List.copyOf(values);
    }

    public BigDecimal least() {
        return values.stream().min(BigDecimal::compareTo).orElseThrow();
    }

    public BigDecimal most() {
        return values.stream().max(BigDecimal::compareTo).orElseThrow();
    }

    /// The least value for all the things together.
    public BigDecimal total() {
        return least().multiply(BigDecimal.valueOf(times));
    }
}
