package org.vigie.index;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vigie.evidence.CaptureRef;
import org.vigie.evidence.Finding;
import org.vigie.evidence.Observation;
import org.vigie.index.SearchResult.Hit;
import org.vigie.index.SearchResult.Piece;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;
import org.vigie.listing.ListingKey;
import org.vigie.listing.Place;
import org.vigie.listing.Value;
import org.vigie.rules.Quote;
import org.vigie.rules.RuleRef;
import org.vigie.rules.Verdict;

/// Observations and requests, made for tests.
final class Made {

    static final Instant START = Instant.parse("2026-11-01T08:00:00Z");
    static final Place DOM = new Place("dom", "#main");

    private Made() {
    }

    static Listing.Builder listing(String id, String title) {
        return Listing.of(new ListingKey("example", id), "https://shop.example/Offer/" + id).show(Field.TITLE,
                new Value.Text(title), DOM);
    }

    static CaptureRef capture(String id, Instant at) {
        return new CaptureRef("urn:uuid:" + id, "https://shop.example/" + id, at, "a.warc.gz", 17, 400, "aa", "bb", 3);
    }

    static Observation observation(String id, Listing listing, Instant at, Finding... findings) {
        return new Observation(id, listing, capture(id + at, at), "run-" + at, "watch", "cc", "", List.of(findings));
    }

    static Observation titled(String id, String title) {
        return observation(id, listing(id, title).build(), START);
    }

    static Finding finding(String id, String rule, String topic, String severity, Verdict verdict, Quote... quotes) {
        return new Finding(id, new RuleRef(rule, 1, "dd"), "Title of " + rule, topic, severity, false,
                "Regulation (EU) 2023/988, Article 19", verdict, List.of(quotes), List.of(Field.GTIN),
                Optional.of("exception-1"));
    }

    static void fill(Path folder, Observation... observations) throws IOException {
        try (ListingIndex index = ListingIndex.open(folder)) {
            long line = index.nextLogIndex();
            for (Observation observation : observations) {
                index.add(observation, line++);
            }
            index.commit(line);
        }
    }

    static SearchRequest words(String words) {
        return new SearchRequest(words, Map.of(), Optional.empty(), Optional.empty(), false, false, 0, 100);
    }

    static SearchRequest filtered(String words, Map<Facet, List<String>> filters) {
        return new SearchRequest(words, filters, Optional.empty(), Optional.empty(), false, false, 0, 100);
    }

    static Map<Facet, List<String>> filter(Facet facet, String... values) {
        Map<Facet, List<String>> filters = new EnumMap<>(Facet.class);
        filters.put(facet, List.of(values));
        return filters;
    }

    static List<String> ids(SearchResult result) {
        return result.hits().stream().map(hit -> hit.observation().observation().id()).toList();
    }

    static List<String> ids(ListingSearch search, String words) throws IOException {
        return ids(search.search(words(words))).stream().sorted().toList();
    }

    static String marked(List<Piece> pieces) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            text.append(piece.marked() ? "[" + piece.text() + "]" : piece.text());
        }
        return text.toString();
    }

    static List<String> passages(Hit hit) {
        List<String> passages = new ArrayList<>();
        hit.passages().forEach(passage -> passages.add(passage.field() + ": " + marked(passage.pieces())));
        return passages;
    }
}
