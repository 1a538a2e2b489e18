package org.vigie.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermState;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.vigie.listing.Field;
import org.vigie.rules.Sought.Amounts;
import org.vigie.rules.Sought.Part;

/// Which terms of one field in one segment stand for a word of a phrase, or for an amount. Not safe for use by several
/// threads.
final class WordTerms {

    /// Shorter words do not open into longer ones.
    private static final int MIN_OPEN = 4;
    /// Longest word that opens on both sides.
    private static final int MAX_INSIDE = 40;
    /// Shorter words are not put together from two.
    private static final int MIN_TWO_WORDS = 8;

    /// @param length how many positions it covers
    record Found(BytesRef term, TermState state, int length, int documents) {}

    /// Two plain words that give a word when put together, which they are if a space divides them: what divides them
    /// is not in the index.
    record Pair(Found first, Found second) {

        int documents() {
            return Math.min(first.documents, second.documents);
        }
    }

    private final TermsEnum terms;
    private final Map<Part, List<Found>> found = new HashMap<>();
    private final Map<Part, List<Pair>> pairs = new HashMap<>();

    WordTerms(LeafReader reader, Field field) throws IOException {
        Terms all = reader.terms(RuleFields.words(field));
        this.terms = all == null ? TermsEnum.EMPTY : all.iterator();
    }

    List<Found> of(Part part) throws IOException {
        List<Found> known = found.get(part);
        if (known == null) {
            known = look(part);
            found.put(part, known);
        }
        return known;
    }

    private List<Found> look(Part part) throws IOException {
        List<Found> look = new ArrayList<>();
        String form = part.form();
        boolean opens = part.openStart() || part.openEnd();
        if (!opens) {
            exact(form, look);
        }
        // What was put together from several words is the word itself, whether it opens or not.
        each(RuleTokens.reading(form), term -> {
            if (!opens || RuleTokens.length(term) > 1) {
                add(term, look);
            }
        });
        if (opens && form.length() >= MIN_OPEN && !(part.openStart() && part.openEnd() && form.length() > MAX_INSIDE)) {
            opening(part, look);
        }
        return look;
    }

    private void opening(Part part, List<Found> look) throws IOException {
        String form = part.form();
        String words = part.openStart() ? "" : form;
        each(words, term -> {
            if (term.charAt(0) > RuleTokens.LAST_MARK && meets(part, term)) {
                add(term, look);
            }
        });
        each(RuleTokens.readings(words), term -> {
            if (RuleTokens.length(term) == 1 && meets(part, RuleTokens.word(term))) {
                add(term, look);
            }
        });
    }

    private static boolean meets(Part part, String word) {
        if (part.openStart() && part.openEnd()) {
            return word.contains(part.form());
        }
        return part.openStart() ? word.endsWith(part.form()) : word.startsWith(part.form());
    }

    /// Pairs of words that may be read as one.
    List<Pair> pairs(Part part) throws IOException {
        List<Pair> known = pairs.get(part);
        if (known == null) {
            known = new ArrayList<>();
            String form = part.form();
            for (int cut = 1; cut < form.length() && form.length() >= MIN_TWO_WORDS; cut++) {
                List<Found> second = new ArrayList<>(1);
                List<Found> first = new ArrayList<>(1);
                exact(form.substring(cut), second);
                if (!second.isEmpty()) {
                    exact(form.substring(0, cut), first);
                }
                if (!first.isEmpty()) {
                    known.add(new Pair(first.getFirst(), second.getFirst()));
                }
            }
            pairs.put(part, known);
        }
        return known;
    }

    /// Terms of the amounts that meet a limit.
    List<Found> of(Amounts amounts) throws IOException {
        List<Found> look = new ArrayList<>();
        each(RuleTokens.amounts(amounts.measure()), term -> {
            if (amounts.bound().met(RuleTokens.amount(term, amounts.measure()))) {
                add(term, look);
            }
        });
        return look;
    }

    /// The term as it is, if it is there.
    List<Found> mark(String term) throws IOException {
        List<Found> look = new ArrayList<>(1);
        exact(term, look);
        return look;
    }

    PostingsEnum postings(Found found, int flags) throws IOException {
        terms.seekExact(found.term, found.state);
        return terms.postings(null, flags);
    }

    private void exact(String term, List<Found> into) throws IOException {
        if (terms.seekExact(new BytesRef(term))) {
            add(term, into);
        }
    }

    private void add(String term, List<Found> into) {
        try {
            into.add(new Found(BytesRef.deepCopyOf(terms.term()), terms.termState(), RuleTokens.length(term),
                    terms.docFreq()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void each(String prefix, Consumer<String> taker) throws IOException {
        BytesRef from = new BytesRef(prefix);
        TermsEnum.SeekStatus status = terms.seekCeil(from);
        BytesRef at = status == TermsEnum.SeekStatus.END ? null : terms.term();
        while (at != null && StringHelper.startsWith(at, from)) {
            taker.accept(at.utf8ToString());
            at = terms.next();
        }
    }
}
