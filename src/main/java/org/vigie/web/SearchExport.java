package org.vigie.web;

import java.io.IOException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.vigie.casework.Decision;
import org.vigie.evidence.Finding;
import org.vigie.index.SearchResult;
import org.vigie.web.view.SearchQuery;

/// A search as programs read it; the page and the command line give the same. Safe for use by several threads.
///
/// @param zone the zone in which days are meant
public record SearchExport(Listings listings, CaseFiles cases, ZoneId zone) {

    /// One page of the search as JSON; the form stands at `SearchJson`.
    public String json(SearchQuery query) throws IOException {
        SearchResult result = search(query);
        return SearchJson.of(query, result, decisions(result));
    }

    /// The whole search as CSV; the form stands at `SearchCsv`.
    public String csv(SearchQuery query) throws IOException {
        return new SearchCsv(this).of(query);
    }

    SearchResult search(SearchQuery query) throws IOException {
        return listings.search(query.request(zone));
    }

    /// The decisions that count for the findings of a result, by finding id.
    Map<String, Decision> decisions(SearchResult result) {
        Set<String> findings = result.hits().stream()
                .flatMap(hit -> hit.observation().observation().findings().stream()).map(Finding::id)
                .collect(Collectors.toSet());
        return findings.isEmpty() ? Map.of() : cases.current(findings);
    }
}
