package org.vigie.normalise;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The words and signs for units, folded: the one list of the house, for titles, for properties and for rules. A
/// further spelling is one word here. `MW` is read as milliwatt: listings type it so, and nobody sells a megawatt.
final class UnitWords {

    private static final Map<String, Unit> WORDS = words();

    /// Too short to be read inside a sentence: they count where nothing else stands beside the number.
    private static final Map<String, Unit> ALONE = Map.of("y", new Unit(Dimension.AGE, new BigDecimal(12)));

    private UnitWords() {
    }

    static Unit of(String folded) {
        Unit word = WORDS.get(folded);
        if (word == null) {
            throw new IllegalArgumentException("no unit: " + folded);
        }
        return word;
    }

    /// The unit that a folded word names where it stands alone beside a number.
    static Optional<Unit> alone(String folded) {
        return Optional.ofNullable(WORDS.getOrDefault(folded, ALONE.get(folded)));
    }

    /// Every spelling of a dimension's units and its size, the dimension's own order.
    static Map<String, BigDecimal> of(Dimension dimension) {
        Map<String, BigDecimal> sizes = new LinkedHashMap<>();
        WORDS.forEach((word, unit) -> {
            if (unit.dimension() == dimension) {
                sizes.put(word, unit.size());
            }
        });
        return sizes;
    }

    /// Every spelling as alternatives of a pattern, the longest first.
    static String alternatives() {
        return WORDS.keySet().stream().sorted(Comparator.comparingInt(String::length).reversed()).map(Pattern::quote)
                .collect(Collectors.joining("|"));
    }

    private static Map<String, Unit> words() {
        Map<String, Unit> words = new LinkedHashMap<>();
        put(words, Dimension.MASS, "0.000001", "mg milligram milligrams milligramm milligrammes");
        put(words, Dimension.MASS, "0.001", "g gr gram grams gramm gramme grammes gramos grammi gramow 克");
        put(words, Dimension.MASS, "1", "kg kgs kilo kilos kilogram kilograms kilogramm kilogrammes 千克 公斤");
        put(words, Dimension.MASS, "0.45359237", "lb lbs pound pounds");
        put(words, Dimension.MASS, "0.028349523125", "oz ounce ounces onces");
        put(words, Dimension.VOLUME, "0.001", "ml millilitre millilitres milliliter milliliters 毫升");
        put(words, Dimension.VOLUME, "0.01", "cl centilitre centilitres");
        put(words, Dimension.VOLUME, "0.1", "dl");
        put(words, Dimension.VOLUME, "1", "l lt ltr litre litres liter liters litro litros litri litr litrow 升");
        put(words, Dimension.VOLUME, "0.0295735295625", "fl_oz fl._oz fl_oz. fl._oz. floz fluid_ounce fluid_ounces");
        put(words, Dimension.VOLUME, "3.785411784", "gal gallon gallons");
        put(words, Dimension.SPACE, "0.028316846592", "cu._ft cu_ft cuft cubic_feet cubic_foot ft3");
        put(words, Dimension.SPACE, "1", "m3");
        put(words, Dimension.AREA, "1", "m2 qm sqm metres_carres quadratmeter");
        put(words, Dimension.LENGTH, "0.001", "mm millimetre millimetres millimeter millimeters 毫米");
        put(words, Dimension.LENGTH, "0.01", "cm centimetre centimetres centimeter centimeters zentimeter"
                + " centimetros centimetri centymetrow 厘米 公分");
        put(words, Dimension.LENGTH, "1", "m metre metres meter meters metro metros metri 米");
        put(words, Dimension.LENGTH, "0.0254", "inch inches pouce pouces zoll pulgadas pollici cali 英寸");
        put(words, Dimension.LENGTH, "0.3048", "ft feet foot pieds");
        put(words, Dimension.WAVELENGTH, "1", "nm nanometre nanometres nanometer 纳米");
        put(words, Dimension.POWER, "0.000001", "uw microwatt microwatts");
        put(words, Dimension.POWER, "0.001", "mw milliwatt milliwatts miliwatt milivatios 毫瓦");
        put(words, Dimension.POWER, "1", "w watt watts vatios 瓦");
        put(words, Dimension.POWER, "1000", "kw kilowatt kilowatts");
        put(words, Dimension.VOLTAGE, "1", "v volt volts voltios volty wolt woltow 伏");
        put(words, Dimension.VOLTAGE, "1000", "kv kilovolt kilovolts");
        put(words, Dimension.CHARGE, "0.001", "mah");
        put(words, Dimension.CHARGE, "1", "ah");
        put(words, Dimension.ENERGY, "1", "wh");
        put(words, Dimension.ENERGY, "1000", "kwh");
        put(words, Dimension.FREQUENCY, "1", "hz hertz");
        put(words, Dimension.FREQUENCY, "1000", "khz");
        put(words, Dimension.FREQUENCY, "1000000", "mhz");
        put(words, Dimension.FREQUENCY, "1000000000", "ghz");
        put(words, Dimension.PERCENT, "1",
                "% percent per_cent pct pour_cent prozent por_ciento per_cento procent proc procento"
                        + " %vol %_vol %_vol. %vol.");
        put(words, Dimension.CONCENTRATION, "1", "mg/ml");
        put(words, Dimension.AGE, "1",
                "mois month months mo mos monate monaten monat meses mesi miesiecy mies maanden mesicu"
                        + " 个月");
        put(words, Dimension.AGE, "12", "ans an years year yrs yr jahre jahren anos anni lat lata jaar let roku 岁");
        put(words, Dimension.PUFFS, "1",
                "puff puffs taff taffs bouffee bouffees zug zuge zugen zuege zuegen calada caladas"
                        + " inhalaciones tiri boccate zaciagniec buchow buchy trekjes hits aspirations inhalations 口 口感");
        put(words, Dimension.COUNT, "1", "count ct pc pcs piece pieces stuck stk st. uds ud unites unite unidades szt"
                + " sztuk ks kusu stuks pezzi pz tabletten kapseln capsules gelules comprimes tablets 个 件 片 只 支");
        return Collections.unmodifiableMap(words);
    }

    private static void put(Map<String, Unit> words, Dimension dimension, String size, String spellings) {
        for (String spelling : spellings.split(" ")) {
            words.put(Folding.of(spelling.replace('_', ' ')), new Unit(dimension, new BigDecimal(size)));
        }
    }
}
