package org.vigie.rules;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vigie.normalise.Folding;

/// An amount that a named property holds, in the base unit of its kind.
///
/// @param amount in millimetres, grams or months
record Measured(BigDecimal amount, Kind kind) {

    enum Kind {
        LENGTH,
        MASS,
        AGE
    }

    private record Unit(Kind kind, int factor) {}

    private static final Pattern NUMBER = Pattern
            .compile("\\s*(\\d{1,9}(?:[.,]\\d{1,6})?)\\s*\\+?\\s*(\\p{L}*)\\.?\\s*\\+?\\s*");
    private static final Unit YEARS = new Unit(Kind.AGE, 12);
    private static final Unit MONTHS = new Unit(Kind.AGE, 1);
    private static final Map<String, Unit> UNITS = Map.ofEntries(Map.entry("mm", new Unit(Kind.LENGTH, 1)),
            Map.entry("cm", new Unit(Kind.LENGTH, 10)), Map.entry("m", new Unit(Kind.LENGTH, 1000)),
            Map.entry("g", new Unit(Kind.MASS, 1)), Map.entry("kg", new Unit(Kind.MASS, 1000)),
            Map.entry("years", YEARS), Map.entry("year", YEARS), Map.entry("yrs", YEARS), Map.entry("y", YEARS),
            Map.entry("ans", YEARS), Map.entry("an", YEARS), Map.entry("jahre", YEARS), Map.entry("jahren", YEARS),
            Map.entry("jahr", YEARS), Map.entry("anos", YEARS), Map.entry("anni", YEARS), Map.entry("lat", YEARS),
            Map.entry("jaar", YEARS), Map.entry("岁", YEARS), Map.entry("months", MONTHS), Map.entry("month", MONTHS),
            Map.entry("mois", MONTHS), Map.entry("monate", MONTHS), Map.entry("meses", MONTHS),
            Map.entry("mesi", MONTHS), Map.entry("maanden", MONTHS));

    /// Reads `120`, `120 cm`, `3+`, `1,2 m`; nothing for anything longer, which people must read.
    ///
    /// @param named the unit in the property's name, for a bare number
    static Optional<Measured> read(String text, Optional<String> named) {
        Matcher matcher = NUMBER.matcher(Folding.of(text).toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String written = matcher.group(2);
        Optional<Unit> unit = written.isEmpty()
                ? named.flatMap(name -> Optional.ofNullable(UNITS.get(name)))
                : Optional.ofNullable(UNITS.get(written));
        BigDecimal number = new BigDecimal(matcher.group(1).replace(',', '.'));
        return unit.map(one -> new Measured(number.multiply(BigDecimal.valueOf(one.factor())), one.kind()));
    }

    static boolean isUnit(String word) {
        return UNITS.containsKey(word);
    }
}
