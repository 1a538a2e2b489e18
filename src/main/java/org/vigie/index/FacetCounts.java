package org.vigie.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.join.BitSetProducer;
import org.vigie.index.SearchResult.Count;
import org.vigie.rules.Severity;

/// Counts per facet. The count beside a value is the total that the search would have with this value alone chosen in
/// its facet and everything else as it is: a filter never hides the other values of its own facet, and no count leads
/// to an empty page.
final class FacetCounts {

    /// So many values of a facet are listed; those that are filtered by always are.
    static final int MAX_VALUES = 50;

    private static final List<String> SEVERITIES = Arrays.stream(Severity.values()).map(Severity::word).toList();
    private static final Comparator<Count> LARGEST_FIRST = Comparator.comparingLong(Count::count).reversed()
            .thenComparing(Count::value);
    private static final Comparator<Count> WORST_FIRST = Comparator.comparingInt(FacetCounts::severity).reversed()
            .thenComparing(LARGEST_FIRST);

    private final IndexSearcher searcher;
    private final RequestQuery query;
    private final BitSetProducer parents;
    private final Hits hits;

    /// @param hits the listings that meet all filters
    FacetCounts(IndexSearcher searcher, RequestQuery query, BitSetProducer parents, Hits hits) {
        this.searcher = searcher;
        this.query = query;
        this.parents = parents;
        this.hits = hits;
    }

    Map<Facet, List<Count>> all() throws IOException {
        Map<Facet, List<Count>> counts = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            counts.put(facet, list(facet, count(facet)));
        }
        return counts;
    }

    private Map<String, Long> count(Facet facet) throws IOException {
        Map<String, Long> counts = new HashMap<>();
        Optional<Query> otherFindings = facet.ofFinding()
                ? query.findings(other -> other != facet)
                : Optional.empty();
        if (otherFindings.isPresent()) {
            Hits listings = Hits.of(searcher, query.listings(other -> !other.ofFinding()));
            Hits findings = Hits.of(searcher, otherFindings.get());
            Columns.ofFindings(searcher, IndexField.ofFinding(facet), findings, listings, parents, counts);
        } else {
            Hits listings = query.filters().containsKey(facet)
                    ? Hits.of(searcher, query.listings(other -> other != facet))
                    : hits;
            Columns.ofListings(searcher, IndexField.of(facet), listings, counts);
        }
        return counts;
    }

    private List<Count> list(Facet facet, Map<String, Long> counts) {
        List<Count> list = new ArrayList<>();
        counts.forEach((value, count) -> list.add(new Count(value, count)));
        list.sort(LARGEST_FIRST);
        Set<String> chosen = new HashSet<>(query.filters().getOrDefault(facet, List.of()));
        List<Count> kept = new ArrayList<>();
        for (Count count : list) {
            if (chosen.remove(count.value()) || kept.size() < MAX_VALUES) {
                kept.add(count);
            }
        }
        chosen.stream().sorted().forEach(value -> kept.add(new Count(value, 0)));
        if (facet == Facet.SEVERITY) {
            kept.sort(WORST_FIRST);
        }
        return List.copyOf(kept);
    }

    private static int severity(Count count) {
        return SEVERITIES.indexOf(count.value());
    }
}
