package org.vigie.normalise;

/// What a quantity measures, and the unit its numbers are in.
public enum Dimension {
    MASS("kg"),
    VOLUME("l"),
    LENGTH("m"),
    AREA("m2"),
    SPACE("m3"),
    POWER("W"),
    VOLTAGE("V"),
    CHARGE("Ah"),
    ENERGY("Wh"),
    WAVELENGTH("nm"),
    FREQUENCY("Hz"),
    PUFFS("puff"),
    DOSES("dose"),
    COUNT("piece"),
    PERCENT("%"),
    CONCENTRATION("mg/ml"),
    AGE("month"),
    DEPOSIT("");

    private final String unit;

    Dimension(String unit) {
        this.unit = unit;
    }

    /// Symbol of the unit; empty for a deposit, whose currency the text does not say.
    public String unit() {
        return unit;
    }
}
