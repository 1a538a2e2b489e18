package org.vigie.extract.feed;

import java.io.IOException;
import org.vigie.listing.Listing;

/// Takes what is read from a feed, in the order of the file. What it throws ends the reading.
public interface FeedSink {

    void item(Item item) throws IOException;

    /// Something could not be read. An item whose one value could not be read is handed over all the same, with that
    /// field unread.
    ///
    /// @param place such as `line 12`; empty for the file
    void problem(String place, String what) throws IOException;

    /// One listing.
    ///
    /// @param place such as `line 12`
    /// @param contentType of the excerpt
    /// @param excerpt the item's own text as it came, in UTF-8; of a table the first row and this one
    record Item(Listing listing, String place, String contentType, byte[] excerpt) {}
}
