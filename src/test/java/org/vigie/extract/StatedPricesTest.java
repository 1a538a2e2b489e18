package org.vigie.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatedPricesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Lowest price in last 30 days: €56.25|56.25 EUR",
            "Prix le plus bas des 30 derniers jours : 24,99 €|24.99 EUR",
            "Niedrigster Preis der letzten 30 Tage: 24,99 € (-20 %)|24.99 EUR",
            "24,99 € (niedrigster Preis der letzten 30 Tage)|24.99 EUR",
            "30-Tage-Bestpreis: 1.024,99 €|1024.99 EUR",
            "Precio más bajo en los últimos 30 días: 24,99 €|24.99 EUR",
            "Prezzo più basso degli ultimi 30 giorni: 24,99 €|24.99 EUR",
            "Najniższa cena z 30 dni przed obniżką: 24,99 zł|24.99 PLN",
            "Lowest price guaranteed for 24.99 €|none", "Returns within 30 days, only 24.99 €|none"})
    void lowestPriceOfThirtyDaysIsRead(String line, String expected) {
        assertThat(StatedPrices.lowest(line, "", null).map(Object::toString).orElse("none")).isEqualTo(expected);
    }
}
