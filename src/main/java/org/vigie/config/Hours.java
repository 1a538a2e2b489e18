package org.vigie.config;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The hours of the day in which a site may be asked, such as its night: `22:00-06:00` in a time zone. The first moment
/// belongs to them, the last does not.
public record Hours(LocalTime from, LocalTime to, ZoneId zone) {

    private static final Pattern FORM = Pattern.compile("(\\d{2}:\\d{2})\\s*-\\s*(\\d{2}:\\d{2})");

    /// @param text `22:00-06:00`
    /// @return nothing when it has another form, or both times are the same
    static Optional<Hours> parse(String text, ZoneId zone) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches() || form.group(1).equals(form.group(2))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Hours(LocalTime.parse(form.group(1)), LocalTime.parse(form.group(2)), zone));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    public boolean hold(Instant now) {
        LocalTime time = LocalTime.ofInstant(now, zone);
        return from.isBefore(to)
                ? !time.isBefore(from) && time.isBefore(to)
                : !time.isBefore(from) || time.isBefore(to);
    }

    /// When they begin next, strictly after a moment.
    public Instant next(Instant now) {
        ZonedDateTime today = now.atZone(zone).with(from);
        return today.toInstant().isAfter(now) ? today.toInstant() : today.plusDays(1).toInstant();
    }

    @Override
    public String toString() {
        return from + "-" + to + " " + zone;
    }
}
