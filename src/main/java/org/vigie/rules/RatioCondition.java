package org.vigie.rules;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.vigie.listing.Fact;
import org.vigie.listing.Field;
import org.vigie.listing.Value;
import org.vigie.normalise.Amount;

/// That one amount divided by another is within a limit. False when one of the two was looked for and is not there;
/// unknown when one was not read, the currencies differ, the divisor is not above zero, or one is a range of which only
/// some is within.
///
/// @param limit the least or largest quotient, 0.9 for 90 %
/// @param written the limit as the rule writes it
record RatioCondition(Field of, Field to, Amount.Bound.Kind kind, BigDecimal limit,
        String written) implements FactCondition {

    private record Range(BigDecimal least, BigDecimal most) {}

    @Override
    public Answer answer(Sight sight) {
        for (Field one : List.of(of, to)) {
            if (sight.fact(one) instanceof Fact.Absent) {
                return Answer.no();
            }
        }
        if (!(sight.fact(of) instanceof Fact.Shown above && sight.fact(to) instanceof Fact.Shown below)) {
            return Answer.unknown(fields());
        }
        Optional<Range> a = range(above.chosen());
        Optional<Range> b = range(below.chosen());
        if (a.isEmpty() || b.isEmpty() || !comparable(above.chosen(), below.chosen())
                || b.get().least().signum() <= 0) {
            return Answer.unknown(fields());
        }
        boolean least = within(a.get().least(), b.get().most());
        boolean most = within(a.get().most(), b.get().least());
        if (least && most) {
            return Answer.yes(List.of(
                    FactCondition.quote(of, above.readings().getFirst(), words()).getFirst(),
                    FactCondition.quote(to, below.readings().getFirst(), words()).getFirst()));
        }
        return least || most ? Answer.unknown(fields()) : Answer.no();
    }

    /// Multiplied out, so that nothing is rounded.
    private boolean within(BigDecimal dividend, BigDecimal divisor) {
        int compared = dividend.compareTo(limit.multiply(divisor));
        return switch (kind) {
            case ABOVE -> compared > 0;
            case AT_LEAST -> compared >= 0;
            case BELOW -> compared < 0;
            case AT_MOST -> compared <= 0;
        };
    }

    private static Optional<Range> range(Value value) {
        return switch (value) {
            case Value.Price price -> Optional.of(new Range(price.price().amount(), price.to().amount()));
            case Value.Number number -> Optional.of(new Range(number.number(), number.number()));
            default -> Optional.empty();
        };
    }

    private static boolean comparable(Value one, Value other) {
        return !(one instanceof Value.Price a && other instanceof Value.Price b)
                || a.price().comparableTo(b.price());
    }

    @Override
    public String words() {
        return of.key() + " is " + kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + written + " of "
                + to.key();
    }

    @Override
    public Set<Field> fields() {
        return EnumSet.of(of, to);
    }
}
