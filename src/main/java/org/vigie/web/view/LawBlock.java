package org.vigie.web.view;

import java.time.LocalDate;
import java.util.Optional;
import org.vigie.rules.Law;

/// A provision as the reader sees it.
///
/// @param dates since when it applies, and until when if it has ended
/// @param onTheDay whether it was in force on the day asked about; empty when no day was asked about
public record LawBlock(String act, String provision, String url, Optional<String> link, String duty, String dates,
        String onTheDay) {

    static LawBlock of(Law law, Optional<LocalDate> day) {
        return new LawBlock(law.act(), law.provision(), law.url(), Address.outward(law.url()), law.duty(),
                "applies from " + law.from() + law.until().map(last -> " until " + last).orElse(""),
                day.map(asked -> (law.inForce(asked) ? "in force" : "not in force") + " on " + asked).orElse(""));
    }
}
