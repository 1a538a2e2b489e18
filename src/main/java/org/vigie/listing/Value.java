package org.vigie.listing;

import java.math.BigDecimal;

/// One value that a page shows.
public sealed interface Value {

    /// The value as text: what is quoted, matched and indexed. Offsets of quotations count in this text.
    String text();

    record Text(String text) implements Value {}

    /// @param price the price, or the lowest one of a range
    /// @param to the highest one of a range; the same as `price` when it is not a range
    record Price(Money price, Money to) implements Value {

        public Price(Money price) {
            this(price, price);
        }

        @Override
        public String text() {
            return price.equals(to) ? price.toString() : price + " - " + to;
        }
    }

    record Number(BigDecimal number) implements Value {

        @Override
        public String text() {
            return number.toPlainString();
        }
    }

    record Flag(boolean on) implements Value {

        @Override
        public String text() {
            return Boolean.toString(on);
        }
    }

    /// @param name as shown
    /// @param content as shown
    record Attribute(String name, String content) implements Value {

        @Override
        public String text() {
            return name + ": " + content;
        }
    }
}
