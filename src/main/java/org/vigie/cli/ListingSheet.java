package org.vigie.cli;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.vigie.cli.Sheet.Style;
import org.vigie.listing.Agreement;
import org.vigie.listing.Fact;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;
import org.vigie.listing.Reading;
import org.vigie.listing.Value;
import org.vigie.normalise.TypedFacts;

/// One listing for people: what is shown, by subject, then what is proved absent, then what was not read. A value that
/// contradicts the chosen one is marked with `≠`; a further place that says the same, with `=`.
final class ListingSheet {

    private static final int LONG = 260;
    private static final String SAME = "= ";
    private static final String BEGINNING = "its beginning: ";
    private static final int REASON = 100;
    private static final int LEAST_BEGINNING = 12;
    private static final Map<Field, Integer> MOST = Map.of(Field.ATTRIBUTES, 25, Field.IMAGES, 1);
    private static final int MOST_OTHERS = 3;

    private static final Map<String, Set<Field>> SUBJECTS = subjects();

    private final Sheet sheet;
    private final Listing listing;
    private final boolean all;
    private final TypedFacts typed;
    private int contradicted;

    ListingSheet(Sheet sheet, Listing listing, boolean all) {
        this.sheet = sheet;
        this.listing = listing;
        this.all = all;
        this.typed = TypedFacts.of(listing);
    }

    void print() {
        sheet.line(listing.text(Field.TITLE).orElse("(no title was read)"), Style.BOLD);
        sheet.whole(listing.key() + (listing.url().isEmpty() ? "" : "  " + listing.url()), Style.DIM);
        SUBJECTS.forEach((subject, fields) -> {
            List<Field> shown = fields.stream().filter(field -> !listing.readings(field).isEmpty()).toList();
            if (!shown.isEmpty()) {
                sheet.head(subject);
                shown.forEach(this::shown);
            }
        });
        int absent = absent();
        int unread = unread();
        long shown = listing.facts().values().stream().filter(Fact.Shown.class::isInstance).count();
        sheet.head(shown + " fields shown" + (contradicted > 0 ? ", " + contradicted + " of them contradicted" : "")
                + ", " + absent + " absent, " + unread + " not read");
    }

    private void shown(Field field) {
        List<Reading> readings = listing.readings(field);
        List<Reading> contradicting = Agreement.contradicting(field, readings);
        contradicted += contradicting.isEmpty() ? 0 : 1;
        List<Same> groups = Same.of(field, readings);
        if (!all && field == Field.VARIANTS) {
            variants(readings, groups);
            return;
        }
        int most = all ? groups.size() : MOST.getOrDefault(field, MOST_OTHERS);
        String name = field.key();
        int left = 0;
        for (int i = 0; i < groups.size(); i++) {
            Reading first = readings.get(groups.get(i).first());
            boolean against = contradicting.contains(first);
            if (i >= most && !against) {
                left++;
                continue;
            }
            String text = all ? first.value().text() : cut(first.value().text(), LONG);
            sheet.row(name, (against ? "≠ " : "") + text, against ? Style.WARN : Style.PLAIN,
                    places(groups.get(i).places()));
            meant(field, groups.get(i).first());
            name = "";
        }
        if (left > 0) {
            sheet.wide("", "… " + left + " more (--all)", Style.DIM);
        }
    }

    private void variants(List<Reading> readings, List<Same> groups) {
        String names = groups.stream().map(group -> readings.get(group.first()).value().text())
                .collect(Collectors.joining(" · "));
        sheet.row(Field.VARIANTS.key(), cut(names, LONG), Style.PLAIN, places(groups.getFirst().places()));
    }

    private List<String> places(List<String> places) {
        return all
                ? places
                : places.stream().map(each -> each.startsWith(SAME)
                        ? SAME + sheet.brief(each.substring(SAME.length()))
                        : sheet.brief(each)).toList();
    }

    /// What the text of a reading means, where it has a meaning of its own.
    private void meant(Field field, int reading) {
        List<String> meanings = typed.meanings(field, reading);
        if (!meanings.isEmpty()) {
            sheet.wide("", "→ " + String.join("; ", meanings), Style.GOOD);
        }
    }

    private int absent() {
        List<Map.Entry<Field, Fact>> absent = listing.facts().entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Fact.Absent).toList();
        if (!absent.isEmpty()) {
            sheet.head("ABSENT: its section was read, and it is not there");
        }
        for (Map.Entry<Field, Fact> entry : absent) {
            if (entry.getValue() instanceof Fact.Absent(var where)) {
                sheet.row(entry.getKey().key(), "absent", Style.WARN, places(List.of(where.toString())));
            }
        }
        return absent.size();
    }

    /// By reason: most fields of a page are unread for the same one.
    private int unread() {
        Map<String, List<String>> reasons = new LinkedHashMap<>();
        for (Field field : Field.values()) {
            if (listing.fact(field) instanceof Fact.Unread(String why)) {
                reasons.computeIfAbsent(why, reason -> new ArrayList<>()).add(field.key());
            }
        }
        if (!reasons.isEmpty()) {
            sheet.head("NOT READ: nothing is known of these");
        }
        reasons.forEach((why, fields) -> {
            String reason = all || why.length() <= REASON ? why : why.substring(0, REASON) + "…";
            if (fields.size() == 1) {
                sheet.wide(fields.getFirst(), reason, Style.PLAIN);
            } else {
                sheet.wide(fields.size() + " fields", reason + ":", Style.PLAIN);
                sheet.wide("", String.join(", ", fields), Style.DIM);
            }
        });
        return reasons.values().stream().mapToInt(List::size).sum();
    }

    /// At most so many characters, with how many there are.
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "… (" + text.length() + " characters)";
    }

    /// The readings of one field that say the same of the same thing.
    ///
    /// @param first number of the first of them
    /// @param places of all
    private record Same(int first, List<String> places) {

        static List<Same> of(Field field, List<Reading> readings) {
            List<Same> groups = new ArrayList<>();
            for (int i = 0; i < readings.size(); i++) {
                Value value = readings.get(i).value();
                String place = readings.get(i).place().toString();
                Same same = field == Field.IMAGES || value instanceof Value.Attribute
                        ? null
                        : groups.stream().filter(group -> Agreement.agree(field,
                                readings.get(group.first()).value(), value)).findFirst().orElse(null);
                Same longer = same != null || field != Field.DESCRIPTION
                        ? null
                        : groups.stream().filter(group -> begins(readings.get(group.first()).value(), value))
                                .findFirst().orElse(null);
                if (longer != null) {
                    longer.places().add(BEGINNING + place);
                } else if (same == null) {
                    groups.add(new Same(i, new ArrayList<>(List.of(place))));
                } else if (!same.places().contains(SAME + place) && !same.places().contains(place)) {
                    same.places().add(SAME + place);
                }
            }
            return groups;
        }
    }

    /// Whether a text is the beginning of another, as a preview's is, with or without dots at its end.
    private static boolean begins(Value whole, Value beginning) {
        String start = beginning.text().strip().replaceFirst("[\\s.…]+$", "");
        return start.length() >= LEAST_BEGINNING && Text.oneLine(whole.text()).strip().startsWith(Text.oneLine(start));
    }

    private static Map<String, Set<Field>> subjects() {
        Map<String, Set<Field>> subjects = new LinkedHashMap<>();
        subjects.put("OFFER", EnumSet.range(Field.TITLE, Field.IMAGES));
        subjects.put("PRICE", EnumSet.range(Field.PRICE, Field.RATING));
        subjects.put("SELLER", EnumSet.range(Field.SELLER, Field.SELLER_KIND));
        subjects.put("MAKER AND SAFETY", EnumSet.range(Field.MANUFACTURER, Field.CE_MARKING));
        Set<Field> rest = EnumSet.allOf(Field.class);
        subjects.values().forEach(rest::removeAll);
        subjects.put("PAGE", rest);
        return subjects;
    }
}
