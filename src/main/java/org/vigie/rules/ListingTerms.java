package org.vigie.rules;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vigie.listing.Countries;
import org.vigie.listing.Fact;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;
import org.vigie.listing.Reading;
import org.vigie.listing.Value;
import org.vigie.normalise.Folding;

/// What conditions ask of a listing beside its words, as terms: `absent:gtin`, `unread:price`, `is:seller_kind=business`.
/// Absence is a term of its own and never the lack of one, because pages that were never read lack everything.
///
/// Both sides stand here: the terms of a listing ([#of]) and, for [Seeking], the terms that a condition asks for.
/// Whoever changes what a term means raises the version of the index's schema.
public final class ListingTerms {

    /// Longer values are no words of a closed vocabulary.
    static final int MAX_CHARS = 100;
    private static final Set<Field> FREE_TEXTS = EnumSet.of(Field.TITLE, Field.DESCRIPTION, Field.IMAGES,
            Field.ATTRIBUTES, Field.WARNINGS, Field.INGREDIENTS);
    private static final Set<Field> TONGUES = EnumSet.of(Field.WARNINGS, Field.INGREDIENTS, Field.FIBRE_COMPOSITION);

    private ListingTerms() {
    }

    /// All terms of a listing.
    public static Set<String> of(Listing listing) {
        Set<String> terms = new LinkedHashSet<>();
        Sight sight = Sight.ofFacts(listing, LocalDate.EPOCH);
        for (Field field : Field.values()) {
            state(listing.fact(field), field, terms);
            List<Reading> readings = listing.readings(field);
            if (!readings.isEmpty()) {
                values(field, readings, terms);
                if (new RelationCondition.Contradicted(field).answer(sight).isTrue()) {
                    terms.add(contradicted(field));
                }
            }
            if (field.kind() == Field.Kind.COUNTRY) {
                countries(field, readings, terms);
            }
            if (tellsTongue(field) && !readings.isEmpty()) {
                Answer foreign = new RelationCondition.Foreign(field).answer(sight);
                if (foreign.truth() != Truth.FALSE) {
                    terms.add(foreign.isTrue() ? foreign(field) : maybeForeign(field));
                }
            }
        }
        return terms;
    }

    private static void state(Fact fact, Field field, Set<String> terms) {
        switch (fact) {
            case Fact.Shown shown -> {
                terms.add(Placeholder.all(shown.readings()) ? absent(field) : shown(field));
                if (isFigure(field)) {
                    terms.add(figure(field));
                }
            }
            case Fact.Absent absent -> terms.add(absent(field));
            case Fact.Unread unread -> terms.add(unread(field));
        }
    }

    private static void values(Field field, List<Reading> readings, Set<String> terms) {
        for (Reading reading : readings) {
            switch (reading.value()) {
                case Value.Flag flag when flag.on() -> terms.add(flag(field));
                case Value.Attribute attribute when field == Field.ATTRIBUTES -> attribute(attribute, terms);
                default -> {
                }
            }
            if (isClosed(field)) {
                String value = Folding.of(reading.value().text()).strip();
                if (value.length() <= MAX_CHARS) {
                    terms.add(is(field, value));
                }
            }
        }
    }

    private static void countries(Field field, List<Reading> readings, Set<String> terms) {
        Set<String> codes = new HashSet<>();
        boolean known = !readings.isEmpty();
        for (Reading reading : readings) {
            Optional<String> code = Countries.code(reading.value().text());
            code.ifPresent(codes::add);
            known &= code.isPresent();
        }
        if (!known) {
            terms.add(noCountry(field));
        } else if (codes.size() == 1) {
            terms.add(country(field, codes.iterator().next()));
        } else {
            terms.add(severalCountries(field));
        }
        if (field == Field.MARKET) {
            codes.forEach(code -> terms.add(market(code)));
            if (!known) {
                terms.add(market(""));
            }
        }
    }

    private static void attribute(Value.Attribute attribute, Set<String> terms) {
        String key = AttributeCondition.key(attribute.name());
        if (key.length() > MAX_CHARS) {
            return;
        }
        Optional<Measured> read = Measured.read(attribute.content(), AttributeCondition.unit(attribute.name()));
        terms.add(attributeKind(key, read.map(one -> one.kind().name()).orElse("")));
        read.ifPresent(one -> terms.add(attributeAmount(key, one.kind(), OrderedNumber.floor(one.amount()))));
        if (Placeholder.is(attribute.content())) {
            terms.add(attributeEmpty(key));
        }
        String content = Folding.of(attribute.content()).strip();
        if (content.length() <= MAX_CHARS) {
            terms.add(attributeIs(key, content));
        }
    }

    /// Whether the values of a field are terms.
    static boolean isClosed(Field field) {
        return !FREE_TEXTS.contains(field);
    }

    /// Whether a field is money or a number.
    public static boolean isFigure(Field field) {
        return field.kind() == Field.Kind.MONEY || field.kind() == Field.Kind.NUMBER;
    }

    /// Whether it is a term that a field is in a foreign language.
    static boolean tellsTongue(Field field) {
        return TONGUES.contains(field);
    }

    /// That a field is shown, and with more than a placeholder.
    public static String shown(Field field) {
        return "shown:" + field.key();
    }

    /// That a field is not there, or holds a placeholder only.
    public static String absent(Field field) {
        return "absent:" + field.key();
    }

    /// That a field could not be seen.
    public static String unread(Field field) {
        return "unread:" + field.key();
    }

    /// That a field of money or a number is shown, if only with a placeholder.
    public static String figure(Field field) {
        return "figure:" + field.key();
    }

    static String flag(Field field) {
        return "flag:" + field.key();
    }

    static String is(Field field, String value) {
        return "is:" + field.key() + "=" + value;
    }

    static String contradicted(Field field) {
        return "contradicted:" + field.key();
    }

    static String foreign(Field field) {
        return "foreign:" + field.key();
    }

    static String maybeForeign(Field field) {
        return "foreign?:" + field.key();
    }

    static String country(Field field, String code) {
        return "country:" + field.key() + "=" + code;
    }

    static String noCountry(Field field) {
        return "country?:" + field.key();
    }

    static String severalCountries(Field field) {
        return "countries:" + field.key();
    }

    /// @param code empty for an offer whose market is not known
    static String market(String code) {
        return "market:" + code;
    }

    static String attributeKind(String key, String kind) {
        return "property-kind:" + key + "=" + kind;
    }

    static String attributeAmount(String key, Measured.Kind kind, String amount) {
        return "property-amount:" + key + "=" + kind + " " + amount;
    }

    static String attributeEmpty(String key) {
        return "property-empty:" + key;
    }

    static String attributeIs(String key, String content) {
        return "property:" + key + "=" + content;
    }
}
