package org.vigie.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;
import org.vigie.index.HuntResult.Find;
import org.vigie.index.HuntResult.Judged;
import org.vigie.index.StoredObservation.Sighting;
import org.vigie.rules.Judgement;
import org.vigie.rules.RuleSearch;
import org.vigie.rules.RuleSet;
import org.vigie.rules.Verdict;

/// One rule over one view of the index: exact sets of the listings in which it finds something.
final class RuleHunt {

    private record Segment(LeafReaderContext leaf, FixedBitSet found, FixedBitSet breaches) {}

    private record Newest(long lastSeen, int document) {}

    private final IndexSearcher searcher;
    private final RuleSet rule;
    private final HuntRequest request;
    private final Path folder;
    private final List<Segment> segments = new ArrayList<>();
    private long searched;
    private long confirmed;

    private RuleHunt(IndexSearcher searcher, RuleSet rule, HuntRequest request, Path folder) {
        this.searcher = searcher;
        this.rule = rule;
        this.request = request;
        this.folder = folder;
    }

    static RuleHunt of(IndexSearcher searcher, RuleSet rule, HuntRequest request, Path folder) throws IOException {
        RuleHunt hunt = new RuleHunt(searcher, rule, request, folder);
        hunt.run();
        return hunt;
    }

    private void run() throws IOException {
        LocalDate first = day(PointValues.getMinPackedValue(searcher.getIndexReader(), IndexField.SEEN_DAY.key()));
        LocalDate last = day(PointValues.getMaxPackedValue(searcher.getIndexReader(), IndexField.SEEN_DAY.key()));
        LocalDate from = request.since().filter(first::isBefore).orElse(first);
        LocalDate until = request.until().filter(last::isAfter).orElse(last);
        Hits asked = Hits.of(searcher, listings(from, until));
        searched = asked.total();
        List<RuleSearch.Period> periods = from.isAfter(until)
                ? List.of()
                : rule.searches(from, until).stream().flatMap(search -> search.periods().stream()).toList();
        List<Hits> domains = new ArrayList<>();
        for (RuleSearch.Period period : periods) {
            domains.add(periods.size() == 1 && period.from().equals(from) && period.until().equals(until)
                    ? asked
                    : Hits.of(searcher, listings(period.from(), period.until())));
        }
        Hits cards = Hits.of(searcher, new TermQuery(IndexField.FACT.term(RuleFields.CARD)));
        AskedWords words = new AskedWords();
        periods.forEach(words::add);
        for (LeafReaderContext leaf : searcher.getLeafContexts()) {
            int size = leaf.reader().maxDoc();
            RuleScan.Verdicts all = new RuleScan.Verdicts(new FixedBitSet(size), new FixedBitSet(size),
                    new FixedBitSet(size), new FixedBitSet(size));
            RuleScan scan = new RuleScan(leaf.reader(), words);
            for (int i = 0; i < periods.size(); i++) {
                all.add(scan.verdicts(periods.get(i), domains.get(i).segments().get(leaf.ord)));
            }
            segments.add(confirm(leaf, all, cards.segments().get(leaf.ord)));
        }
    }

    private static LocalDate day(byte @Nullable [] packed) {
        return packed == null ? LocalDate.EPOCH : LocalDate.ofEpochDay(LongPoint.decodeDimension(packed, 0));
    }

    private BooleanQuery listings(LocalDate from, LocalDate until) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        all.add(new TermQuery(IndexField.KIND.term(IndexSchema.LISTING)), Occur.FILTER);
        all.add(LongField.newRangeQuery(IndexField.SEEN_DAY.key(), from.toEpochDay(), until.toEpochDay()),
                Occur.FILTER);
        if (!request.marketplaces().isEmpty()) {
            all.add(KeywordField.newSetQuery(IndexField.MARKETPLACE.key(), request.marketplaces().stream()
                    .map(name -> new BytesRef(FacetValues.form(Facet.MARKETPLACE, name))).toList()), Occur.FILTER);
        }
        return all.build();
    }

    /// Has the matcher tell what the index cannot.
    private Segment confirm(LeafReaderContext leaf, RuleScan.Verdicts all, FixedBitSet cards) throws IOException {
        FixedBitSet open = Bounds.or(Bounds.without(all.perhapsFound(), all.found()),
                Bounds.without(all.perhapsBreach(), all.breach()));
        FixedBitSet found = Bounds.without(all.found(), open);
        FixedBitSet breaches = Bounds.without(all.breach(), open);
        List<Integer> documents = documents(open).toList();
        confirmed += documents.size();
        try {
            record Told(int document, boolean found, boolean breach) {}
            documents.parallelStream().map(document -> {
                List<Judged> judged = find(leaf.docBase + document).judged();
                return new Told(document, !judged.isEmpty(),
                        judged.stream().anyMatch(one -> one.judgement().verdict() == Verdict.BREACH));
            }).toList().forEach(told -> {
                if (told.found) {
                    found.set(told.document);
                }
                if (told.breach) {
                    breaches.set(told.document);
                }
            });
        } catch (UncheckedIOException e) {
            throw new IOException(e.getCause());
        }
        // As when it is captured: of a card, only a breach is told.
        return new Segment(leaf, Bounds.without(found, Bounds.without(cards, breaches)), breaches);
    }

    private static Stream<Integer> documents(FixedBitSet set) {
        return set.cardinality() == 0
                ? Stream.of()
                : Stream.iterate(set.nextSetBit(0), doc -> doc != DocIdSetIterator.NO_MORE_DOCS,
                        doc -> doc + 1 < set.length()
                                ? set.nextSetBit(doc + 1)
                                : DocIdSetIterator.NO_MORE_DOCS);
    }

    /// What the matcher says of a document, on the stored text.
    private Find find(int document) {
        try {
            StoredObservation stored = Lookup.stored(searcher.getIndexReader(), document, folder);
            List<Judged> judged = new ArrayList<>();
            Set<List<Object>> said = new HashSet<>();
            Set<LocalDate> days = new HashSet<>();
            for (Sighting sighting : stored.sightings()) {
                LocalDate day = LocalDate.ofEpochDay(RuleFields.day(sighting.capture().at()));
                if (request.covers(day) && days.add(day)) {
                    judge(stored, sighting).filter(one -> said.add(List.of(one.verdict(), one.quotes())))
                            .ifPresent(one -> judged.add(new Judged(sighting, one)));
                }
            }
            return new Find(stored, List.copyOf(judged));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Judgement> judge(StoredObservation stored, Sighting sighting) {
        return rule
                .judge(stored.observation().listing(), Instant.ofEpochMilli(Block.millis(sighting.capture().at())))
                .stream()
                .filter(one -> one.verdict() == Verdict.BREACH
                        || (one.verdict() == Verdict.UNDECIDED && !stored.observation().isCard()))
                .findFirst();
    }

    long searched() {
        return searched;
    }

    long found() {
        return segments.stream().mapToLong(segment -> segment.found().cardinality()).sum();
    }

    long breaches() {
        return segments.stream().mapToLong(segment -> segment.breaches().cardinality()).sum();
    }

    long confirmed() {
        return confirmed;
    }

    /// The newest listings found. A segment is in that order already.
    List<Find> newest(int most) throws IOException {
        List<Newest> newest = new ArrayList<>();
        for (Segment segment : segments) {
            SortedNumericDocValues lastSeen = DocValues.getSortedNumeric(segment.leaf().reader(),
                    IndexField.LAST_SEEN.key());
            for (int document : documents(segment.found()).limit(most).toList()) {
                newest.add(new Newest(lastSeen.advanceExact(document) ? lastSeen.nextValue() : Long.MIN_VALUE,
                        segment.leaf().docBase + document));
            }
        }
        newest.sort(Comparator.comparingLong(Newest::lastSeen).reversed());
        try {
            return newest.stream().limit(most).map(one -> find(one.document())).toList();
        } catch (UncheckedIOException e) {
            throw new IOException(e.getCause());
        }
    }

    /// Hands out every listing found.
    long each(ListingSearch.FindTaker taker) throws IOException {
        long count = 0;
        for (Segment segment : segments) {
            for (int document : documents(segment.found()).toList()) {
                try {
                    taker.take(find(segment.leaf().docBase + document));
                } catch (UncheckedIOException e) {
                    throw new IOException(e.getCause());
                }
                count++;
            }
        }
        return count;
    }
}
