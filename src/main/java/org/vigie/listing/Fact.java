package org.vigie.listing;

import java.util.List;

/// What we know of one field: shown, absent, or unread.
public sealed interface Fact {

    /// @param readings every value with its place, the chosen one first; never empty
    record Shown(List<Reading> readings) implements Fact {

        public Shown {
            readings = List.copyOf(readings);
            if (readings.isEmpty()) {
                throw new IllegalArgumentException("a fact is shown by at least one reading");
            }
        }

        public Value chosen() {
            return readings.getFirst().value();
        }
    }

    /// @param where the part of the page that was read and did not hold it
    record Absent(Place where) implements Fact {}

    /// @param why why it could not be seen, as a phrase
    record Unread(String why) implements Fact {}
}
