package org.vigie.rules;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// Amounts as texts whose order is that of the amounts: 32 digits, the last 8 of them behind the point.
public final class OrderedNumber {

    private static final int DECIMALS = 8;
    private static final int DIGITS = 32;
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
