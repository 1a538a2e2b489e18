package org.vigie.index;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.join.BitSetProducer;
import org.apache.lucene.search.join.QueryBitSetProducer;
import org.apache.lucene.util.FixedBitSet;
import org.vigie.index.SearchResult.Hit;
import org.vigie.listing.ListingKey;
import org.vigie.rules.RuleSet;
import org.vigie.rules.Verdict;

/// The reading side of the index. Opens beside a writer of another process; every search sees the last commit. Safe
/// for use by several threads.
public final class ListingSearch implements AutoCloseable {

    private final Path folder;
    private final Readers readers;
    private final Analyzer asked = SearchAnalysis.forQuery();
    private final Analyzer indexed = SearchAnalysis.forIndex();
    private final BitSetProducer parents = new QueryBitSetProducer(
            new TermQuery(IndexField.KIND.term(IndexSchema.LISTING)));

    private ListingSearch(Path folder) {
        this.folder = folder;
        this.readers = new Readers(folder);
    }

    /// Opens the index; an empty or missing folder is an empty index, until something is committed there.
    ///
    /// @throws IndexUnreadableException when it was made by another schema or is damaged: rebuild it
    public static ListingSearch open(Path folder) throws IOException {
        ListingSearch search = new ListingSearch(folder);
        try {
            search.stats();
            return search;
        } catch (IOException e) {
            search.close();
            throw e;
        }
    }

    /// Searches. Words are joined by "and", and each may stand in any field; `absent:gtin` and `unread:gtin` find
    /// listings where a field was not there, or could not be seen. Without words the newest come first. Facet counts
    /// keep the other values of a facet that is filtered: a count is what choosing this value alone would find; the
    /// 50 most frequent, and those chosen. Moments are compared to the millisecond.
    public SearchResult search(SearchRequest request) throws IOException {
        long start = System.nanoTime();
        return readers.ask(searcher -> {
            WordsQuery words = WordsQuery.of(request.words(), asked);
            RequestQuery query = new RequestQuery(request, words, parents);
            Hits all = Hits.of(searcher, query.listings(facet -> true));
            List<Hit> hits = new ArrayList<>();
            Highlights highlights = new Highlights(words.marks(), indexed);
            for (StoredObservation stored : page(searcher, request, query, words)) {
                hits.add(new Hit(stored, highlights.title(stored.observation()), words.hasMarks()
                        ? highlights.passages(stored.observation())
                        : List.of()));
            }
            return new SearchResult(all.total(), List.copyOf(hits),
                    new FacetCounts(searcher, query, parents, all).all(), Duration.ofNanos(System.nanoTime() - start));
        });
    }

    /// Hands out everything that a request finds, in the order of the index, however much it is: `page`, `size` and
    /// `newestFirst` are not looked at. All of it is from one commit.
    ///
    /// @return how many
    public long each(SearchRequest request, Taker taker) throws IOException {
        return readers.ask(searcher -> {
            WordsQuery words = WordsQuery.of(request.words(), asked);
            Hits all = Hits.of(searcher, new RequestQuery(request, words, parents).listings(facet -> true));
            for (LeafReaderContext leaf : searcher.getLeafContexts()) {
                FixedBitSet found = all.segments().get(leaf.ord);
                for (int doc = 0; doc < found.length(); doc++) {
                    if (found.get(doc)) {
                        taker.take(Lookup.stored(searcher.getIndexReader(), leaf.docBase + doc, folder));
                    }
                }
            }
            return all.total();
        });
    }

    /// Takes what [#each] finds. What it throws ends the search.
    public interface Taker {

        void take(StoredObservation stored) throws IOException;
    }

    /// Searches every archived listing for what one rule says of it, by the law in force on the day of each capture.
    /// The count is exact: what the index cannot tell is confirmed by the matcher on the stored text, and so are all
    /// quotations.
    ///
    /// @param rule a rule set in which one rule runs, see [RuleSet#alone]
    /// @param most how many of the newest listings found are given out
    public HuntResult hunt(RuleSet rule, HuntRequest request, int most) throws IOException {
        long start = System.nanoTime();
        return readers.ask(searcher -> {
            RuleHunt hunt = RuleHunt.of(searcher, rule, request, folder);
            List<HuntResult.Find> first = hunt.newest(most);
            return new HuntResult(hunt.searched(), hunt.found(), hunt.breaches(), hunt.confirmed(), first,
                    Duration.ofNanos(System.nanoTime() - start));
        });
    }

    /// Hands out every listing that [#hunt] finds, newest first within a segment.
    ///
    /// @return how many
    public long eachFind(RuleSet rule, HuntRequest request, FindTaker taker) throws IOException {
        return readers.ask(searcher -> RuleHunt.of(searcher, rule, request, folder).each(taker));
    }

    /// Takes what [#eachFind] finds. What it throws ends the search.
    public interface FindTaker {

        void take(HuntResult.Find find) throws IOException;
    }

    public Optional<StoredObservation> observation(String id) throws IOException {
        return readers.ask(searcher -> newest(searcher, IndexField.ID.term(id)));
    }

    /// The observation that holds a finding; the one last seen when several do.
    public Optional<StoredObservation> byFinding(String findingId) throws IOException {
        return readers.ask(searcher -> newest(searcher, IndexField.FINDING_ID.term(findingId)));
    }

    /// All observations of one listing, newest first.
    public List<StoredObservation> history(ListingKey key) throws IOException {
        return readers.ask(searcher -> {
            List<StoredObservation> history = new ArrayList<>();
            TermQuery query = new TermQuery(IndexField.LISTING.term(Block.listing(key)));
            int limit = Math.max(1, searcher.count(query));
            for (ScoreDoc hit : searcher.search(query, limit, IndexSchema.newestFirst()).scoreDocs) {
                StoredObservation stored = Lookup.stored(searcher.getIndexReader(), hit.doc, folder);
                if (stored.observation().listing().key().equals(key)) {
                    history.add(stored);
                }
            }
            history.sort(Comparator.comparing(StoredObservation::lastSeen).reversed());
            return List.copyOf(history);
        });
    }

    /// What the last commit holds.
    public IndexStats stats() throws IOException {
        return readers.ask(searcher -> {
            Map<String, Long> verdicts = new TreeMap<>();
            for (Verdict verdict : Verdict.values()) {
                long count = count(searcher, IndexField.FINDING_VERDICT, verdict.word());
                if (count > 0) {
                    verdicts.put(verdict.word(), count);
                }
            }
            return new IndexStats(count(searcher, IndexField.KIND, IndexSchema.LISTING),
                    count(searcher, IndexField.FLAGGED, IndexSchema.YES),
                    count(searcher, IndexField.KIND, IndexSchema.FINDING), verdicts,
                    readers.commit(searcher.getIndexReader()).next());
        });
    }

    @Override
    public void close() throws IOException {
        readers.close();
    }

    private List<StoredObservation> page(IndexSearcher searcher, SearchRequest request, RequestQuery query,
            WordsQuery words) throws IOException {
        Sort sort = request.newestFirst() || words.isEmpty() ? IndexSchema.newestFirst() : IndexSchema.bestFirst();
        int from = request.page() * request.size();
        int to = Math.min(from + request.size(), SearchRequest.MAX_DEPTH);
        // The total is known already, so nothing beyond the page needs to be looked at.
        ScoreDoc[] found = searcher.search(query.listings(facet -> true),
                new TopFieldCollectorManager(sort, to, 1)).scoreDocs;
        List<StoredObservation> page = new ArrayList<>();
        for (int i = from; i < found.length; i++) {
            page.add(Lookup.stored(searcher.getIndexReader(), found[i].doc, folder));
        }
        return page;
    }

    private Optional<StoredObservation> newest(IndexSearcher searcher, Term term) throws IOException {
        for (ScoreDoc hit : searcher.search(new TermQuery(term), 1, IndexSchema.newestFirst()).scoreDocs) {
            return Optional.of(Lookup.stored(searcher.getIndexReader(), hit.doc, folder));
        }
        return Optional.empty();
    }

    private static long count(IndexSearcher searcher, IndexField field, String value) throws IOException {
        return searcher.count(new TermQuery(field.term(value)));
    }
}
