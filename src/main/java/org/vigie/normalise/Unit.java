package org.vigie.normalise;

import java.math.BigDecimal;
import java.util.Optional;

/// A unit of measure.
///
/// @param size how many of the dimension's unit it is
public record Unit(Dimension dimension, BigDecimal size) {

    /// The unit that a word or sign names where it stands alone beside a number, whatever its case and accents: `cm`,
    /// `Jahre`, `岁`; empty when it names none.
    public static Optional<Unit> named(String word) {
        return UnitWords.alone(Folding.of(word).strip());
    }
}
