package org.vigie.web;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.vigie.casework.Store;
import org.vigie.index.ListingSearch;
import org.vigie.rules.RuleSet;

/// Everything the pages ask, and the clock and time zone they show it in.
///
/// @param outside what machines that watch over the scanner ask
/// @param zone the zone in which days are searched and times are shown; that of the schedule
public record WebRooms(Listings listings, CaseFiles cases, RuleBook rules, CaptureBytes captures, Planned planned,
        Outside outside, InstantSource clock, ZoneId zone) {

    /// The pages over the real rooms.
    ///
    /// @param rules hands out the rules as they are now
    public static WebRooms of(ListingSearch search, Store store, Supplier<RuleSet> rules, CaptureBytes captures,
            Planned planned, Outside outside, InstantSource clock, ZoneId zone) {
        return new WebRooms(Listings.of(search), CaseFiles.of(store), RuleBook.of(rules), captures, planned, outside,
                clock, zone);
    }
}
