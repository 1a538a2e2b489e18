package org.vigie.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.config.Marketplace;
import org.vigie.extract.PageContent.HumanCheck;
import org.vigie.extract.PageContent.ListPage;
import org.vigie.extract.PageContent.NoLongerSold;
import org.vigie.extract.PageContent.Nothing;
import org.vigie.extract.PageContent.Offers;
import org.vigie.extract.PageContent.Shell;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;
import org.vigie.listing.ListingKey;

/// Reads pages. Immutable and safe for use by several threads.
///
/// Sources: JSON-LD, microdata, Open Graph, embedded script state, and the page itself where a marketplace's file says
/// where to look. Every value of every source is kept. The first reading of a field is what a visitor sees, where that
/// is known; then what the page's scripts draw from; then what it tells machines.
public final class PageReader {

    /// A body larger than this is not read.
    public static final int MAX_BODY = 20_000_000;

    /// A page with more `<` than this is not read: a parser's time grows with tags, not with bytes.
    public static final int MAX_TAGS = 200_000;

    /// A page whose elements are nested deeper than this is not read: no browser draws it either.
    public static final int MAX_NESTING = Nesting.MOST;

    private static final Logger LOG = LoggerFactory.getLogger(PageReader.class);

    private final List<CompiledMarketplace> marketplaces;
    private final boolean skims;

    /// @throws IllegalArgumentException naming the marketplace and the place in its file that is not CSS; load the
    ///     files with
    ///     `Marketplaces.load(folder, PageReader::placeMistake)` to have such mistakes told with their line
    public PageReader(List<Marketplace> marketplaces) {
        this(marketplaces, true);
    }

    /// A reader that may be told to build every page's tree: what it reads is what the other must read.
    PageReader(List<Marketplace> marketplaces, boolean skims) {
        this.skims = skims;
        this.marketplaces = marketplaces.stream().map(CompiledMarketplace::of).toList();
    }

    /// What is wrong with a place on a page (CSS, or CSS and `@attribute`); nothing when it is one.
    public static Optional<String> placeMistake(String place) {
        return PagePlace.mistake(place);
    }

    /// Reads one page. Never throws for what a page holds; runs no script. A page over [#MAX_BODY] or
    /// [#MAX_TAGS], or nested deeper than [#MAX_NESTING], is [Nothing] and says so.
    public PageContent read(Page page) {
        try {
            return readOrThrow(page);
        } catch (RuntimeException | StackOverflowError e) {
            // No page is known that comes here; one that does must not stop a run, and must not pass in silence.
            LOG.error("A fault of the reader, not of the page, at {}", page.url(), e);
            return new Nothing("the reader failed on this page: " + e);
        }
    }

    PageContent readOrThrow(Page page) {
        if (page.body().length > MAX_BODY) {
            return new Nothing("the body has " + page.body().length + " bytes; " + MAX_BODY + " are the most");
        }
        PageText text = BodyText.read(page.body(), page.contentType());
        if (text.isBlank()) {
            return new Nothing("the body is empty");
        }
        long tags = tags(text);
        if (tags > MAX_TAGS) {
            return new Nothing("the page has " + tags + " tags; " + MAX_TAGS + " are the most");
        }
        if (Nesting.isTooDeepJson(text)) {
            return new Nothing("the values of the JSON document are nested deeper than " + LenientJson.MAX_DEPTH);
        }
        OpenPage open = new OpenPage(text, page.url(), marketplaces, skims);
        return open.refused().<PageContent>map(Nothing::new).orElseGet(() -> content(open));
    }

    private PageContent content(OpenPage open) {
        return open.market().file() == null ? shop(open) : market(open);
    }

    /// Whether a page that may be skimmed gets a tree all the same when it is read: something in the tree was needed.
    boolean needsTree(Page page) {
        OpenPage open = new OpenPage(BodyText.read(page.body(), page.contentType()), page.url(), marketplaces, skims);
        content(open);
        return !open.isTreeless();
    }

    private static long tags(PageText text) {
        if (text.length() <= MAX_TAGS) {
            return 0;
        }
        long tags = 0;
        String latin = text.latin();
        for (int at = latin.indexOf('<'); at >= 0; at = latin.indexOf('<', at + 1)) {
            tags++;
        }
        return tags;
    }

    private static PageContent market(OpenPage page) {
        PageMarks marks = new PageMarks(page);
        Optional<String> challenge = marks.challengeAddress();
        if (challenge.isPresent()) {
            return new HumanCheck(challenge.get());
        }
        Optional<String> gone = marks.gone();
        if (gone.isPresent()) {
            return new NoLongerSold(gone.get());
        }
        Marketplace file = page.file().orElseThrow();
        if (file.lists(page.url()) && file.itemId(page.url()).isEmpty()) {
            return ListLinks.ofMarket(page).<PageContent>map(list -> list).orElseGet(() -> noOffer(marks,
                    "a list page without links where the file of " + file.name() + " looks for them"));
        }
        OfferReader offer = new OfferReader(page);
        Optional<ListingKey> key = offer.marketId()
                .flatMap(id -> page.key(id, ListLinks.address(page, id), offer.findings()));
        if (key.isEmpty()) {
            Optional<ListPage> list = ListLinks.ofMarket(page).filter(found -> !found.partial().isEmpty());
            if (list.isPresent()) {
                return list.get();
            }
            return noOffer(marks, "neither the address nor the page gives the number of an offer of "
                    + file.title());
        }
        if (!offer.shows(Field.PRICE)) {
            Optional<String> body = offer.shows(Field.TITLE) ? Optional.empty() : marks.challengeBody();
            if (body.isPresent()) {
                return new HumanCheck(body.get());
            }
            Optional<String> shell = marks.shell().or(marks::noBrowser);
            if (shell.isPresent()) {
                return new Shell(offer.listing(key.get(), false), "the offer is drawn by scripts: " + shell.get());
            }
        }
        return offer.found()
                ? new Offers(List.of(offer.listing(key.get(), true)))
                : noOffer(marks, "no title of an offer was found");
    }

    private static PageContent noOffer(PageMarks marks, String why) {
        Optional<String> human = marks.challengeBody().or(marks::gateway);
        if (human.isPresent()) {
            return new HumanCheck(human.get());
        }
        return new Nothing(marks.noBrowser().or(marks::shell)
                .map(mark -> "the page is drawn by scripts (" + mark + "): " + why).orElse(why));
    }

    private PageContent shop(OpenPage page) {
        if (page.json().isPresent()) {
            return document(page);
        }
        OfferReader offer = new OfferReader(page);
        PageMarks marks = new PageMarks(page);
        if (offer.found()) {
            Optional<ListingKey> key = ShopKeys.of(page.url(), page.canonical(), offer.findings());
            if (key.isPresent()) {
                return new Offers(List.of(offer.listing(key.get(), true)));
            }
        }
        for (SchemaProducts schema : offer.schemas()) {
            Optional<PageContent> several = several(page, schema);
            if (several.isPresent()) {
                return several.get();
            }
        }
        return noOffer(marks, "no source on the page speaks of a product");
    }

    /// Several products, none of which is the page's own: a list page when each has an address, else several offers.
    private static Optional<PageContent> several(OpenPage page, SchemaProducts schema) {
        List<String> links = schema.list().isEmpty() ? ListLinks.addresses(schema.products()) : schema.list();
        Optional<ListPage> list = ListLinks.ofSchema(page, links);
        if (list.isPresent()) {
            return list.map(found -> found);
        }
        List<Listing> listings = new ArrayList<>();
        for (SchemaTree product : schema.products()) {
            Findings findings = new Findings(page.market());
            new SchemaReader(findings, schema.source()).read(product);
            if (findings.shows(Field.TITLE)) {
                String url = Address.absolute(page.url(), product.text("url"));
                ShopKeys.of(url.isEmpty() ? Address.host(page.url()) : url, "", findings).ifPresent(
                        key -> listings.add(findings.listing(key, url, java.util.Set.of())));
            }
        }
        return listings.isEmpty() ? Optional.empty() : Optional.of(new Offers(List.copyOf(listings)));
    }

    /// A JSON document without an address: of the marketplace whose file knows most of its paths.
    private PageContent document(OpenPage page) {
        CompiledMarketplace best = CompiledMarketplace.ANY;
        long most = 1;
        for (CompiledMarketplace market : marketplaces) {
            for (CompiledMarketplace.State state : market.states()) {
                long known = state.variable().equals("@json")
                        ? page.json().map(root -> StateReader.known(state, root)).orElse(0L)
                        : 0;
                if (known > most) {
                    most = known;
                    best = market;
                }
            }
        }
        return best.file() == null || !(page.url().isEmpty() || best.file().anywhere())
                ? new Nothing("a JSON document of a form that no marketplace's file describes")
                : market(page.of(best));
    }
}
