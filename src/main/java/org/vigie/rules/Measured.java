package org.vigie.rules;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vigie.normalise.Dimension;
import org.vigie.normalise.Folding;
import org.vigie.normalise.Unit;

/// An amount that a named property holds, in the unit of its dimension: a length, a mass or an age.
record Measured(BigDecimal amount, Dimension dimension) {

    private static final Pattern NUMBER = Pattern
            .compile("\\s*(\\d{1,9}(?:[.,]\\d{1,6})?)\\s*\\+?\\s*(\\p{L}*)\\.?\\s*\\+?\\s*");
    private static final Set<Dimension> KNOWN = EnumSet.of(Dimension.LENGTH, Dimension.MASS, Dimension.AGE);

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
        return unit.map(one -> new Measured(number.multiply(one.size()), one.dimension()));
    }

    private static Optional<Unit> unit(String word) {
        return Unit.named(word).filter(unit -> KNOWN.contains(unit.dimension()));
    }

    static boolean isUnit(String word) {
        return unit(word).isPresent();
    }
}
