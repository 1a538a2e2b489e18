package org.vigie.web.view;

import java.util.ArrayList;
import java.util.List;
import org.vigie.listing.Agreement;
import org.vigie.listing.Fact;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;
import org.vigie.listing.Reading;
import org.vigie.listing.Value;
import org.vigie.normalise.TypedFacts;

/// What is known of one field.
///
/// @param state `shown`, `absent` or `unread`
/// @param readings every value with its place, the chosen one first; empty unless shown
/// @param note where it was looked for, or why it could not be seen; empty when shown
/// @param contradiction what the sources disagree about; empty when they do not
public record FactRow(String field, String key, String sentence, String state, List<Shown> readings, String note,
        String contradiction) {

    private static final int LONG = 600;

    /// @param start the value, or its beginning when it is long
    /// @param whole the whole value when it is long; else empty
    /// @param meaning what the value means in one unit or form (`power_mw 1600 mW`); empty when it has no such meaning
    public record Shown(String start, String whole, String place, String meaning) {}

    /// The fields that somebody filled.
    static List<FactRow> of(Listing listing) {
        List<FactRow> rows = new ArrayList<>();
        TypedFacts typed = TypedFacts.of(listing);
        listing.facts().forEach((field, fact) -> rows.add(of(field, fact, typed)));
        return rows;
    }

    private static FactRow of(Field field, Fact fact, TypedFacts typed) {
        return switch (fact) {
            case Fact.Shown shown -> new FactRow(Wording.field(field), field.key(), field.sentence(), "shown",
                    shown(field, shown.readings(), typed), "",
                    contradiction(field, shown.readings()));
            case Fact.Absent absent -> new FactRow(Wording.field(field), field.key(), field.sentence(), "absent",
                    List.of(), absent.where().toString(), "");
            case Fact.Unread unread -> new FactRow(Wording.field(field), field.key(), field.sentence(), "unread",
                    List.of(), unread.why(), "");
        };
    }

    private static List<Shown> shown(Field field, List<Reading> readings, TypedFacts typed) {
        List<Shown> all = new ArrayList<>();
        for (Reading reading : readings) {
            String text = reading.value().text();
            boolean isLong = text.length() > LONG;
            all.add(new Shown(isLong ? Wording.shorten(text, LONG / 2) : text,
                    isLong ? Wording.shorten(text, QuotedText.LONGEST) : "", reading.place().toString(),
                    String.join("; ", typed.meanings(field, all.size()))));
        }
        return all;
    }

    /// What the readings of a field disagree about; the empty text when they agree or need not.
    static String contradiction(Field field, List<Reading> readings) {
        List<Reading> contradicting = Agreement.contradicting(field, readings);
        if (contradicting.isEmpty()) {
            return "";
        }
        return contradicting.getFirst().value() instanceof Value.Attribute attribute
                ? "the sources differ about “" + attribute.name().strip() + "”"
                : "the sources differ";
    }
}
