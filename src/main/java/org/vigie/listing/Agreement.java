package org.vigie.listing;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Whether the sources of a field say the same. Spelling differs between sources without a contradiction: capitals,
/// blanks, a currency that one of them leaves unsaid, zeros before a number, the region behind a language.
public final class Agreement {

    /// Fields that hold several things at once, so that different values are no contradiction.
    private static final Set<Field> LISTS = EnumSet.of(Field.IMAGES, Field.VARIANTS, Field.WARNINGS, Field.DESCRIPTION,
            Field.CATEGORY);
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern MARKS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Agreement() {
    }

    /// Whether different values of a field are further ones and contradict nothing.
    public static boolean isList(Field field) {
        return LISTS.contains(field);
    }

    /// The readings that contradict an earlier one about the same thing, in their order; empty when all agree. A reading
    /// is compared with the chosen value. A named property may have several values in one source, as a list of languages
    /// has: there a reading contradicts when another source named the property before and gave none such value.
    public static List<Reading> contradicting(Field field, List<Reading> readings) {
        List<Reading> contradicting = new ArrayList<>();
        if (isList(field)) {
            return contradicting;
        }
        if (field == Field.ATTRIBUTES) {
            return properties(readings);
        }
        for (Reading reading : readings) {
            if (!agree(field, readings.getFirst().value(), reading.value())) {
                contradicting.add(reading);
            }
        }
        return contradicting;
    }

    private static List<Reading> properties(List<Reading> readings) {
        List<Reading> contradicting = new ArrayList<>();
        Map<String, String> sources = new HashMap<>();
        Map<String, Set<String>> values = new HashMap<>();
        for (Reading reading : readings) {
            String about = about(reading.value());
            String source = sources.computeIfAbsent(about, name -> reading.place().source());
            Set<String> known = values.computeIfAbsent(about, name -> new HashSet<>());
            String words = words(reading.value().text());
            if (source.equals(reading.place().source())) {
                known.add(words);
            } else if (!known.contains(words)) {
                contradicting.add(reading);
            }
        }
        return contradicting;
    }

    /// The thing that a value is about: of a property, its name.
    private static String about(Value value) {
        return value instanceof Value.Attribute attribute ? words(attribute.name()) : "";
    }

    /// Whether two values of a field say the same.
    public static boolean agree(Field field, Value a, Value b) {
        if (a instanceof Value.Price one && b instanceof Value.Price other) {
            return one.price().comparableTo(other.price())
                    && one.price().amount().compareTo(other.price().amount()) == 0
                    && one.to().amount().compareTo(other.to().amount()) == 0;
        }
        if (a instanceof Value.Number(var one) && b instanceof Value.Number(var other)) {
            return one.compareTo(other) == 0;
        }
        return switch (field) {
            case GTIN -> zeros(a.text()).equals(zeros(b.text()));
            case LANGUAGE -> Locale.forLanguageTag(a.text()).getLanguage()
                    .equals(Locale.forLanguageTag(b.text()).getLanguage());
            case AVAILABILITY -> marks(a.text()).equals(marks(b.text()));
            default -> words(a.text()).equals(words(b.text()));
        };
    }

    private static String words(String text) {
        return BLANKS.matcher(text.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
    }

    private static String marks(String text) {
        return MARKS.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
    }

    private static String zeros(String number) {
        return marks(number).replaceFirst("^0+", "");
    }
}
