package org.vigie.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vigie.listing.Field;
import org.vigie.listing.Reading;
import org.vigie.normalise.Amount;
import org.vigie.normalise.Measure;
import org.vigie.normalise.Span;
import org.vigie.normalise.Tokens;
import org.vigie.normalise.WordSheet;

/// One text of a listing, with every phrase that was found in it. Words of a [Span] count from the text's first one.
/// Good as long as the page holds its listing.
final class PageText {

    private final Page page;
    private final Marks marks;
    private final Lexicon lexicon;
    private final int index;
    private Optional<Tokens> tokens = Optional.empty();

    PageText(Page page, Marks marks, Lexicon lexicon, int index) {
        this.page = page;
        this.marks = marks;
        this.lexicon = lexicon;
        this.index = index;
    }

    Lexicon lexicon() {
        return lexicon;
    }

    Field field() {
        return page.field(index);
    }

    Reading reading() {
        return page.reading(index);
    }

    /// Where phrases of a list stand in this text.
    List<Span> places(int list) {
        int place = marks.head(list);
        if (place < 0) {
            return List.of();
        }
        List<Span> spans = new ArrayList<>();
        WordSheet sheet = page.sheet();
        int first = page.first(index);
        for (; place >= 0; place = marks.next(place)) {
            if (marks.text(place) == index) {
                int from = marks.from(place);
                int to = marks.to(place);
                spans.add(new Span(from - first, to - first, sheet.start(from), sheet.end(to - 1)));
            }
        }
        return spans;
    }

    /// Amounts of a measure in this text, looked for at the first asking.
    List<Amount> amounts(Measure measure) {
        Tokens cut = tokens.orElseGet(() -> Tokens.of(reading().value().text()));
        tokens = Optional.of(cut);
        return cut.amounts(measure);
    }

    /// Number of the sentence a word stands in.
    int sentence(int word) {
        return page.sheet().sentence(page.first(index) + word);
    }

    /// Quotes a stretch as it stands on the page.
    Quote quote(Span span, String reason) {
        Reading reading = reading();
        return new Quote(field(), reading.value().text().substring(span.start(), span.end()), span.start(), span.end(),
                reading.place(), reason);
    }
}
