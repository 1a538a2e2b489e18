package org.vigie.web.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.vigie.listing.Fact;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;
import org.vigie.listing.Reading;
import org.vigie.listing.Value;

/// What is known of one field.
///
/// @param state `shown`, `absent` or `unread`
/// @param readings every value with its place, the chosen one first; empty unless shown
/// @param note where it was looked for, or why it could not be seen; empty when shown
/// @param contradiction what the sources disagree about; empty when they do not
public record FactRow(String field, String key, String sentence, String state, List<Shown> readings, String note,
        String contradiction) {

    private static final int LONG = 600;

    /// Fields that hold several things at once, so that different values are no contradiction.
    private static final Set<Field> LISTS = Set.of(Field.IMAGES, Field.VARIANTS, Field.WARNINGS, Field.DESCRIPTION,
            Field.CATEGORY);

    /// @param start the value, or its beginning when it is long
    /// @param whole the whole value when it is long; else empty
    public record Shown(String start, String whole, String place) {}

    /// The fields that somebody filled.
    static List<FactRow> of(Listing listing) {
        List<FactRow> rows = new ArrayList<>();
        listing.facts().forEach((field, fact) -> rows.add(of(field, fact)));
        return rows;
    }

    private static FactRow of(Field field, Fact fact) {
        return switch (fact) {
            case Fact.Shown shown -> new FactRow(Wording.field(field), field.key(), field.sentence(), "shown",
                    shown.readings().stream().map(FactRow::shown).toList(), "",
                    contradiction(field, shown.readings()));
            case Fact.Absent absent -> new FactRow(Wording.field(field), field.key(), field.sentence(), "absent",
                    List.of(), absent.where().toString(), "");
            case Fact.Unread unread -> new FactRow(Wording.field(field), field.key(), field.sentence(), "unread",
                    List.of(), unread.why(), "");
        };
    }

    private static Shown shown(Reading reading) {
        String text = reading.value().text();
        return text.length() <= LONG
                ? new Shown(text, "", reading.place().toString())
                : new Shown(Wording.shorten(text, LONG / 2), Wording.shorten(text, QuotedText.LONGEST),
                        reading.place().toString());
    }

    /// What the readings of a field disagree about; the empty text when they agree or need not.
    static String contradiction(Field field, List<Reading> readings) {
        if (LISTS.contains(field)) {
            return "";
        }
        Map<String, Value> seen = new HashMap<>();
        for (Reading reading : readings) {
            String about = reading.value() instanceof Value.Attribute attribute ? words(attribute.name()) : "";
            Value first = seen.putIfAbsent(about, reading.value());
            if (first != null && !agree(first, reading.value())) {
                return about.isEmpty() ? "the sources differ" : "the sources differ about “" + about + "”";
            }
        }
        return "";
    }

    private static boolean agree(Value a, Value b) {
        if (a instanceof Value.Price one && b instanceof Value.Price other) {
            return one.price().comparableTo(other.price())
                    && one.price().amount().compareTo(other.price().amount()) == 0
                    && one.to().amount().compareTo(other.to().amount()) == 0;
        }
        if (a instanceof Value.Number(var one) && b instanceof Value.Number(var other)) {
            return one.compareTo(other) == 0;
        }
        return words(a.text()).equals(words(b.text()));
    }

    private static String words(String text) {
        return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
