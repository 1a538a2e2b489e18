package org.vigie.rules;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vigie.normalise.Dimension;
import org.vigie.normalise.Folding;
import org.vigie.normalise.Unit;

/// An amount that a named property holds, in the base unit of its kind.
///
/// @param amount in millimetres, grams or months
record Measured(BigDecimal amount, Kind kind) {

    enum Kind {
        LENGTH(Dimension.LENGTH, "1000"),
        MASS(Dimension.MASS, "1000"),
        AGE(Dimension.AGE, "1");

        private final Dimension dimension;
        private final BigDecimal perUnit;

        /// @param perUnit how many of the base unit are one of the dimension's unit
        Kind(Dimension dimension, String perUnit) {
            this.dimension = dimension;
            this.perUnit = new BigDecimal(perUnit);
        }

        private static Optional<Kind> of(Dimension dimension) {
            return Arrays.stream(values()).filter(kind -> kind.dimension == dimension).findFirst();
        }
    }

    private static final Pattern NUMBER = Pattern
            .compile("\\s*(\\d{1,9}(?:[.,]\\d{1,6})?)\\s*\\+?\\s*(\\p{L}*)\\.?\\s*\\+?\\s*");

    /// Reads `120`, `120 cm`, `3+`, `1,2 m`; nothing for anything longer, which people must read.
    ///
    /// @param named the unit in the property's name, for a bare number
    static Optional<Measured> read(String text, Optional<String> named) {
        Matcher matcher = NUMBER.matcher(Folding.of(text));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String written = matcher.group(2);
        Optional<Unit> unit = written.isEmpty() ? named.flatMap(Measured::unit) : unit(written);
        BigDecimal number = new BigDecimal(matcher.group(1).replace(',', '.'));
        return unit.flatMap(one -> Kind.of(one.dimension())
                .map(kind -> new Measured(number.multiply(one.size()).multiply(kind.perUnit), kind)));
    }

    private static Optional<Unit> unit(String word) {
        return Unit.named(word).filter(unit -> Kind.of(unit.dimension()).isPresent());
    }

    static boolean isUnit(String word) {
        return unit(word).isPresent();
    }
}
