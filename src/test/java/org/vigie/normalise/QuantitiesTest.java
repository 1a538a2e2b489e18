package org.vigie.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantitiesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            Body 1m18 fille          | LENGTH      | 1.18     | 1m18
            grown to 5'10" tall      | LENGTH      | 1.778    | 5'10"
            Vape 9K puffs            | PUFFS       | 9000     | 9K puffs
            Vape 9,5k taffs          | PUFFS       | 9500     | 9,5k taffs
            ab 36 Monate             | AGE         | 36       | 36 Monate
            dès 3 ans                | AGE         | 36       | 3 ans
            12 000 bouffées          | PUFFS       | 12000    | 12 000 bouffées
            1.750 kg                 | MASS        | 1.750    | 1.750 kg
            1.600 mW                 | POWER       | 1.6      | 1.600 mW
            500.000 Volt             | VOLTAGE     | 500000   | 500.000 Volt
            ２００ｍＷ laser            | POWER       | 0.2      | ２００ｍＷ
            绿色200毫瓦激光              | POWER       | 0.2      | 200毫瓦
            """)
    void quantityIsReadAndQuoted(String text, Dimension dimension, BigDecimal value, String quote) {
        Quantity quantity = Quantities.read(text).of(dimension).getFirst();
        assertThat(quantity.least()).isEqualByComparingTo(value);
        assertThat(text.substring(quantity.start(), quantity.end())).isEqualTo(quote);
    }

    @ParameterizedTest
    @CsvSource({"Model A50mW3", "iPhone 15 Pro", "Ref. 12345", "Windows 11 Pro", "AC12ml3"})
    void namesAreNoQuantities(String text) {
        assertThat(Quantities.read(text).all()).isEmpty();
    }

    @Test
    void hugeTextsAreReadInTime() {
        Assertions.assertTimeout(Duration.ofSeconds(10), () -> {
            for (String part : List.of("1 x ", "1", "1.", "1/", "1 ", "12 abc x ", "1.111.", "k ")) {
                assertThat(Quantities.read(part.repeat(100_000))).isNotNull();
            }
        });
    }

    @Test
    void everyWrittenQuantityIsTold() throws IOException {
        Path file = Path.of("../shared/data/normalise/units.tsv");
        Assumptions.assumeTrue(Files.exists(file), "units.tsv skipped: ../shared/data is not here");
        List<String> wrong = new ArrayList<>();
        int known = 0;
        for (String line : Files.readAllLines(file).stream().skip(1).toList()) {
            String[] cells = line.split("\t", -1);
            Quantities read = Quantities.read(cells[0]);
            String size = size(cells, PackSize.of(read));
            String expected = cells[2].equals("class") || cells[3].equals("\\N") ? "none" : size(cells);
            String missing = cells[6].equals("\\N") ? "" : missing(cells[6], read);
            known++;
            if (!size.equals(expected) || !missing.isEmpty()) {
                wrong.add(cells[0] + ": " + expected + " read " + size
                        + (missing.isEmpty() ? "" : " without " + missing));
            }
        }
        System.out.println("units.tsv: " + (known - wrong.size()) + " of " + known);
        assertThat(wrong).isEmpty();
        assertThat(known).isGreaterThan(50);
    }

    private static String size(String[] cells) {
        String values = List.of(cells[3].split("\\.\\.(?=\\d)| x |\\|")).stream()
                .map(value -> rounded(new BigDecimal(value)))
                .collect(Collectors.joining(" "));
        return String.join(" ", values, cells[4], cells[5]);
    }

    private static String size(String[] cells, Optional<PackSize> pack) {
        if (pack.isEmpty()) {
            return "none";
        }
        PackSize size = pack.get();
        List<BigDecimal> values = cells[3].contains("..") ? size.bounds() : size.values();
        String unit = size.dimension().unit();
        BigDecimal times = BigDecimal.ONE;
        if (unit.equals("month")) {
            unit = "year";
            times = new BigDecimal("0.0833333333333");
        } else if (unit.equals("%")) {
            unit = "g/kg";
            times = BigDecimal.TEN;
        }
        BigDecimal factor = times;
        return String.join(" ",
                values.stream().map(value -> rounded(value.multiply(factor))).collect(Collectors.joining(" ")), unit,
                size.counts().stream().map(String::valueOf).collect(Collectors.joining("|")));
    }

    private static String rounded(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.round(new MathContext(4)).stripTrailingZeros().toPlainString();
    }

    /// What the rules ask: the name there, our dimension, and how many of our unit theirs is.
    private record Asked(Dimension dimension, String size) {}

    private static final Map<String, Asked> ASKED = Map.ofEntries(
            Map.entry("alcohol_pct", new Asked(Dimension.PERCENT, "1")),
            Map.entry("pct", new Asked(Dimension.PERCENT, "1")),
            Map.entry("age_months", new Asked(Dimension.AGE, "1")),
            Map.entry("age_min_years", new Asked(Dimension.AGE, "12")),
            Map.entry("deposit_eur", new Asked(Dimension.DEPOSIT, "1")),
            Map.entry("battery_wh", new Asked(Dimension.ENERGY, "1")),
            Map.entry("laser_mw", new Asked(Dimension.POWER, "0.001")),
            Map.entry("wavelength_nm", new Asked(Dimension.WAVELENGTH, "1")),
            Map.entry("volt", new Asked(Dimension.VOLTAGE, "1")), Map.entry("puffs", new Asked(Dimension.PUFFS, "1")),
            Map.entry("nicotine_mg_ml", new Asked(Dimension.CONCENTRATION, "1")),
            Map.entry("magnet_mm", new Asked(Dimension.LENGTH, "0.001")),
            Map.entry("height_cm", new Asked(Dimension.LENGTH, "0.01")),
            Map.entry("blade_cm", new Asked(Dimension.LENGTH, "0.01")));

    private static String missing(String facts, Quantities read) {
        StringBuilder missing = new StringBuilder();
        for (String fact : facts.split(",")) {
            String name = fact.substring(0, fact.indexOf('='));
            String value = fact.substring(fact.indexOf('=') + 1);
            Asked asked = ASKED.get(name);
            boolean told = asked == null
                    ? read.classes().stream().anyMatch(one -> one.name().equals(value))
                    : PackSize.of(read).filter(size -> size.dimension() == asked.dimension()
                            && same(size.values().getFirst(), value, asked)).isPresent()
                            || read.of(asked.dimension()).stream().anyMatch(q -> same(q.least(), value, asked));
            missing.append(told ? "" : fact + " ");
        }
        return missing.toString();
    }

    private static boolean same(BigDecimal read, String value, Asked asked) {
        return read.compareTo(new BigDecimal(value).multiply(new BigDecimal(asked.size()))) == 0;
    }
}
