package org.vigie.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vigie.listing.Field;
import org.vigie.normalise.LetterTable;
import org.vigie.normalise.Span;
import org.vigie.normalise.WordSheet;

/// Where phrases stand in a text, as a map that tests compare.
final class Places {

    private Places() {
    }

    static Map<String, List<Span>> of(Lexicon lexicon, String text, LocalDate day) {
        WordSheet sheet = new WordSheet(new LetterTable());
        sheet.add(text);
        Marks marks = new Marks(lexicon, sheet);
        marks.clear();
        marks.find(0, Field.TITLE, 0, sheet.size(), day);
        Map<String, List<Span>> places = new HashMap<>();
        lexicon.ids().forEach((list, id) -> {
            List<Span> spans = new ArrayList<>();
            for (int place = marks.head(id); place >= 0; place = marks.next(place)) {
                spans.add(new Span(marks.from(place), marks.to(place), sheet.start(marks.from(place)),
                        sheet.end(marks.to(place) - 1)));
            }
            if (!spans.isEmpty()) {
                places.put(list, spans);
            }
        });
        return places;
    }
}
