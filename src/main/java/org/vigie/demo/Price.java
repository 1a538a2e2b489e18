package org.vigie.demo;

import java.math.BigDecimal;
import java.util.Optional;

/// What an offer costs, and what is said of it.
///
/// @param now the price that the data for machines names
/// @param shown the price printed on the page; the same as `now` but where a shop contradicts itself
/// @param was the crossed-out price of an announced reduction
/// @param percent the announced reduction
/// @param lowest30 the lowest price of the last 30 days, where the page states it
record Price(BigDecimal now, BigDecimal shown, Optional<BigDecimal> was, Optional<Integer> percent,
        Optional<BigDecimal> lowest30, String currency) {

    /// An amount as people of a language write it: `€12.90`, `12,90 €`, `49,90 zł`.
    String format(BigDecimal amount, String language) {
        String digits = amount.toPlainString();
        if (currency.equals("PLN")) {
            return digits.replace('.', ',') + " zł";
        }
        return language.equals("en") ? "€" + digits : digits.replace('.', ',') + " €";
    }
}
