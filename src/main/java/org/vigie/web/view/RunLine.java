package org.vigie.web.view;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.vigie.casework.Run;

/// A run as one row.
///
/// @param length how long it took, or has been going on
/// @param pages pages by outcome: `challenged 2, fetched 118`
/// @param error what stopped it; empty when nothing did
public record RunLine(String id, String address, String watch, String cause, Moments.Stamp started, String length,
        String state, String pages, String listings, String undecided, String breaches, String newFindings,
        String error) {

    static RunLine of(Run run, Instant now, Moments moments) {
        Map<String, Long> pages = new TreeMap<>(run.counts().pages());
        return new RunLine(run.id(), Address.run(run.id()), run.watch(), run.cause(),
                moments.minute(run.startedAt()),
                Moments.length(Duration.between(run.startedAt(), run.finishedAt().orElse(now))), run.state().word(),
                pages.isEmpty()
                        ? "none"
                        : pages.entrySet().stream()
                                .map(each -> each.getKey() + " " + Wording.figure(each.getValue()))
                                .collect(Collectors.joining(", ")),
                Wording.figure(run.counts().listings()), Wording.figure(run.counts().undecided()),
                Wording.figure(run.counts().breaches()), Wording.figure(run.counts().newFindings()),
                run.error().orElse(""));
    }
}
