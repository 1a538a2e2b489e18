package org.vigie.rules;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.vigie.listing.Field;

/// What a condition says of a listing.
///
/// @param quotes what it rests on, when it is true
/// @param open the fields that would decide, when it is unknown
record Answer(Truth truth, List<Quote> quotes, Set<Field> open) {

    static Answer yes(List<Quote> quotes) {
        return new Answer(Truth.TRUE, quotes, EnumSet.noneOf(Field.class));
    }

    static Answer no() {
        return new Answer(Truth.FALSE, List.of(), EnumSet.noneOf(Field.class));
    }

    static Answer unknown(Set<Field> open) {
        return new Answer(Truth.UNKNOWN, List.of(), open);
    }

    boolean isTrue() {
        return truth == Truth.TRUE;
    }

    boolean isUnknown() {
        return truth == Truth.UNKNOWN;
    }
}
