package org.vigie.config;

import java.time.Duration;

/// When a page that a watch knows is looked at again.
///
/// @param fresh how often a page is looked at that was first seen within `freshFor`
/// @param least how often a known page is looked at that changes each time
/// @param most how often one that never changes
/// @param flagged how often one in which something was found
public record Revisit(Duration fresh, Duration freshFor, Duration least, Duration most, Duration flagged) {

    /// Each run looks at all it finds.
    public static final Revisit EACH_RUN = new Revisit(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO,
            Duration.ZERO);

    /// Whether pages have a clock of their own.
    public boolean clocked() {
        return !equals(EACH_RUN);
    }

    /// How long a page is left alone after it was looked at.
    ///
    /// A page that had changed is looked at twice as often, one that had not two thirds as often, within `least` and
    /// `most`: so its clock follows how often it changes (additive schemes follow more slowly).
    ///
    /// @param age since it was first seen
    /// @param before how long it was left alone last; zero the first time
    /// @param changed whether it had changed
    /// @param isFlagged whether something is found in it
    public Duration next(Duration age, Duration before, boolean changed, boolean isFlagged) {
        if (isFlagged) {
            return flagged;
        }
        if (age.compareTo(freshFor) < 0) {
            return fresh;
        }
        Duration from = before.isZero() ? least : before;
        Duration next = changed ? from.dividedBy(2) : from.multipliedBy(3).dividedBy(2);
        return next.compareTo(least) < 0 ? least : next.compareTo(most) > 0 ? most : next;
    }
}
