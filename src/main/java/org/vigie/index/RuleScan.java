package org.vigie.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;
import org.vigie.rules.ListingTerms;
import org.vigie.rules.RuleSearch;
import org.vigie.rules.Sought;

/// What one rule says of every listing of one segment, as far as the index tells.
///
/// The steps are those of the matcher: `applies` wakes, an exception clears, `surely` and `possibly` decide. Each
/// condition is asked only about the documents that the ones before it left over; the cheap ones come first.
final class RuleScan {

    /// @param found documents with a finding, breach or undecided
    /// @param perhapsFound those that may have one
    /// @param breach documents with a breach
    /// @param perhapsBreach those that may have one
    record Verdicts(FixedBitSet found, FixedBitSet perhapsFound, FixedBitSet breach, FixedBitSet perhapsBreach) {

        void add(Verdicts that) {
            found.or(that.found);
            perhapsFound.or(that.perhapsFound);
            breach.or(that.breach);
            perhapsBreach.or(that.perhapsBreach);
        }
    }

    private final LeafReader reader;
    private final int size;
    private final TermsEnum facts;
    private final AskedWords asked;
    private final Map<Field, WordTerms> words = new EnumMap<>(Field.class);

    /// @param asked what the verdicts will ask for, and perhaps more
    RuleScan(LeafReader reader, AskedWords asked) throws IOException {
        this.asked = asked;
        this.reader = reader;
        this.size = reader.maxDoc();
        Terms terms = reader.terms(IndexField.FACT.key());
        this.facts = terms == null ? TermsEnum.EMPTY : terms.iterator();
    }

    /// @param domain the listings asked about, seen on a day of the period
    Verdicts verdicts(RuleSearch.Period period, FixedBitSet domain) throws IOException {
        FixedBitSet concerned = of(period.concerned(), domain).met();
        Bounds applies = of(period.applies(), concerned);
        FixedBitSet awake = applies.perhapsMet();
        FixedBitSet none = new FixedBitSet(size);
        Bounds cleared = Bounds.nowhere(size);
        Bounds answered = Bounds.nowhere(size);
        for (RuleSearch.Unless exception : period.exceptions()) {
            Bounds when = of(exception.when(), Bounds.without(awake, cleared.met()));
            if (exception.doubtOnly()) {
                answered = answered.or(when);
            } else {
                cleared = cleared.or(when);
            }
        }
        FixedBitSet left = Bounds.without(awake, cleared.met());
        Bounds surely = of(period.surely(), left);
        Bounds possibly = left.scanIsEmpty() ? Bounds.nowhere(size) : of(period.possibly(), left);
        FixedBitSet doubt = Bounds.or(surely.kept(), Bounds.without(possibly.kept(), answered.perhapsMet()));
        FixedBitSet perhaps = Bounds.or(surely.perhapsKept(), Bounds.without(possibly.perhapsKept(), answered.met()));
        FixedBitSet sureApplies = Bounds.and(applies.met(), left);
        Verdicts verdicts = new Verdicts(Bounds.without(Bounds.and(sureApplies, doubt), cleared.perhapsMet()),
                Bounds.and(left, perhaps), Bounds.without(Bounds.and(sureApplies, surely.met()), cleared.perhapsKept()),
                Bounds.without(Bounds.and(left, surely.perhapsMet()), cleared.kept()));
        return awake.scanIsEmpty() ? new Verdicts(none, none.clone(), none.clone(), none.clone()) : verdicts;
    }

    private Bounds of(Sought sought, FixedBitSet domain) throws IOException {
        if (domain.scanIsEmpty()) {
            return Bounds.nowhere(size);
        }
        return switch (sought) {
            case Sought.Constant constant -> constant.holds() ? Bounds.everywhere(domain) : Bounds.nowhere(size);
            case Sought.Unsearchable unsearchable -> Bounds.untold(domain);
            case Sought.Terms terms -> terms(terms, domain);
            case Sought.Figures figures -> figures(figures, domain);
            case Sought.Mentioned mention -> mention(mention, domain);
            case Sought.All all -> {
                Bounds met = Bounds.everywhere(domain);
                for (Sought one : cheapFirst(all.of())) {
                    met = met.and(of(one, met.perhapsKept()));
                }
                yield met;
            }
            case Sought.Any any -> {
                Bounds met = Bounds.nowhere(size);
                for (Sought one : cheapFirst(any.of())) {
                    met = met.or(of(one, Bounds.without(domain, met.met())));
                }
                yield met;
            }
        };
    }

    private static List<Sought> cheapFirst(List<Sought> of) {
        return of.stream().sorted(Comparator.comparingInt(RuleScan::cost)).toList();
    }

    private static int cost(Sought sought) {
        return switch (sought) {
            case Sought.Constant constant -> 0;
            case Sought.Terms terms -> 1;
            case Sought.Mentioned mention -> mention.near().isEmpty() ? 3 : 4;
            case Sought.All all -> all.of().stream().mapToInt(RuleScan::cost).min().orElse(0);
            case Sought.Any any -> any.of().stream().mapToInt(RuleScan::cost).max().orElse(0);
            case Sought.Figures figures -> 5;
            case Sought.Unsearchable unsearchable -> 6;
        };
    }

    private Bounds terms(Sought.Terms terms, FixedBitSet domain) throws IOException {
        FixedBitSet met = new FixedBitSet(size);
        facts(terms.met(), met);
        for (Sought.Range range : terms.range()) {
            BytesRef to = new BytesRef(range.to());
            BytesRef at = facts.seekCeil(new BytesRef(range.from())) == TermsEnum.SeekStatus.END
                    ? null
                    : facts.term();
            for (; at != null && at.compareTo(to) <= 0; at = facts.next()) {
                fact(met);
            }
        }
        met.and(domain);
        FixedBitSet kept = new FixedBitSet(size);
        facts(terms.open(), kept);
        kept.and(domain);
        kept.or(met);
        return Bounds.of(met, kept);
    }

    /// Adds the documents that have one of these terms.
    private void facts(Collection<String> terms, FixedBitSet into) throws IOException {
        for (String term : terms) {
            if (facts.seekExact(new BytesRef(term))) {
                fact(into);
            }
        }
    }

    private void fact(FixedBitSet into) throws IOException {
        into.or(facts.postings(null, PostingsEnum.NONE));
    }

    private FixedBitSet having(Set<String> terms, FixedBitSet domain) throws IOException {
        FixedBitSet having = new FixedBitSet(size);
        facts(terms, having);
        having.and(domain);
        return having;
    }

    private Bounds figures(Sought.Figures figures, FixedBitSet domain) throws IOException {
        FixedBitSet seen = domain;
        FixedBitSet there = domain;
        for (Field field : figures.fields()) {
            seen = having(Set.of(ListingTerms.figure(field)), seen);
            there = having(Set.of(ListingTerms.figure(field), ListingTerms.unread(field)), there);
        }
        FixedBitSet met = new FixedBitSet(size);
        FixedBitSet kept = having(figures.fields().stream().map(ListingTerms::unread).collect(Collectors.toSet()),
                there);
        BinaryDocValues column = DocValues.getBinary(reader, IndexField.FIGURES.key());
        DocIdSetIterator each = new BitSetIterator(seen, 0);
        for (int doc = each.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = each.nextDoc()) {
            if (column.advanceExact(doc)) {
                Listing listing = RuleFields.figures(column.binaryValue());
                if (figures.met().test(listing)) {
                    met.set(doc);
                    kept.set(doc);
                } else if (figures.open().test(listing)) {
                    kept.set(doc);
                }
            }
        }
        return Bounds.of(met, kept);
    }

    private Bounds mention(Sought.Mentioned mention, FixedBitSet domain) throws IOException {
        FixedBitSet unread = having(mention.in().stream().map(ListingTerms::unread).collect(Collectors.toSet()),
                domain);
        FixedBitSet found = new FixedBitSet(size);
        FixedBitSet violated = new FixedBitSet(size);
        FixedBitSet doubtful = new FixedBitSet(size);
        List<Field> fields = new ArrayList<>(mention.in());
        for (Field field : fields) {
            if (!RuleFields.isWorded(field)) {
                doubtful.or(having(Set.of(ListingTerms.shown(field), ListingTerms.absent(field)), domain));
                continue;
            }
            // Where it was found already nothing is left to ask, unless every place counts.
            FixedBitSet asked = mention.every() ? domain : Bounds.without(domain, found);
            MentionScan.Found here = MentionScan.of(words(field), mention, asked);
            found.or(here.found());
            violated.or(here.violated());
            doubtful.or(here.doubtful());
        }
        if (!mention.every()) {
            FixedBitSet perhaps = Bounds.or(found, doubtful);
            return new Bounds(found, perhaps, Bounds.or(found, unread), Bounds.or(perhaps, unread));
        }
        FixedBitSet kept = Bounds.without(Bounds.or(found, unread), violated);
        FixedBitSet met = Bounds.without(kept, unread);
        doubtful.andNot(violated);
        return new Bounds(Bounds.without(met, doubtful), Bounds.or(met, Bounds.without(doubtful, unread)),
                Bounds.without(kept, doubtful), Bounds.or(kept, doubtful));
    }

    private WordTerms words(Field field) throws IOException {
        WordTerms known = words.get(field);
        if (known == null) {
            known = new WordTerms(reader, field, asked);
            words.put(field, known);
        }
        return known;
    }
}
