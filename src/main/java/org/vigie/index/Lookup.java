package org.vigie.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;

/// Looks one term up without the machinery of a search.
final class Lookup {

    private Lookup() {
    }

    /// Some living document that has the term.
    static OptionalInt document(IndexReader reader, Term term) throws IOException {
        for (LeafReaderContext leaf : reader.leaves()) {
            PostingsEnum postings = leaf.reader().postings(term, PostingsEnum.NONE);
            if (postings != null) {
                Bits live = leaf.reader().getLiveDocs();
                for (int doc = postings.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.nextDoc()) {
                    if (live == null || live.get(doc)) {
                        return OptionalInt.of(leaf.docBase + doc);
                    }
                }
            }
        }
        return OptionalInt.empty();
    }

    /// What is stored in a document of a listing.
    static StoredObservation stored(IndexReader reader, int document, Path folder) throws IOException {
        return StoredForm.read(reader.storedFields().document(document), folder);
    }
}
