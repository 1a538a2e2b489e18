package org.vigie.rules;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// Amounts as texts whose order is that of the amounts: 40 digits, the last 20 of them behind the point,
/// which holds every number of a listing in every unit.
public final class OrderedNumber {

    private static final int DECIMALS = 20;
    private static final int DIGITS = 40;
    private static final BigInteger LARGEST = BigInteger.TEN.pow(DIGITS).subtract(BigInteger.ONE);

    private OrderedNumber() {
    }

    /// The largest text that is not above an amount.
    public static String floor(BigDecimal amount) {
        return text(amount, RoundingMode.FLOOR);
    }

    /// The smallest text that is not below an amount.
    public static String ceiling(BigDecimal amount) {
        return text(amount, RoundingMode.CEILING);
    }

    /// Whether the text says the amount exactly.
    public static boolean isExact(BigDecimal amount) {
        return amount.signum() >= 0 && amount.stripTrailingZeros().scale() <= DECIMALS
                && (long) amount.precision() - amount.scale() <= DIGITS - DECIMALS;
    }

    /// The amount that a text says.
    public static BigDecimal amount(String text) {
        return new BigDecimal(new BigInteger(text), DECIMALS);
    }

    private static String text(BigDecimal amount, RoundingMode mode) {
        if (amount.signum() <= 0) {
            return "0".repeat(DIGITS);
        }
        if ((long) amount.precision() - amount.scale() > DIGITS - DECIMALS) {
            return LARGEST.toString();
        }
        String digits = amount.setScale(DECIMALS, mode).unscaledValue().min(LARGEST).toString();
        return "0".repeat(DIGITS - digits.length()) + digits;
    }
}
