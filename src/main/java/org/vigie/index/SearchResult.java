package org.vigie.index;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What was found.
///
/// @param total exact number of listings found
/// @param facets counts per facet over all listings found, the largest first
public record SearchResult(long total, List<Hit> hits, Map<Facet, List<Count>> facets, Duration took) {

    /// A value of a facet and how many of the listings found have it.
    public record Count(String value, long count) {}

    /// One listing found.
    ///
    /// @param title the title in pieces, the words searched marked
    /// @param passages pieces of other fields around the words searched, if any
    public record Hit(StoredObservation observation, List<Piece> title, List<Passage> passages) {}

    /// @param field key of the field the passage is from
    public record Passage(String field, List<Piece> pieces) {}

    /// A piece of text.
    ///
    /// @param marked whether it is one of the words searched
    public record Piece(String text, boolean marked) {}
}
