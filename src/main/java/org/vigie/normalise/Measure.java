package org.vigie.normalise;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What rules measure in a text, in the unit that rules count in. The spellings are those of [UnitWords]. Case is not
/// heeded: listings write `100MW` for milliwatts, and nobody sells a megawatt.
public enum Measure {

    POWER(Dimension.POWER, "mW", "1000"),
    PUFFS(Dimension.PUFFS, "puffs", "1"),
    LENGTH(Dimension.LENGTH, "cm", "100"),
    VOLUME(Dimension.VOLUME, "ml", "1000"),
    PERCENT(Dimension.PERCENT, "%", "1"),
    /// A percentage with a minus before it.
    MINUS_PERCENT(Dimension.PERCENT, "%", "1");

    private static final String NUMBER = "(\\d{1,3}(?:[.,]\\d{3}){1,3}|\\d{1,9})(?:[.,](\\d{1,4}))?";
    private final String base;
    /// Filled by the constructor and only read afterwards.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Map<String, BigDecimal> sizes = new LinkedHashMap<>();
    private final Pattern forward;
    private final Pattern backward;

    /// @param perUnit how many of the base unit are one of the dimension's unit
    Measure(Dimension dimension, String base, String perUnit) {
        this.base = base;
        boolean minus = name().equals("MINUS_PERCENT");
        UnitWords.of(dimension).forEach((word, size) -> {
            if (!minus || word.equals("%")) {
                sizes.put(word, size.multiply(new BigDecimal(perUnit)));
            }
        });
        String spellings = sizes.keySet().stream().sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote).collect(Collectors.joining("|"));
        boolean puffs = name().equals("PUFFS");
        String number = puffs ? NUMBER.replace("[.,]\\d{3}", "[., ]\\d{3}") : NUMBER;
        String thousands = puffs ? "(k)?" : "()";
        this.forward = Pattern.compile(number + "\\s?" + thousands + "\\+?[ -]{0,2}(" + spellings + ")(?![a-z0-9])");
        // `Power (mW): 100`; single letters are left out, `W: 40` being a width. Puffs also in `Puff 9000`.
        String names = sizes.keySet().stream().filter(s -> s.length() > 1).map(Pattern::quote)
                .collect(Collectors.joining("|", "(?<![a-z0-9])(", ")"));
        boolean none = sizes.keySet().stream().allMatch(s -> s.length() == 1);
        this.backward = Pattern.compile((none ? "(?!)" : "") + names + "[)\\]]?\\s?" + (puffs ? "[:=]?" : "[:=]")
                + "\\s?" + number + thousands + "(?![a-z0-9%.,])");
    }

    /// Name in rule files: `minus-percent`.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String base() {
        return base;
    }

    /// Size in base units of a unit as written.
    public Optional<BigDecimal> size(String unit) {
        return Optional.ofNullable(sizes.get(Folding.of(unit.strip())));
    }

    public List<String> units() {
        return List.copyOf(sizes.keySet());
    }

    /// A number and its unit, from the number on: whole, fraction, thousands, unit.
    Pattern forward() {
        return forward;
    }

    /// A unit and its number: unit, whole, fraction, thousands.
    Pattern backward() {
        return backward;
    }

    public static Optional<Measure> ofKey(String key) {
        return Arrays.stream(values()).filter(measure -> measure.key().equals(key)).findFirst();
    }
}
