package org.vigie.casework;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// Times as the store keeps them: always with three digits of a second, for `…:01Z` would sort after `…:01.500Z`.
final class Timestamps {

    private static final DateTimeFormatter FORM = DateTimeFormatter
            .ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Timestamps() {
    }

    static String text(Instant instant) {
        return FORM.format(instant);
    }

    static Instant instant(String text) {
        return Instant.parse(text);
    }

    /// The time as it will be read back.
    static Instant kept(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
