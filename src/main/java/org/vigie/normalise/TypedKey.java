package org.vigie.normalise;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a typed value of a listing is about, and the unit its numbers are in. The key is the name in JSON.
public enum TypedKey {

    POWER_MW(Dimension.POWER, "1000", "power, in milliwatts"),
    VOLTAGE_V(Dimension.VOLTAGE, "1", "voltage, in volts"),
    HEIGHT_CM(Dimension.LENGTH, "100", "height, in centimetres: by the property's name", "height", "hauteur", "höhe",
            "hohe", "hoehe", "altura", "alto", "altezza", "wysokosc", "hoogte", "výška", "vyska", "高度", "高"),
    WIDTH_CM(Dimension.LENGTH, "100", "width, in centimetres: by the property's name", "width", "largeur", "breite",
            "ancho", "anchura", "larghezza", "szerokosc", "breedte", "šířka", "sirka", "宽度", "宽"),
    DEPTH_CM(Dimension.LENGTH, "100", "depth or thickness, in centimetres: by the property's name", "depth",
            "thickness", "profondeur", "epaisseur", "tiefe", "dicke", "profundidad", "grosor", "profondita",
            "spessore", "glebokosc", "grubosc", "diepte", "dikte", "hloubka", "厚度", "深度"),
    DIAMETER_CM(Dimension.LENGTH, "100", "diameter, in centimetres: by the property's name", "diameter", "diametre",
            "durchmesser", "diametro", "srednica", "prumer", "直径"),
    LENGTH_CM(Dimension.LENGTH, "100", "length, or a length whose kind is not said, in centimetres; several are sides"),
    WEIGHT_G(Dimension.MASS, "1000", "a weight, in grams: whose, the property's name says"),
    VOLUME_ML(Dimension.VOLUME, "1000", "volume, in millilitres"),
    AREA_M2(Dimension.AREA, "1", "area, in square metres"),
    SPACE_M3(Dimension.SPACE, "1", "space, in cubic metres"),
    CHARGE_MAH(Dimension.CHARGE, "1000", "charge of a battery, in milliampere-hours"),
    ENERGY_WH(Dimension.ENERGY, "1", "energy, in watt-hours"),
    WAVELENGTH_NM(Dimension.WAVELENGTH, "1", "wavelength, in nanometres"),
    FREQUENCY_HZ(Dimension.FREQUENCY, "1", "frequency, in hertz"),
    PUFFS(Dimension.PUFFS, "1", "puffs of a vape"),
    DOSES(Dimension.DOSES, "1", "doses"),
    PIECES(Dimension.COUNT, "1", "pieces in the pack"),
    PERCENT(Dimension.PERCENT, "1", "a share, in percent"),
    CONCENTRATION_MG_ML(Dimension.CONCENTRATION, "1", "concentration, in milligrams per millilitre"),
    AGE_MONTHS(Dimension.AGE, "1", "age of the user where the words say that it is one, in months; `3+` is 36", "age",
            "ages", "alter", "altersempfehlung", "mindestalter", "edad", "edades", "eta", "wiek", "leeftijd", "vek",
            "idade", "年龄", "适用年龄"),
    LASER_CLASS(null, "1", "laser class by EN 60825-1, as text"),
    FIREWORK_CLASS(null, "1", "firework category by Directive 2013/29/EU, as text"),
    ORIGIN_COUNTRY(null, "1", "country of origin, ISO 3166-1 alpha-2", "country of origin", "origin",
            "country/region of origin", "place of origin", "made in", "country of manufacture", "countryoforigin",
            "pays d'origine", "pays de fabrication", "origine", "ursprungsland", "herkunftsland", "herstellungsland",
            "herkunft", "pais de origen", "origen", "paese di origine", "paese d'origine", "kraj pochodzenia",
            "land van herkomst", "zeme puvodu", "原产地", "产地", "原产国");

    private final @Nullable Dimension dimension;
    private final BigDecimal perUnit;
    private final String sentence;
    /// Words of a property's name, folded.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> names;

    TypedKey(@Nullable Dimension dimension, String perUnit, String sentence, String... names) {
        this.dimension = dimension;
        this.perUnit = new BigDecimal(perUnit);
        this.sentence = sentence;
        this.names = Arrays.stream(names).map(Folding::of).toList();
    }

    /// The name in JSON: `power_mw`.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What it is about, in one phrase.
    public String sentence() {
        return sentence;
    }

    /// The unit of the numbers as people write it; empty for texts and counts.
    public String unit() {
        return switch (this) {
            case POWER_MW -> "mW";
            case VOLTAGE_V -> "V";
            case HEIGHT_CM, WIDTH_CM, DEPTH_CM, DIAMETER_CM, LENGTH_CM -> "cm";
            case WEIGHT_G -> "g";
            case VOLUME_ML -> "ml";
            case AREA_M2 -> "m²";
            case SPACE_M3 -> "m³";
            case CHARGE_MAH -> "mAh";
            case ENERGY_WH -> "Wh";
            case WAVELENGTH_NM -> "nm";
            case FREQUENCY_HZ -> "Hz";
            case PERCENT -> "%";
            case CONCENTRATION_MG_ML -> "mg/ml";
            case AGE_MONTHS -> "months";
            case PUFFS -> "puffs";
            case DOSES -> "doses";
            case PIECES -> "pieces";
            case LASER_CLASS, FIREWORK_CLASS, ORIGIN_COUNTRY -> "";
        };
    }

    /// A number in the unit of the dimension, in the unit of this key.
    BigDecimal of(BigDecimal value) {
        BigDecimal number = value.multiply(perUnit).stripTrailingZeros();
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    /// The key of a quantity; of a length, by the name of the property. Empty when none is kept.
    ///
    /// @param name folded name of the property; empty in a title
    static Optional<TypedKey> of(Dimension dimension, String name) {
        TypedKey general = null;
        for (TypedKey key : values()) {
            if (key.dimension == dimension) {
                if (key.names.isEmpty()) {
                    general = key;
                } else if (key.isNamed(name)) {
                    return Optional.of(key);
                }
            }
        }
        return Optional.ofNullable(general);
    }

    /// Whether a property's folded name says so: it is one of the words, or has it as a word of its own.
    boolean isNamed(String name) {
        return !name.isEmpty() && names.stream().anyMatch(word -> name.equals(word)
                || (this != ORIGIN_COUNTRY && Arrays.asList(name.split("[^\\p{L}\\p{N}]+", -1)).contains(word)));
    }
}
