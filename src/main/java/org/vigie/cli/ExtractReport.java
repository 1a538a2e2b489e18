package org.vigie.cli;

import java.io.PrintWriter;
import java.util.List;
import org.vigie.cli.Sheet.Style;
import org.vigie.crawl.Outcome;
import org.vigie.extract.PageContent;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;

/// What was read, for people.
final class ExtractReport implements ExtractOutput {

    private static final int LINKS = 10;

    private final Sheet sheet;
    private final boolean all;

    /// @param all whether values are shown whole
    /// @param colours whether the reader is a person at a terminal
    ExtractReport(PrintWriter out, boolean all, boolean colours) {
        this.sheet = new Sheet(out, Table.terminal(), colours);
        this.all = all;
    }

    @Override
    public boolean page(String from, PageContent content) {
        switch (content) {
            case PageContent.Offers offers -> offers.listings().forEach(this::sheet);
            case PageContent.Shell shell -> {
                said(from, "a shell, whose offer is drawn by scripts", shell.why());
                sheet.line("What little of it could be read:", Style.PLAIN);
                sheet(shell.partial());
            }
            case PageContent.ListPage list -> list(from, list);
            case PageContent.NoLongerSold gone -> said(from, "no longer sold: the page answers, and says so",
                    gone.proof());
            case PageContent.HumanCheck check -> said(from, "a challenge: the site asks for a human or a login",
                    check.marker());
            case PageContent.Nothing nothing -> said(from, "no offer was found", nothing.why());
        }
        return content instanceof PageContent.Offers || content instanceof PageContent.ListPage;
    }

    @Override
    public void listing(String from, Listing listing) {
        sheet(listing);
    }

    @Override
    public boolean notFetched(Outcome outcome) {
        said(outcome.url(), switch (outcome) {
            case Outcome.Fetched fetched -> "fetched";
            case Outcome.RefusedByRobots refused -> "not fetched: robots.txt forbids it";
            case Outcome.Challenged challenged -> "a challenge: the site asks for a human or a login";
            case Outcome.RateLimited limited -> "the site asks to slow down";
            case Outcome.Gone gone -> "gone: the site says that there is no such page";
            case Outcome.GeoBlocked blocked -> "not shown to visitors from here";
            case Outcome.NotModified same -> "not modified";
            case Outcome.Failed failed -> "not fetched";
        }, ExtractOutput.why(outcome));
        return false;
    }

    @Override
    public void problem(String place, String what) {
        said(place, "not read", what);
    }

    private void said(String from, String what, String why) {
        sheet.line(from + ": " + what, Style.WARN);
        if (!why.isEmpty()) {
            sheet.wide("", why, Style.PLAIN);
        }
    }

    private void sheet(Listing listing) {
        new ListingSheet(sheet, listing, all).print();
    }

    private void list(String from, PageContent.ListPage list) {
        int links = list.itemUrls().size();
        sheet.line(from + ": a list of " + links + (links == 1 ? " offer" : " offers"), Style.BOLD);
        sheet.wide("next page", list.nextUrl().isEmpty() ? "none: the list ends here" : list.nextUrl(), Style.PLAIN);
        if (list.partial().isEmpty()) {
            sheet.head("OFFERS, of which the list shows the addresses alone");
            List<String> shown = all ? list.itemUrls() : list.itemUrls().subList(0, Math.min(links, LINKS));
            shown.forEach(each -> sheet.wide("", each, Style.PLAIN));
            more(links - shown.size(), "offers");
            return;
        }
        sheet.head("OFFERS, with what the list shows of each; everything else was not read");
        int most = all ? list.partial().size() : Math.min(list.partial().size(), LINKS);
        for (Listing listing : list.partial().subList(0, most)) {
            card(listing);
        }
        more(list.partial().size() - most, "offers");
    }

    private void more(int left, String what) {
        if (left > 0) {
            sheet.wide("", "… " + left + " more " + what + " (--all)", Style.DIM);
        }
    }

    /// One offer of a list: what the card says, in as few lines as it takes.
    private void card(Listing listing) {
        sheet.row(listing.key().id(), listing.text(Field.TITLE).orElse("(no title)"), Style.PLAIN,
                List.of(all ? listing.url() : sheet.brief(listing.url())));
        StringBuilder rest = new StringBuilder();
        listing.facts().forEach((field, fact) -> {
            if (field != Field.TITLE && field != Field.IMAGES) {
                listing.text(field).ifPresent(text -> rest.append(rest.isEmpty() ? "" : " · ").append(field.key())
                        .append(' ').append(ListingSheet.cut(text, 60)));
            }
        });
        if (!rest.isEmpty()) {
            sheet.wide("", rest.toString(), Style.DIM);
        }
    }
}
