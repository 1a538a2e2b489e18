package org.vigie.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.join.BitSetProducer;
import org.apache.lucene.util.BitSet;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;

/// Counts the values of a column, segment by segment: no table over all segments has to be made anew after each
/// commit.
final class Columns {

    private Columns() {
    }

    /// Adds, per value, the listings that have it.
    static void ofListings(IndexSearcher searcher, IndexField column, Hits listings, Map<String, Long> counts)
            throws IOException {
        List<LeafReaderContext> leaves = searcher.getLeafContexts();
        for (LeafReaderContext leaf : leaves) {
            FixedBitSet asked = listings.segments().get(leaf.ord);
            SortedSetDocValues values = DocValues.getSortedSet(leaf.reader(), column.key());
            long[] found = new long[Math.toIntExact(values.getValueCount())];
            DocIdSetIterator each = new BitSetIterator(asked, 0);
            for (int doc = each.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = each.nextDoc()) {
                if (values.advanceExact(doc)) {
                    for (int i = 0; i < values.docValueCount(); i++) {
                        found[(int) values.nextOrd()]++;
                    }
                }
            }
            add(values, found, counts);
        }
    }

    /// Adds, per value, the listings among the given ones that have it on one of the given findings.
    static void ofFindings(IndexSearcher searcher, IndexField column, Hits findings, Hits listings,
            BitSetProducer parents, Map<String, Long> counts) throws IOException {
        for (LeafReaderContext leaf : searcher.getLeafContexts()) {
            BitSet parentDocs = parents.getBitSet(leaf);
            if (parentDocs == null) {
                continue;
            }
            FixedBitSet asked = listings.segments().get(leaf.ord);
            SortedSetDocValues values = DocValues.getSortedSet(leaf.reader(), column.key());
            long[] found = new long[Math.toIntExact(values.getValueCount())];
            // Findings of one listing are neighbours: remembering the last listing per value counts each once.
            int[] last = new int[found.length];
            Arrays.fill(last, -1);
            DocIdSetIterator each = new BitSetIterator(findings.segments().get(leaf.ord), 0);
            for (int doc = each.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = each.nextDoc()) {
                int parent = parentDocs.nextSetBit(doc);
                if (asked.get(parent) && values.advanceExact(doc)) {
                    for (int i = 0; i < values.docValueCount(); i++) {
                        int value = (int) values.nextOrd();
                        if (last[value] != parent) {
                            last[value] = parent;
                            found[value]++;
                        }
                    }
                }
            }
            add(values, found, counts);
        }
    }

    private static void add(SortedSetDocValues values, long[] found, Map<String, Long> counts) throws IOException {
        for (int value = 0; value < found.length; value++) {
            if (found[value] > 0) {
                counts.merge(values.lookupOrd(value).utf8ToString(), found[value], Long::sum);
            }
        }
    }
}
