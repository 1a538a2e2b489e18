package org.vigie.cli;

import org.vigie.crawl.Outcome;
import org.vigie.extract.PageContent;
import org.vigie.listing.Listing;

/// Where `vigie extract` writes what it read. The answers say whether an offer or a list came of it.
interface ExtractOutput {

    /// @param from address or file, as the user named it
    boolean page(String from, PageContent content);

    /// A listing that was handed in as such.
    void listing(String from, Listing listing);

    /// A page that did not come.
    boolean notFetched(Outcome outcome);

    void problem(String place, String what);

    /// The word for what became of a page, the same as in runs.
    static String word(PageContent content) {
        return switch (content) {
            case PageContent.Offers offers -> "read";
            case PageContent.ListPage list -> "list-read";
            case PageContent.Shell shell -> "shell";
            case PageContent.NoLongerSold gone -> "no-longer-sold";
            case PageContent.HumanCheck check -> "challenged";
            case PageContent.Nothing nothing -> "nothing-read";
        };
    }

    /// Why a page gave no whole offer; empty when it gave one, or a list.
    static String why(PageContent content) {
        return switch (content) {
            case PageContent.Offers offers -> "";
            case PageContent.ListPage list -> "";
            case PageContent.Shell shell -> shell.why();
            case PageContent.NoLongerSold gone -> gone.proof();
            case PageContent.HumanCheck check -> check.marker();
            case PageContent.Nothing nothing -> nothing.why();
        };
    }

    /// Why a page did not come.
    static String why(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Fetched fetched -> "";
            case Outcome.RefusedByRobots refused -> refused.why();
            case Outcome.Challenged challenged -> challenged.marker();
            case Outcome.RateLimited limited -> limited.retryAfter()
                    .map(wait -> "asked to wait " + wait.toSeconds() + " s").orElse("asked to slow down");
            case Outcome.Gone gone -> "HTTP " + gone.status();
            case Outcome.GeoBlocked blocked -> blocked.marker();
            case Outcome.NotModified same -> "not modified since an earlier look";
            case Outcome.Failed failed -> failed.why();
        };
    }
}
