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

/// What can be measured in a text, with the units that pages use. A further unit is one line here: its spellings and
/// how many of the measure's base unit it is. Case is not heeded: listings write `100MW` for milliwatts, and nobody
/// sells a megawatt.
public enum Measure {

    POWER("mW",
            unit("1", "mw", "milliwatt", "milliwatts", "miliwatt", "milivatios", "毫瓦"),
            unit("1000", "w", "watt", "watts", "vatios", "瓦"),
            unit("0.001", "uw", "microwatt", "microwatts"),
            unit("1000000", "kw", "kilowatt", "kilowatts")),
    PUFFS("puffs",
            unit("1", "puff", "puffs", "taff", "taffs", "bouffee", "bouffees", "zug", "zuge", "zuegen", "zugen",
                    "zuege", "calada", "caladas", "inhalaciones", "tiri", "boccate", "zaciagniec", "buchow", "buchy",
                    "trekjes", "hits", "aspirations", "inhalations", "口", "口感")),
    LENGTH("cm",
            unit("1", "cm", "centimetre", "centimetres", "centimeter", "centimeters", "zentimeter", "centimetros",
                    "centimetri", "centymetrow", "厘米", "公分"),
            unit("0.1", "mm", "millimetre", "millimetres", "millimeter", "毫米"),
            unit("100", "m", "metre", "metres", "meter", "meters", "米"),
            unit("2.54", "inch", "inches", "pouces", "zoll", "英寸")),
    VOLUME("ml",
            unit("1", "ml", "millilitre", "millilitres", "milliliter", "毫升"),
            unit("10", "cl"),
            unit("1000", "l", "litre", "litres", "liter", "升")),
    PERCENT("%",
            unit("1", "%", "percent", "per cent", "pct", "pour cent", "prozent", "por ciento", "per cento", "procent",
                    "proc", "procento")),
    /// A percentage with a minus before it.
    MINUS_PERCENT("%",
            unit("1", "%"));

    /// Spellings, folded, and the size in base units.
    record Unit(BigDecimal size, List<String> spellings) {}

    private static final String NUMBER = "(\\d{1,3}(?:[.,]\\d{3}){1,3}|\\d{1,9})(?:[.,](\\d{1,4}))?";
    private final String base;
    /// Filled by the constructor and only read afterwards.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Map<String, BigDecimal> sizes = new LinkedHashMap<>();
    private final Pattern forward;
    private final Pattern backward;

    Measure(String base, Unit... units) {
        this.base = base;
        for (Unit unit : units) {
            unit.spellings().forEach(spelling -> sizes.put(spelling, unit.size()));
        }
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

    private static Unit unit(String size, String... spellings) {
        return new Unit(new BigDecimal(size), Arrays.stream(spellings).map(Folding::of).toList());
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
