package org.vigie.rules;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vigie.normalise.Amount;
import org.vigie.normalise.Measure;
import org.vigie.yaml.Nearest;
import org.vigie.yaml.YamlValue;

/// Reads a limit: a number with a decimal point and a unit of its measure, `1.5 mW`.
final class BoundReader {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)\\s*(\\D*)");

    private BoundReader() {
    }

    static Optional<Amount.Bound> read(Measure measure, Amount.Bound.Kind kind, YamlValue value) {
        Optional<String> written = value.text();
        if (written.isEmpty()) {
            return Optional.empty();
        }
        Matcher matcher = FORM.matcher(written.get().strip());
        if (!matcher.matches()) {
            value.problem("`" + value.path() + "` must be a number and a unit, such as 1.5 " + measure.base() + ".");
            return Optional.empty();
        }
        String unit = matcher.group(2).isBlank() ? measure.base() : matcher.group(2).strip();
        Optional<BigDecimal> size = measure.size(unit);
        if (size.isEmpty()) {
            value.problem("`" + unit + "` is not a unit of " + measure.key() + "."
                    + Nearest.of(unit, measure.units()).map(near -> " Did you mean `" + near + "`?")
                            .orElse(" Known: " + String.join(", ", measure.units()) + "."));
            return Optional.empty();
        }
        return Optional.of(new Amount.Bound(kind, new BigDecimal(matcher.group(1)).multiply(size.get()),
                written.get().strip()));
    }
}
