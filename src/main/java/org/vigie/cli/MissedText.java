package org.vigie.cli;

import java.time.Instant;
import java.util.function.Function;
import org.vigie.casework.MissedTimes.Missed;

/// Tells in a line what became of times of a watch that were not kept.
final class MissedText {

    private MissedText() {
    }

    static String of(Missed missed, Function<Instant, String> time) {
        String times = missed.times() == 1 ? "once" : missed.times() + " times";
        String detail = missed.detail().isEmpty() ? "" : " (" + missed.detail() + ")";
        return missed.watch() + " " + switch (missed.what()) {
            case LATE -> "was late " + times + ", and ran once for all that it had missed";
            case PAUSED -> "was left out " + times + " while it was paused";
            case RUNNING -> "was left out " + times + ", for it was running already";
            case UNABLE -> "could not be run " + times;
        } + ", last at " + time.apply(missed.last()) + detail;
    }
}
