package org.vigie.extract.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class AmountsTest {

    private static String read(String text, char decimal) {
        return Amounts.read(text, decimal, "USD").map(Object::toString).orElse("none");
    }

    @Test
    void amountsAsDataStateThem() {
        assertThat(read("15.00 EUR", '.')).isEqualTo("15.00 EUR");
        assertThat(read("EUR 1,299.00", '.')).isEqualTo("1299.00 EUR");
        assertThat(read("1 299,50 €", ',')).isEqualTo("1299.50 EUR");
        assertThat(read("1.299", ',')).isEqualTo("1299 USD");
        assertThat(read("1.299", '.')).isEqualTo("1.299 USD");
        assertThat(read("$ 5", '.')).isEqualTo("5 USD");
        assertThat(read("2.794000000000000e+01", '.')).isEqualTo("27.94 USD");
    }

    @Test
    void textsThatSayMoreOrLessAreNoAmounts() {
        for (String text : List.of("", "abc", "from 5 EUR", "5 - 9", "1,29", "-5", "12.5.6", "EUR", "EUR 5 USD",
                "9".repeat(40), "1e999", "12,34,567")) {
            assertThat(read(text, '.')).as(text).isEqualTo("none");
        }
    }
}
