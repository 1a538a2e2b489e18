package org.vigie.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.util.FixedBitSet;

/// All documents that match a query: one set per segment, in the order of the searcher's leaves.
record Hits(List<FixedBitSet> segments) {

    static Hits of(IndexSearcher searcher, Query query) throws IOException {
        return searcher.search(query, new Manager(searcher.getLeafContexts()));
    }

    /// How many.
    long total() {
        return segments.stream().mapToLong(FixedBitSet::cardinality).sum();
    }

    private record Manager(List<LeafReaderContext> leaves) implements CollectorManager<Collecting, Hits> {

        @Override
        public Collecting newCollector() {
            return new Collecting(leaves);
        }

        /// The searcher runs in the caller's thread: there is one collector.
        @Override
        public Hits reduce(Collection<Collecting> collectors) {
            return new Hits(collectors.iterator().next().segments);
        }
    }

    private static final class Collecting extends SimpleCollector {

        private final List<FixedBitSet> segments = new ArrayList<>();
        private FixedBitSet current = new FixedBitSet(0);

        Collecting(List<LeafReaderContext> leaves) {
            leaves.forEach(leaf -> segments.add(new FixedBitSet(leaf.reader().maxDoc())));
        }

        @Override
        protected void doSetNextReader(LeafReaderContext leaf) {
            current = segments.get(leaf.ord);
        }

        @Override
        public void collect(int doc) {
            current.set(doc);
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }
}
