package org.vigie.schedule;

import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import org.quartz.CronExpression;

/// Cron expressions after Quartz's grammar: seconds, minutes, hours, day of month, month, day of week, year if wanted.
final class Cron {

    private Cron() {
    }

    static CronExpression parse(String cron, ZoneId zone) throws ParseException {
        CronExpression expression = new CronExpression(cron);
        expression.setTimeZone(TimeZone.getTimeZone(zone));
        return expression;
    }

    /// What is wrong with an expression, in a sentence with the remedy; nothing when it can fire.
    static Optional<String> mistake(String cron) {
        try {
            // From the first year that Quartz knows: one that never fires from there never fires.
            CronExpression expression = parse(cron, ZoneId.of("UTC"));
            return times(expression, Instant.EPOCH, 1).isEmpty()
                    ? Optional.of("the cron expression `" + cron + "` names no day that exists; correct it.")
                    : Optional.empty();
        } catch (ParseException e) {
            String fields = cron.strip().split("\\s+").length == 5
                    ? "This is the form of crontab; put the seconds before it and `?` for one of the two days"
                    : "Write seconds, minutes, hours, day of month, month and day of week, `?` for one of the two days";
            return Optional.of("the cron expression `" + cron + "` cannot be read: "
                    + String.valueOf(e.getMessage()).replaceFirst("\\.*$", ". ") + fields
                    + ", such as `0 30 6 * * ?` for every day at 6:30.");
        }
    }

    static List<Instant> times(CronExpression expression, Instant from, int most) {
        List<Instant> times = new ArrayList<>();
        Date time = expression.getTimeAfter(Date.from(from));
        while (time != null && times.size() < most) {
            times.add(time.toInstant());
            time = expression.getTimeAfter(time);
        }
        return times;
    }
}
