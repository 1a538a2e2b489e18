package org.vigie.index;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.join.BitSetProducer;
import org.apache.lucene.search.join.ScoreMode;
import org.apache.lucene.search.join.ToParentBlockJoinQuery;
import org.apache.lucene.util.BytesRef;

/// A request as queries, with any choice of its filters left out.
final class RequestQuery {

    private final SearchRequest request;
    private final WordsQuery words;
    private final BitSetProducer parents;
    private final Map<Facet, List<String>> filters = new EnumMap<>(Facet.class);

    RequestQuery(SearchRequest request, WordsQuery words, BitSetProducer parents) {
        this.request = request;
        this.words = words;
        this.parents = parents;
        request.filters().forEach((facet, values) -> {
            if (!values.isEmpty()) {
                filters.put(facet, values.stream().map(value -> FacetValues.form(facet, value)).distinct().toList());
            }
        });
    }

    /// The values asked for, per facet that is filtered; in the form of the index.
    Map<Facet, List<String>> filters() {
        return filters;
    }

    /// Listings that meet the words, the dates and the kept filters.
    Query listings(Predicate<Facet> kept) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        all.add(new TermQuery(IndexField.KIND.term(IndexSchema.LISTING)), Occur.FILTER);
        if (!words.isEmpty()) {
            all.add(words.query(), Occur.MUST);
        }
        request.since().ifPresent(since -> all.add(LongField.newRangeQuery(IndexField.LAST_SEEN.key(),
                Block.millis(since), Long.MAX_VALUE), Occur.FILTER));
        request.until().ifPresent(until -> all.add(LongField.newRangeQuery(IndexField.FIRST_SEEN.key(),
                Long.MIN_VALUE, Block.millis(until) - 1), Occur.FILTER));
        if (request.flaggedOnly()) {
            all.add(new TermQuery(IndexField.FLAGGED.term(IndexSchema.YES)), Occur.FILTER);
        }
        filters.forEach((facet, values) -> {
            if (!facet.ofFinding() && kept.test(facet)) {
                all.add(anyOf(IndexField.of(facet), values), Occur.FILTER);
            }
        });
        findings(kept).ifPresent(findings -> all.add(
                new ToParentBlockJoinQuery(findings, parents, ScoreMode.None), Occur.FILTER));
        return all.build();
    }

    /// Findings that meet all kept filters of findings; empty when there is no such filter.
    Optional<Query> findings(Predicate<Facet> kept) {
        List<Query> asked = new ArrayList<>();
        filters.forEach((facet, values) -> {
            if (facet.ofFinding() && kept.test(facet)) {
                asked.add(anyOf(IndexField.ofFinding(facet), values));
            }
        });
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        asked.forEach(query -> all.add(query, Occur.FILTER));
        return Optional.of(all.build());
    }

    private static Query anyOf(IndexField field, List<String> values) {
        return KeywordField.newSetQuery(field.key(), values.stream().map(BytesRef::new).toList());
    }
}
