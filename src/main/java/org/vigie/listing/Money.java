package org.vigie.listing;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// An amount as shown, with its currency where the page says it.
///
/// @param currency ISO 4217 code; null when the page shows an amount without saying which currency
public record Money(BigDecimal amount, @Nullable String currency) {

    /// The amount and the code: `120.00 EUR`.
    @Override
    public String toString() {
        return currency == null ? amount.toPlainString() : amount.toPlainString() + " " + currency;
    }

    /// Whether both amounts can be compared: same currency, or one of them unsaid.
    public boolean comparableTo(Money other) {
        return currency == null || other.currency == null || currency.equals(other.currency);
    }
}
