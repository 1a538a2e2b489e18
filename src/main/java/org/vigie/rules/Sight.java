package org.vigie.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vigie.listing.Fact;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;
import org.vigie.listing.Reading;
import org.vigie.normalise.Span;
import org.vigie.normalise.Tokens;

/// A listing as the conditions see it on one day: its texts are cut into words once, for all rules.
final class Sight {

    private final Listing listing;
    private final LocalDate day;
    private final Map<Field, List<PageText>> texts = new EnumMap<>(Field.class);
    private final Set<String> lists = new HashSet<>();

    /// @param fields the fields in which some rule looks for words or amounts
    Sight(Listing listing, LocalDate day, Lexicon lexicon, Collection<Field> fields) {
        this.listing = listing;
        this.day = day;
        for (Field field : fields) {
            List<PageText> read = new ArrayList<>();
            for (Reading reading : listing.readings(field)) {
                Tokens tokens = Tokens.of(reading.value().text());
                Map<String, List<Span>> phrases = lexicon.find(tokens, day);
                lists.addAll(phrases.keySet());
                read.add(new PageText(field, reading, tokens, phrases));
            }
            texts.put(field, read);
        }
    }

    LocalDate day() {
        return day;
    }

    Fact fact(Field field) {
        return listing.fact(field);
    }

    List<Reading> readings(Field field) {
        return listing.readings(field);
    }

    List<PageText> texts(Field field) {
        return texts.getOrDefault(field, List.of());
    }

    boolean isUnread(Field field) {
        return listing.fact(field) instanceof Fact.Unread;
    }

    /// Whether a phrase of one of these lists stands anywhere.
    boolean hasAny(Set<String> names) {
        return names.stream().anyMatch(lists::contains);
    }
}
