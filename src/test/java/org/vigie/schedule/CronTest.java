package org.vigie.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigie.config.Watch;
import org.vigie.yaml.Problem;

final class CronTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Test
    void timesAreThoseOfTheZone() {
        assertThat(Schedule.nextTimes("0 30 6 * * ?", PARIS, Instant.parse("2026-11-24T05:30:00Z"), 3)).containsExactly(
                Instant.parse("2026-11-25T05:30:00Z"), Instant.parse("2026-11-26T05:30:00Z"),
                Instant.parse("2026-11-27T05:30:00Z"));
        assertThat(Schedule.nextTimes("0 30 6 * * ?", ZoneId.of("UTC"), Instant.parse("2026-11-24T05:30:00Z"), 1))
                .containsExactly(Instant.parse("2026-11-24T06:30:00Z"));
    }

    @Test
    void hourThatDoesNotExistIsLeftOut() {
        assertThat(Schedule.nextTimes("0 30 2 * * ?", PARIS, Instant.parse("2026-03-28T12:00:00Z"), 1))
                .containsExactly(Instant.parse("2026-03-30T00:30:00Z"));
    }

    @Test
    void hourThatComesTwiceCountsOnce() {
        assertThat(Schedule.nextTimes("0 30 2 * * ?", PARIS, Instant.parse("2026-10-24T12:00:00Z"), 2)).hasSize(2)
                .last().isEqualTo(Instant.parse("2026-10-26T01:30:00Z"));
    }

    @Test
    void expressionThatEndsHasFewerTimes() {
        assertThat(Schedule.nextTimes("0 0 6 1 1 ? 2027", PARIS, Instant.parse("2026-11-24T00:00:00Z"), 3))
                .containsExactly(Instant.parse("2027-01-01T05:00:00Z"));
    }

    @Test
    void wrongExpressionIsRefusedWithItsReason() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.nextTimes("often", PARIS, Instant.parse("2026-11-24T00:00:00Z"), 3))
                .withMessageContaining("`often` cannot be read");
    }

    @Test
    void checkNamesEachWatchWithWhatIsWrong() {
        List<Problem> problems = Schedule.check(List.of(watch("right", "0 30 6 * * ?"), watch("by-hand", ""),
                watch("crontab", "30 6 * * *"), watch("hours", "0 0 25 * * ?"), watch("never", "0 0 6 30 2 ?"),
                watch("both", "0 0 6 1 * MON"), watch("word", "0 0 6 ? * XYZ")));
        assertThat(problems).extracting(Problem::describe).containsExactly(
                "crontab.yaml: the cron expression `30 6 * * *` cannot be read: Unexpected end of expression. "
                        + "This is the form of crontab; put the seconds before it and `?` for one of the two days, "
                        + "such as `0 30 6 * * ?` for every day at 6:30.",
                "hours.yaml: the cron expression `0 0 25 * * ?` cannot be read: Hour values must be between 0 and 23. "
                        + "Write seconds, minutes, hours, day of month, month and day of week, `?` for one of the two "
                        + "days, such as `0 30 6 * * ?` for every day at 6:30.",
                "never.yaml: the cron expression `0 0 6 30 2 ?` names no day that exists; correct it.",
                "both.yaml: the cron expression `0 0 6 1 * MON` cannot be read: Support for specifying both a day-of-week "
                        + "AND a day-of-month parameter is not implemented. "
                        + "Write seconds, minutes, hours, day of month, month and day of week, `?` for one of the two "
                        + "days, such as `0 30 6 * * ?` for every day at 6:30.",
                "word.yaml: the cron expression `0 0 6 ? * XYZ` cannot be read: Invalid Day-of-Week value: 'XYZ'. "
                        + "Write seconds, minutes, hours, day of month, month and day of week, `?` for one of the two "
                        + "days, such as `0 30 6 * * ?` for every day at 6:30.");
    }

    @Test
    void anyTextIsJudgedWithoutFalling() {
        for (String cron : List.of("*", "* * * * * *", "0 0 6 * * ? 2026 x", "💶 0 0 * * ?", "0/0 * * * * ?",
                "0 0 0 L-400 * ?",
                "0 0 0 ? * 9#9", "-1 * * * * ?", "99999999999 * * * * ?", "0 0 0 ? * MON#", "0 0 0 W * ?",
                "0 0 0 ? * L#2",
                ", , , , , ,", "0-  * * * * ?", "/ / / / / /", "0 0 0 1W,2 * ?", "0 0 0 ? * #", "C C C C C C")) {
            assertThat(Schedule.check(List.of(watch("odd", cron)))).as(cron).hasSizeLessThan(2);
        }
    }

    private static Watch watch(String name, String cron) {
        return new Watch(name, name, "demo", true, cron, List.of(), List.of("https://shop.example/1"), 1, 10, "");
    }
}
