package org.vigie.web;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.vigie.index.ListingSearch;
import org.vigie.index.SearchRequest;
import org.vigie.index.SearchResult;
import org.vigie.index.StoredObservation;
import org.vigie.listing.ListingKey;

/// What the pages ask the index for; the same questions as [ListingSearch] answers. Called from several threads.
public interface Listings {

    SearchResult search(SearchRequest request) throws IOException;

    Optional<StoredObservation> observation(String id) throws IOException;

    Optional<StoredObservation> byFinding(String findingId) throws IOException;

    /// All observations of one listing, newest first.
    List<StoredObservation> history(ListingKey key) throws IOException;

    static Listings of(ListingSearch search) {
        return new Listings() {
            @Override
            public SearchResult search(SearchRequest request) throws IOException {
                return search.search(request);
            }

            @Override
            public Optional<StoredObservation> observation(String id) throws IOException {
                return search.observation(id);
            }

            @Override
            public Optional<StoredObservation> byFinding(String findingId) throws IOException {
                return search.byFinding(findingId);
            }

            @Override
            public List<StoredObservation> history(ListingKey key) throws IOException {
                return search.history(key);
            }
        };
    }
}
