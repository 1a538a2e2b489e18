package org.vigie.index;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Which archived listings a rule is hunted in.
///
/// @param since only captures made on this day (UTC) or later
/// @param until only captures made on this day or earlier
/// @param marketplaces short names; empty for all
public record HuntRequest(Optional<LocalDate> since, Optional<LocalDate> until, List<String> marketplaces) {

    /// Everything there is.
    public static final HuntRequest ALL = new HuntRequest(Optional.empty(), Optional.empty(), List.of());

    public HuntRequest {
        marketplaces = List.copyOf(marketplaces);
    }

    boolean covers(LocalDate day) {
        return since.map(first -> !day.isBefore(first)).orElse(true)
                && until.map(last -> !day.isAfter(last)).orElse(true);
    }
}
