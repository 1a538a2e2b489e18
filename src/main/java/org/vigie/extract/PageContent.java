package org.vigie.extract;

import java.util.List;
import org.vigie.listing.Listing;

/// What a page turned out to hold.
public sealed interface PageContent {

    /// A page about one offer (or several, when a file holds several).
    record Offers(List<Listing> listings) implements PageContent {}

    /// A page that lists offers.
    ///
    /// @param itemUrls absolute addresses of the offers, in order
    /// @param nextUrl absolute address of the next page; empty at the end
    /// @param partial what the list itself shows of its offers, in order, keyed like the pages of the offers; every
    ///     other field is Unread; may be shorter than `itemUrls`
    record ListPage(List<String> itemUrls, String nextUrl, List<Listing> partial) implements PageContent {

        public ListPage {
            itemUrls = List.copyOf(itemUrls);
            partial = List.copyOf(partial);
        }

        /// A list that shows nothing of its offers but their addresses.
        public ListPage(List<String> itemUrls, String nextUrl) {
            this(itemUrls, nextUrl, List.of());
        }
    }

    /// A page whose offer is drawn by scripts: little or nothing of it could be read.
    ///
    /// @param partial what could be read; every other field is Unread
    record Shell(Listing partial, String why) implements PageContent {}

    /// The marketplace itself says, on a page that answers 200, that the offer is no longer there.
    ///
    /// @param proof the words or the mark that say so
    record NoLongerSold(String proof) implements PageContent {}

    /// The page asks for a human or a login.
    record HumanCheck(String marker) implements PageContent {}

    /// No offer was found on the page.
    record Nothing(String why) implements PageContent {}
}
