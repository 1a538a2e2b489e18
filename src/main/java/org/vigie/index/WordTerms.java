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
    private final AskedWords asked;
    private final Map<Part, List<Found>> endings = new HashMap<>();
    private boolean swept;
    private final Map<Part, List<Found>> found = new HashMap<>();
    private final Map<Part, List<Pair>> pairs = new HashMap<>();

    WordTerms(LeafReader reader, Field field, AskedWords asked) throws IOException {
        this.asked = asked;
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
        if (opensAtStart(part)) {
            sweep();
            look.addAll(endings.getOrDefault(part, List.of()));
        } else if (part.openEnd() && !part.openStart() && form.length() >= MIN_OPEN) {
            beginnings(form, look);
        }
        return look;
    }

    /// Whether longer words that end with a part or hold it are looked for.
    static boolean opensAtStart(Part part) {
        int length = part.form().length();
        return part.openStart() && length >= MIN_OPEN && !(part.openEnd() && length > MAX_INSIDE);
    }

    /// Goes through all words once, for all parts that longer words may end with.
    private void sweep() throws IOException {
        if (swept) {
            return;
        }
        swept = true;
        Endings parts = asked.endings();
        List<BytesRef> met = new ArrayList<>();
        List<Part> of = new ArrayList<>();
        TermsEnum.SeekStatus status = terms.seekCeil(new BytesRef());
        for (BytesRef at = status == TermsEnum.SeekStatus.END ? null : terms.term(); at != null; at = terms.next()) {
            if (RuleTokens.isOneWord(at)) {
                parts.of(at.bytes, RuleTokens.letters(at), RuleTokens.behindLetters(at), at, (part, term) -> {
                    met.add(BytesRef.deepCopyOf(term));
                    of.add(part);
                });
            }
        }
        for (int i = 0; i < met.size(); i++) {
            if (terms.seekExact(met.get(i))) {
                add(RuleTokens.length(met.get(i).utf8ToString()),
                        endings.computeIfAbsent(of.get(i), part -> new ArrayList<>()));
            }
        }
    }

    private void beginnings(String form, List<Found> look) throws IOException {
        each(form, term -> {
            if (term.charAt(0) > RuleTokens.LAST_MARK) {
                add(term, look);
            }
        });
        each(RuleTokens.readings(form), term -> {
            if (RuleTokens.length(term) == 1) {
                add(term, look);
            }
        });
    }

    /// Pairs of words that may be read as one.
    List<Pair> pairs(Part part) throws IOException {
        List<Pair> known = pairs.get(part);
        if (known == null) {
            known = new ArrayList<>();
            for (AskedWords.Halves cut : asked.halves(part.form())) {
                List<Found> second = new ArrayList<>(1);
                List<Found> first = new ArrayList<>(1);
                exact(cut.second(), second);
                if (!second.isEmpty()) {
                    exact(cut.first(), first);
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

    /// A plain word, if it is there.
    private void exact(BytesRef word, List<Found> into) throws IOException {
        if (terms.seekExact(word)) {
            add(1, into);
        }
    }

    private void add(String term, List<Found> into) {
        add(RuleTokens.length(term), into);
    }

    private void add(int length, List<Found> into) {
        try {
            into.add(new Found(BytesRef.deepCopyOf(terms.term()), terms.termState(), length, terms.docFreq()));
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
