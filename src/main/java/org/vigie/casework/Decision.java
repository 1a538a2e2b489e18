package org.vigie.casework;

import java.time.Instant;
import java.util.Locale;

/// What a person decided about a finding. Decisions are added, never changed: the last one counts, all are kept.
///
/// @param findingId id of the finding
/// @param listing key of its listing
/// @param author who decided, as they named themselves
/// @param note their reason, up to 4,000 characters
public record Decision(long id, String findingId, String listing, Kind kind, String author, String note, Instant at) {

    public enum Kind {
        CONFIRMED,
        DISMISSED,
        TO_REVIEW;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
