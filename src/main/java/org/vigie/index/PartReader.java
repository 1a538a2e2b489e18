package org.vigie.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.vigie.index.WordTerms.Found;
import org.vigie.index.WordTerms.Pair;

/// Where one word of a phrase stands: its terms, and the pairs of words that may be read as it. Documents are asked for
/// in ascending order.
final class PartReader {

    private record Source(PostingsEnum postings, int length) {

        /// Whether the document has it; then its positions can be read, once.
        boolean has(int doc) throws IOException {
            int at = postings.docID();
            return (at < doc ? postings.advance(doc) : at) == doc;
        }
    }

    private record Two(Source first, Source second) {}

    private final WordTerms terms;
    private final int number;
    private final List<Found> found;
    private final List<Pair> pairs;
    private final List<Source> sources = new ArrayList<>();
    private final List<Two> twos = new ArrayList<>();
    private boolean open;

    PartReader(WordTerms terms, int number, List<Found> found, List<Pair> pairs) {
        this.terms = terms;
        this.number = number;
        this.found = found;
        this.pairs = pairs;
    }

    private void open() throws IOException {
        for (Found one : found) {
            sources.add(source(one));
        }
        for (Pair pair : pairs) {
            twos.add(new Two(source(pair.first()), source(pair.second())));
        }
        open = true;
    }

    private Source source(Found one) throws IOException {
        return new Source(terms.postings(one, PostingsEnum.POSITIONS), one.length());
    }

    boolean isNowhere() {
        return found.isEmpty() && pairs.isEmpty();
    }

    boolean hasPairs() {
        return !pairs.isEmpty();
    }

    /// How many documents have it, at most.
    long documents() {
        return found.stream().mapToLong(Found::documents).sum() + pairs.stream().mapToLong(Pair::documents).sum();
    }

    /// Adds every document that has it, and of pairs those that may.
    void documents(FixedBitSet into) throws IOException {
        sure(into);
        for (Pair pair : pairs) {
            boolean first = pair.first().documents() < pair.second().documents();
            add(first ? pair.first() : pair.second(), into);
        }
    }

    /// Adds every document that surely has it.
    void sure(FixedBitSet into) throws IOException {
        for (Found one : found) {
            add(one, into);
        }
    }

    private void add(Found one, FixedBitSet into) throws IOException {
        PostingsEnum postings = terms.postings(one, PostingsEnum.NONE);
        for (int doc = postings.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.nextDoc()) {
            into.set(doc);
        }
    }

    /// Adds the places in one document.
    ///
    /// @return whether there is one
    boolean gather(int doc, TextHits hits) throws IOException {
        if (!open) {
            open();
        }
        boolean any = false;
        for (Source source : sources) {
            if (source.has(doc)) {
                any = true;
                for (int i = source.postings.freq(); i > 0; i--) {
                    hits.add(source.postings.nextPosition(), number, source.length, true);
                }
            }
        }
        for (Two two : twos) {
            if (two.first.has(doc) && two.second.has(doc)) {
                Set<Integer> behind = new HashSet<>();
                for (int i = two.second.postings.freq(); i > 0; i--) {
                    behind.add(two.second.postings.nextPosition());
                }
                for (int i = two.first.postings.freq(); i > 0; i--) {
                    int position = two.first.postings.nextPosition();
                    if (behind.contains(position + 1)) {
                        any = true;
                        hits.add(position, number, 2, false);
                    }
                }
            }
        }
        return any;
    }
}
