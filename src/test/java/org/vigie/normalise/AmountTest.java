package org.vigie.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AmountTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POWER         | pen 50mW green            | 50    | 50mW
            POWER         | pen 100 MW                | 100   | 100 MW
            POWER         | 1,6 W blau                | 1600  | 1,6 W
            POWER         | 1.600 mW                  | 1600  | 1.600 mW
            POWER         | 0.5 mW                    | 0.5   | 0.5 mW
            POWER         | 0,500 mW                  | 0.500 | 0,500 mW
            POWER         | 500 µW                    | 0.5   | 500 µW
            POWER         | 1-5 mW                    | 5     | 5 mW
            POWER         | model 303 100mw           | 100   | 100mw
            POWER         | Power (mW): 250           | 250   | mW): 250
            POWER         | ５０ｍＷ                    | 50    | ５０ｍＷ
            POWER         | 200毫瓦激光                 | 200   | 200毫瓦
            PUFFS         | 9K puffs                  | 9000  | 9K puffs
            PUFFS         | 9.5k taffs                | 9500  | 9.5k taffs
            PUFFS         | 12 000 bouffées           | 12000 | 12 000 bouffées
            PUFFS         | 700 Züge                  | 700   | 700 Züge
            PUFFS         | Puff 9000                 | 9000  | Puff 9000
            PUFFS         | Puffs: 600                | 600   | Puffs: 600
            LENGTH        | height_cm: 120            | 120   | cm: 120
            LENGTH        | 18 mm                     | 1.8   | 18 mm
            VOLUME        | 2 cl                      | 20    | 2 cl
            PERCENT       | 95 % coton                | 95    | 95 %
            MINUS_PERCENT | jetzt −40 %               | 40    | −40 %
            """)
    void isReadAndQuoted(Measure measure, String text, BigDecimal value, String quote) {
        Amount amount = Amount.in(Tokens.of(text), measure).getFirst();

        assertThat(amount.value()).isEqualByComparingTo(value);
        assertThat(text.substring(amount.span().start(), amount.span().end())).isEqualTo(
                measure == Measure.MINUS_PERCENT ? quote.substring(1) : quote);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POWER         | W: 40 H: 20
            POWER         | A50mW3
            POWER         | 50 mWh
            MINUS_PERCENT | 30-40 %
            MINUS_PERCENT | 40 %
            PUFFS         | puffed rice 400 g
            PERCENT       | %
            """)
    void isNotReadFromOtherThings(Measure measure, String text) {
        assertThat(Amount.in(Tokens.of(text), measure)).isEmpty();
    }

    @Test
    void lessThanProvesNothingOfBeingAbove() {
        Amount ceiling = Amount.in(Tokens.of("<5 mW"), Measure.POWER).getFirst();
        Amount.Bound above = new Amount.Bound(Amount.Bound.Kind.ABOVE, BigDecimal.ONE, "1 mW");
        Amount.Bound atMost = new Amount.Bound(Amount.Bound.Kind.AT_MOST, BigDecimal.valueOf(5), "5 mW");

        assertThat(ceiling.ceiling()).isTrue();
        assertThat(above.met(ceiling)).isFalse();
        assertThat(atMost.met(ceiling)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"POWER", "PUFFS", "LENGTH", "VOLUME", "PERCENT"})
    void rulesAndListingsMeasureTheSame(Measure measure) {
        for (String unit : measure.units()) {
            String text = "about 7 " + unit;
            Quantity quantity = Quantities.read(text).all().getFirst();
            BigDecimal ofBase = measure.size(unit).orElseThrow();
            assertThat(quantity.least()).as(text)
                    .isEqualByComparingTo(BigDecimal.valueOf(7).multiply(Unit.named(unit).orElseThrow().size()));
            assertThat(Amount.in(Tokens.of(text), measure).getFirst().value()).as(text)
                    .isEqualByComparingTo(BigDecimal.valueOf(7).multiply(ofBase));
        }
    }
}
