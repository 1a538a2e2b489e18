package org.vigie.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;
import org.vigie.normalise.LetterTable;

/// Room to judge one listing after the other by the rules of a segment, and of a small one with its changes. For one
/// thread.
final class Desk {

    private final LetterTable letters;
    private final Page page;
    private final Place main;
    private Place changes;

    /// Room for the rules of one segment.
    private static final class Place {

        private final Segment segment;
        private final Marks marks;
        private final long[] awake;
        private final CodeRun run;
        private Reach.Today today;

        Place(Segment segment, Page page) {
            this.segment = segment;
            this.marks = new Marks(segment.lexicon(), page.sheet());
            this.awake = new long[(segment.size() + 63) >> 6];
            this.run = new CodeRun(segment.code(), page, marks);
            this.today = segment.reach().never();
        }

        List<Judgement> judge(Listing listing, LocalDate day, Page page, BitSet gone, LetterTable letters) {
            Sight sight = new Sight(listing, day, page, marks, segment.lexicon());
            today = segment.reach().on(day, today);
            run.start(sight);
            segment.wake(sight, marks, today, segment.reach().offered(sight.markets()), run, awake);
            return segment.judge(sight, run, awake, gone, new ClearQuotes.Again(segment, letters, listing, day));
        }
    }

    Desk(Segment main, LetterTable letters) {
        this.letters = letters;
        this.page = new Page(letters);
        this.main = new Place(main, page);
        this.changes = this.main;
    }

    /// What all rules say of a listing, by rule id; judgements that are not applicable are left out.
    ///
    /// @param changed rules that stand in for others, or are new; the main segment when there are none
    /// @param gone the rules of the main segment that no longer count
    List<Judgement> judge(Listing listing, LocalDate day, Segment changed, BitSet gone) {
        if (changed == main.segment) {
            page.read(listing, changed.fields());
            return Collections.unmodifiableList(main.judge(listing, day, page, gone, letters));
        }
        if (changes.segment != changed) {
            changes = new Place(changed, page);
        }
        Set<Field> fields = EnumSet.noneOf(Field.class);
        fields.addAll(main.segment.fields());
        fields.addAll(changed.fields());
        page.read(listing, fields);
        List<Judgement> judgements = new ArrayList<>(main.judge(listing, day, page, gone, letters));
        judgements.addAll(changes.judge(listing, day, page, new BitSet(), letters));
        judgements.sort(Comparator.comparing(one -> one.rule().id()));
        return List.copyOf(judgements);
    }
}
