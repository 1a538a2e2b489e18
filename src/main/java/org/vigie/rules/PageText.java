package org.vigie.rules;

import java.util.List;
import java.util.Map;
import org.vigie.listing.Field;
import org.vigie.listing.Reading;
import org.vigie.normalise.Span;
import org.vigie.normalise.Tokens;

/// One text of a listing, cut into words, with every phrase that was found in it by the name of its list.
record PageText(Field field, Reading reading, Tokens tokens, Map<String, List<Span>> phrases) {

    /// Quotes a stretch as it stands on the page.
    Quote quote(Span span, String reason) {
        return new Quote(field, reading.value().text().substring(span.start(), span.end()), span.start(), span.end(),
                reading.place(), reason);
    }
}
