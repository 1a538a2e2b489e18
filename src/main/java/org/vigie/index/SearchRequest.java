package org.vigie.index;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an analyst asks for.
///
/// @param words free words; empty for everything. Quoted phrases and a leading `-` are understood; anything that is
///     not well-formed is read as plain words, never refused.
/// @param filters values wanted per facet; several values of one facet are alternatives. Filters of findings must
///     hold for one and the same finding.
/// @param since only observations last seen at or after this moment
/// @param until only observations first seen before this moment
/// @param flaggedOnly only listings with at least one finding
/// @param newestFirst by last sighting instead of by relevance
/// @param page from 0
/// @param size hits per page, 1 to 1,000
public record SearchRequest(String words, Map<Facet, List<String>> filters, Optional<Instant> since,
        Optional<Instant> until, boolean flaggedOnly, boolean newestFirst, int page, int size) {

    /// Deepest hit that paging reaches; narrow the search beyond it.
    public static final int MAX_DEPTH = 10_000;

    public SearchRequest {
        filters = Map.copyOf(filters);
        if (page < 0 || size < 1 || size > 1000 || (long) page * size >= MAX_DEPTH) {
            throw new IllegalArgumentException("page " + page + " of size " + size
                    + " is out of reach: pages start at 0, "
                    + "sizes are 1 to 1000, and paging ends at hit " + MAX_DEPTH + "; narrow the search instead");
        }
    }
}
