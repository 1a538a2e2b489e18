package org.vigie.index;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.vigie.evidence.Finding;
import org.vigie.listing.Countries;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;

/// The values that an observation has in each facet, and the form in which they are compared.
final class FacetValues {

    private FacetValues() {
    }

    /// The values of a stored observation, each once. A facet of findings has those of all its findings.
    static Set<String> of(Facet facet, StoredObservation stored) {
        Set<String> values = new LinkedHashSet<>();
        if (facet.ofFinding()) {
            for (Finding finding : stored.observation().findings()) {
                ofFinding(facet, finding).ifPresent(values::add);
            }
        } else {
            ofListing(facet, stored).map(value -> form(facet, value)).filter(value -> !value.isEmpty())
                    .ifPresent(values::add);
        }
        return values;
    }

    /// The value of one finding, in a facet of findings.
    static Optional<String> ofFinding(Facet facet, Finding finding) {
        String value = switch (facet) {
            case RULE -> finding.rule().id();
            case TOPIC -> finding.topic();
            case SEVERITY -> finding.severity();
            case VERDICT -> finding.verdict().word();
            case MARKETPLACE, SELLER, COUNTRY, LANGUAGE, DATE -> "";
        };
        return Optional.of(form(facet, value)).filter(text -> !text.isEmpty());
    }

    private static Optional<String> ofListing(Facet facet, StoredObservation stored) {
        Listing listing = stored.observation().listing();
        return switch (facet) {
            case MARKETPLACE -> Optional.of(listing.key().marketplace());
            case SELLER -> listing.text(Field.SELLER);
            case COUNTRY -> Stream.of(Field.SELLER_COUNTRY, Field.MANUFACTURER_COUNTRY)
                    .flatMap(field -> listing.text(field).stream()).filter(text -> !text.isBlank()).findFirst();
            case LANGUAGE -> listing.text(Field.LANGUAGE);
            case DATE -> Optional.of(day(stored.lastSeen()));
            case RULE, TOPIC, SEVERITY, VERDICT -> Optional.empty();
        };
    }

    private static String day(Instant moment) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(Block.millis(moment)), ZoneOffset.UTC).toString();
    }

    /// The form in which values are indexed and asked for: no space around, country codes in upper case, languages by
    /// their first subtag (`fr` for `fr-BE`), cut to a length that can be shown.
    static String form(Facet facet, String value) {
        String text = value.strip();
        if (facet == Facet.LANGUAGE) {
            text = List.of(text.split("[-_]", 2)).getFirst().toLowerCase(Locale.ROOT);
        } else if (facet == Facet.COUNTRY && Countries.isCode(text.toUpperCase(Locale.ROOT))) {
            text = text.toUpperCase(Locale.ROOT);
        }
        return IndexField.of(facet).cut(text);
    }
}
