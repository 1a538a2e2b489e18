package org.vigie.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.vigie.index.TextHits.Stretch;
import org.vigie.normalise.Readings;
import org.vigie.rules.Sought.Amounts;
import org.vigie.rules.Sought.Beside;
import org.vigie.rules.Sought.Mentioned;
import org.vigie.rules.Sought.Part;
import org.vigie.rules.Sought.Phrases;
import org.vigie.rules.Sought.Thing;
import org.vigie.rules.Sought.Wording;

/// One mention in one field of one segment, told from postings and their positions.
final class MentionScan {

    /// @param found documents where it surely stands as asked
    /// @param violated with `every`: where it surely also stands otherwise
    /// @param doubtful where only the matcher can tell
    record Found(FixedBitSet found, FixedBitSet violated, FixedBitSet doubtful) {}

    private static final int AMOUNT = 0;

    private final WordTerms terms;
    private final Mentioned mention;
    private final FixedBitSet domain;
    private final Map<Part, Integer> numbers = new LinkedHashMap<>();
    private final Found found;

    private MentionScan(WordTerms terms, Mentioned mention, FixedBitSet domain) {
        this.terms = terms;
        this.mention = mention;
        this.domain = domain;
        int size = domain.length();
        this.found = new Found(new FixedBitSet(size), new FixedBitSet(size), new FixedBitSet(size));
    }

    /// @param domain the documents asked about
    static Found of(WordTerms terms, Mentioned mention, FixedBitSet domain) throws IOException {
        MentionScan scan = new MentionScan(terms, mention, domain);
        if (!domain.scanIsEmpty()) {
            scan.run();
        }
        return scan.found;
    }

    private void run() throws IOException {
        doubt(RuleTokens.INCOMPLETE);
        if (isLong(mention.what()) || mention.near().stream().anyMatch(near -> isLong(near.other()))) {
            doubt(RuleTokens.CUT);
        }
        boolean plain = mention.near().isEmpty();
        switch (mention.what()) {
            case Amounts amounts -> {
                PartReader reader = new PartReader(terms, AMOUNT, terms.of(amounts), List.of());
                if (plain) {
                    reader.sure(found.found);
                    found.found.and(domain);
                } else {
                    FixedBitSet documents = new FixedBitSet(domain.length());
                    reader.sure(documents);
                    each(documents, List.of(reader), hits -> hits.places(AMOUNT));
                }
            }
            case Phrases phrases -> {
                boolean others = phrases.lists().stream().anyMatch(list -> list.stream().anyMatch(Wording::other));
                if (plain && !others) {
                    anywhere(phrases);
                } else {
                    Map<Part, PartReader> readers = readers(phrases);
                    FixedBitSet documents = new FixedBitSet(domain.length());
                    for (List<Wording> list : phrases.lists()) {
                        for (Wording wording : list) {
                            if (!wording.other()) {
                                candidates(wording, readers, documents);
                            }
                        }
                    }
                    each(documents, List.copyOf(readers.values()), hits -> hits.phrases(phrases));
                }
            }
        }
        if (!mention.every()) {
            found.doubtful.andNot(found.found);
        }
    }

    private void doubt(String mark) throws IOException {
        for (WordTerms.Found one : terms.mark(mark)) {
            new PartReader(terms, AMOUNT, List.of(one), List.of()).sure(found.doubtful);
            found.doubtful.and(domain);
        }
    }

    private static boolean isLong(Thing thing) {
        return thing instanceof Phrases phrases && phrases.lists().stream().flatMap(List::stream)
                .flatMap(wording -> wording.words().stream()).anyMatch(part -> part.form().length() > Readings.LONGEST);
    }

    /// Any phrase will do: one after the other, and documents that have one are not asked again.
    private void anywhere(Phrases phrases) throws IOException {
        Written written = Written.of(phrases);
        Map<Part, PartReader> readers = readers(phrases, written);
        for (List<Wording> list : phrases.lists()) {
            for (Wording wording : list) {
                if (wording.words().size() == 1) {
                    Objects.requireNonNull(readers.get(wording.words().getFirst())).sure(found.found);
                }
            }
        }
        found.found.and(domain);
        FixedBitSet documents = new FixedBitSet(domain.length());
        for (List<Wording> list : phrases.lists()) {
            for (Wording wording : list) {
                List<PartReader> words = wording.words().stream().map(readers::get).toList();
                if (words.stream().anyMatch(PartReader::isNowhere)
                        || (words.size() == 1 && !words.getFirst().hasPairs())) {
                    continue;
                }
                // Readers go forward only, so each phrase has its own.
                Phrases one = new Phrases(List.of(List.of(wording)));
                Map<Part, PartReader> own = readers(one, written);
                documents.clear();
                candidates(wording, own, documents);
                documents.andNot(found.found);
                each(documents, List.copyOf(own.values()), hits -> hits.phrases(one));
            }
        }
    }

    /// Adds the documents that have every word of a phrase.
    private void candidates(Wording wording, Map<Part, PartReader> readers, FixedBitSet into) throws IOException {
        List<PartReader> words = wording.words().stream().map(readers::get)
                .sorted(Comparator.comparingLong(PartReader::documents)).toList();
        if (words.stream().anyMatch(PartReader::isNowhere)) {
            return;
        }
        FixedBitSet all = new FixedBitSet(domain.length());
        words.getFirst().documents(all);
        all.and(domain);
        for (PartReader word : words.subList(1, words.size())) {
            if (all.scanIsEmpty()) {
                return;
            }
            FixedBitSet more = new FixedBitSet(domain.length());
            word.documents(more);
            all.and(more);
        }
        into.or(all);
    }

    /// How the words of lists are written.
    ///
    /// @param apart phrases of two words; when there is one, reading both as one word finds nothing new
    /// @param inLonger words that stand in phrases of several
    private record Written(Set<List<String>> apart, Set<Part> inLonger) {

        static Written of(Phrases phrases) {
            Set<List<String>> apart = new HashSet<>();
            Set<Part> inLonger = new HashSet<>();
            for (List<Wording> list : phrases.lists()) {
                for (Wording wording : list) {
                    if (wording.words().size() > 1) {
                        inLonger.addAll(wording.words());
                    }
                    boolean exact = wording.words().stream()
                            .allMatch(part -> !(part.openStart() || part.openEnd()) || part.form().length() >= 4);
                    // Of several lists one may have the phrase and another the word.
                    if (phrases.lists().size() == 1 && wording.words().size() == 2 && exact && !wording.other()) {
                        apart.add(wording.words().stream().map(Part::form).toList());
                    }
                }
            }
            return new Written(apart, inLonger);
        }

        boolean mayPut(WordTerms.Pair pair, Part part) {
            return inLonger.contains(part) || !apart.contains(List.of(pair.first().term().utf8ToString(),
                    pair.second().term().utf8ToString()));
        }
    }

    private Map<Part, PartReader> readers(Phrases phrases) throws IOException {
        return readers(phrases, Written.of(phrases));
    }

    private Map<Part, PartReader> readers(Phrases phrases, Written written) throws IOException {
        Map<Part, PartReader> readers = new LinkedHashMap<>();
        for (List<Wording> list : phrases.lists()) {
            for (Wording wording : list) {
                for (Part part : wording.words()) {
                    if (!readers.containsKey(part)) {
                        Integer known = numbers.get(part);
                        int number = known == null ? numbers.size() + 1 : known;
                        numbers.put(part, number);
                        readers.put(part, new PartReader(terms, number, terms.of(part),
                                terms.pairs(part).stream().filter(pair -> written.mayPut(pair, part)).toList()));
                    }
                }
            }
        }
        return readers;
    }

    private interface Finder {
        List<Stretch> in(TextHits hits);
    }

    /// Looks at each document: what is found in it, and what stands beside.
    private void each(FixedBitSet documents, List<PartReader> readers, Finder finder) throws IOException {
        documents.and(domain);
        if (documents.scanIsEmpty()) {
            return;
        }
        List<Neighbours> near = new ArrayList<>();
        for (Beside one : mention.near()) {
            near.add(new Neighbours(one, List.copyOf(readers(one.other()).values())));
        }
        Places places = new Places(terms);
        DocIdSetIterator each = new BitSetIterator(documents, 0);
        for (int doc = each.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = each.nextDoc()) {
            TextHits hits = new TextHits(numbers);
            for (PartReader reader : readers) {
                reader.gather(doc, hits);
            }
            List<Stretch> stretches = hits.isEmpty() ? List.of() : finder.in(hits);
            if (hits.isUnsure()) {
                found.doubtful.set(doc);
            } else if (!stretches.isEmpty()) {
                beside(doc, stretches, near, places);
            }
        }
    }

    private record Neighbours(Beside beside, List<PartReader> readers) {}

    private void beside(int doc, List<Stretch> stretches, List<Neighbours> near, Places places) throws IOException {
        if (near.isEmpty()) {
            found.found.set(doc);
            return;
        }
        places.at(doc);
        Set<Stretch> met = new HashSet<>();
        for (Neighbours one : near) {
            TextHits hits = new TextHits(numbers);
            for (PartReader reader : one.readers) {
                reader.gather(doc, hits);
            }
            List<Stretch> others = hits.isEmpty() ? List.of() : hits.phrases(one.beside.other());
            if (hits.isUnsure()) {
                found.doubtful.set(doc);
                return;
            }
            for (Stretch stretch : stretches) {
                if (others.stream().anyMatch(other -> places.beside(stretch, other, one.beside))) {
                    met.add(stretch);
                }
            }
        }
        if (mention.every() && met.size() < new HashSet<>(stretches).size()) {
            found.violated.set(doc);
        } else if (!met.isEmpty()) {
            found.found.set(doc);
        }
    }

    /// Distances in words and sentences in one document; documents come in ascending order.
    private static final class Places {

        private final List<PostingsEnum> marks = new ArrayList<>();
        private final Map<Boolean, int[]> positions = new HashMap<>();

        Places(WordTerms terms) throws IOException {
            for (String mark : List.of(RuleTokens.SENTENCE, RuleTokens.SENTENCE_AT_WORD)) {
                List<WordTerms.Found> found = terms.mark(mark);
                marks.add(found.isEmpty()
                        ? null
                        : terms.postings(found.getFirst(), PostingsEnum.POSITIONS));
            }
        }

        void at(int doc) throws IOException {
            for (int i = 0; i < 2; i++) {
                PostingsEnum mark = marks.get(i);
                int[] read = {};
                if (mark != null && (mark.docID() < doc ? mark.advance(doc) : mark.docID()) == doc) {
                    read = new int[mark.freq()];
                    for (int at = 0; at < read.length; at++) {
                        read[at] = mark.nextPosition();
                    }
                }
                positions.put(i == 0, read);
            }
        }

        private int before(boolean own, int position) {
            int count = 0;
            for (int mark : positions.getOrDefault(own, new int[0])) {
                count += mark < position || (!own && mark == position) ? 1 : 0;
            }
            return count;
        }

        private int word(int position) {
            return position - before(true, position);
        }

        private int sentence(int position) {
            return before(true, position) + before(false, position);
        }

        boolean beside(Stretch one, Stretch other, Beside how) {
            int gap = Math.max(0, Math.max(word(other.from()) - word(one.last()) - 1,
                    word(one.from()) - word(other.last()) - 1));
            return gap <= how.within() && switch (how.side()) {
                case EITHER -> true;
                case BEFORE -> other.from() < one.from() && sentence(other.last()) == sentence(one.from());
                case AFTER -> other.last() > one.last() && sentence(other.from()) == sentence(one.last());
            };
        }
    }
}
