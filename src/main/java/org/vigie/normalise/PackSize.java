package org.vigie.normalise;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// How much a buyer gets: the quantity that the thing is sold by, for all pieces together. What a text says twice
/// (`4x125g - 500g`, `12 fl oz (355 ml)`) is counted once.
///
/// @param values in the unit of the dimension: the total, or every variant's
/// @param counts how many pieces, of every variant
public record PackSize(Dimension dimension, List<BigDecimal> values, List<Integer> counts) {

    /// What things are sold by, the first that a text names.
    private static final List<Dimension> ORDER = List.of(Dimension.MASS, Dimension.VOLUME, Dimension.SPACE,
            Dimension.AREA,
            Dimension.ENERGY, Dimension.POWER, Dimension.PUFFS, Dimension.DOSES, Dimension.VOLTAGE, Dimension.FREQUENCY,
            Dimension.LENGTH, Dimension.COUNT, Dimension.CONCENTRATION, Dimension.PERCENT, Dimension.AGE);

    public PackSize {
        values = List.copyOf(values);
        counts = List.copyOf(counts);
    }

    /// The size that a text names; empty when it names none.
    public static Optional<PackSize> of(Quantities read) {
        List<Quantity> volts = read.of(Dimension.VOLTAGE);
        List<Quantity> charges = read.of(Dimension.CHARGE);
        if (read.of(Dimension.ENERGY).isEmpty() && !volts.isEmpty() && !charges.isEmpty()) {
            return Optional.of(new PackSize(Dimension.ENERGY,
                    List.of(volts.getFirst().least().multiply(charges.getFirst().least())), List.of(read.packs())));
        }
        return ORDER.stream().map(read::of).filter(quantities -> !quantities.isEmpty()).findFirst()
                .map(quantities -> of(quantities, read.packs()));
    }

    private static PackSize of(List<Quantity> quantities, int packs) {
        Quantity first = quantities.getFirst();
        if (first.shape() == Quantity.Shape.SIDES) {
            return first.values().size() == 2
                    ? new PackSize(Dimension.AREA, List.of(first.values().get(0).multiply(first.values().get(1))),
                            List.of(packs))
                    : new PackSize(first.dimension(), first.values(), List.of(packs));
        }
        Quantity metric = quantities.stream().filter(q -> roundest(q) < roundest(first) && near(q, first)
                && q.total().compareTo(first.total()) != 0).findFirst()
                .orElse(first);
        int times = metric.times() > 1 ? metric.times() : packs;
        BigDecimal each = BigDecimal.valueOf(times);
        List<Integer> counts = new ArrayList<>(List.of(times));
        for (Quantity other : quantities) {
            boolean same = other != metric && other.total().compareTo(metric.total()) == 0;
            if (same && other.times() > 1 && other.times() != times) {
                counts.add(other.times());
            }
        }
        if (metric.dimension() == Dimension.COUNT && times == 1) {
            counts.set(0, metric.least().intValue());
        }
        return new PackSize(metric.dimension(), metric.values().stream().map(value -> value.multiply(each)).toList(),
                counts);
    }

    private static int roundest(Quantity quantity) {
        return quantity.least().stripTrailingZeros().scale();
    }

    /// Whether two quantities differ by rounding only, as fluid ounces and millilitres do.
    private static boolean near(Quantity one, Quantity other) {
        BigDecimal gap = one.total().subtract(other.total()).abs();
        return gap.multiply(BigDecimal.valueOf(50)).compareTo(other.total().abs()) < 0;
    }

    /// Lowest and highest value, or the one value.
    public List<BigDecimal> bounds() {
        TreeSet<BigDecimal> sorted = new TreeSet<>(values);
        return sorted.size() == 1 ? List.of(sorted.first()) : List.of(sorted.first(), sorted.last());
    }
}
