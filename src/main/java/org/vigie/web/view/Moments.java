package org.vigie.web.view;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times as the reader sees them, in one zone.
public record Moments(ZoneId zone) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx", Locale.ROOT);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm",
            Locale.ENGLISH);

    /// A time for people, and the same for machines.
    ///
    /// @param iso ISO 8601 in UTC
    public record Stamp(String text, String iso) {}

    /// `2026-11-24 13:25`.
    public Stamp minute(Instant at) {
        return new Stamp(MINUTE.format(at.atZone(zone)), at.toString());
    }

    /// `2026-11-24 13:25:01 +01:00`.
    public Stamp second(Instant at) {
        return new Stamp(SECOND.format(at.atZone(zone)), at.toString());
    }

    /// `Tue 2026-11-24 13:25`.
    public Stamp weekday(Instant at) {
        return new Stamp(WEEKDAY.format(at.atZone(zone)), at.toString());
    }

    public LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    /// `850 ms`, `12 s`, `3 min 05 s`, `2 h 07 min`.
    public static String length(Duration length) {
        long seconds = Math.max(0, length.toSeconds());
        if (seconds == 0) {
            return Math.max(0, length.toMillis()) + " ms";
        }
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return "%d min %02d s".formatted(seconds / 60, seconds % 60);
        }
        return "%d h %02d min".formatted(seconds / 3600, seconds / 60 % 60);
    }
}
