package org.vigie.rules;

import java.time.LocalDate;
import java.util.AbstractList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.listing.Listing;
import org.vigie.normalise.LetterTable;

/// What a clear verdict rests on. Most verdicts are clear, and nobody asks why; hence the listing is judged again by
/// this one rule when somebody does. Safe for use by several threads.
final class ClearQuotes extends AbstractList<Quote> {

    private final Again again;
    private final int rule;
    private volatile @Nullable List<Quote> quotes;

    /// What was judged, the same for all rules of a segment.
    record Again(Segment segment, LetterTable letters, Listing listing, LocalDate day) {

        List<Quote> quotes(int rule) {
            Page page = new Page(letters);
            page.read(listing, segment.fields());
            Sight sight = new Sight(listing, day, page, new Marks(segment.lexicon(), page.sheet()), segment.lexicon());
            return Judge.judge(segment.rule(rule), sight).quotes();
        }
    }

    /// @param rule its number in the segment
    ClearQuotes(Again again, int rule) {
        this.again = again;
        this.rule = rule;
    }

    private List<Quote> made() {
        List<Quote> made = quotes;
        if (made == null) {
            made = again.quotes(rule);
            quotes = made;
        }
        return made;
    }

    @Override
    public Quote get(int index) {
        return made().get(index);
    }

    @Override
    public int size() {
        return made().size();
    }
}
