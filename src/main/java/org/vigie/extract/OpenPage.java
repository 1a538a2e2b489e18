package org.vigie.extract;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;
import org.vigie.config.Marketplace;
import org.vigie.listing.ListingKey;
import tools.jackson.databind.JsonNode;

/// A page opened for reading: its text, its tree, its address. Not safe for use by several threads.
final class OpenPage {

    /// Elements nested deeper than this are taken out of their parents.
    private static final int MAX_DEPTH = 256;

    private final String text;
    private final Optional<Skim> skim;
    private final String given;
    private @Nullable Document document;
    private @Nullable String lower;
    private final List<Element> scripts;
    private final MetaTags meta;
    private final String url;
    private final String canonical;
    private final CompiledMarketplace market;
    private final Map<CompiledMarketplace.State, Optional<JsonNode>> states = new IdentityHashMap<>();
    private @Nullable String visible;
    private final Optional<JsonNode> json;
    private final Optional<String> refused;

    private OpenPage(OpenPage page, CompiledMarketplace market) {
        this.text = page.text;
        this.skim = page.skim;
        this.given = page.given;
        this.lower = page.lower;
        this.document = page.document;
        this.scripts = page.scripts;
        this.meta = page.meta;
        this.url = page.url;
        this.canonical = page.canonical;
        this.market = market;
        this.json = page.json;
        this.refused = page.refused;
    }

    /// Opens a page.
    ///
    /// @param skims whether the tree may be left unbuilt where what is asked for does not need it
    OpenPage(String text, String url, List<CompiledMarketplace> markets, boolean skims) {
        this.text = text;
        this.given = Address.clean(url);
        this.skim = skims ? Skim.of(text, given) : Optional.empty();
        // What could be skimmed is nested less deeply than this.
        this.refused = skim.isPresent() ? Optional.empty() : tooDeep(text);
        if (skim.isEmpty()) {
            this.document = refused.isPresent() ? Document.createShell(given) : parse(text, given);
        }
        Document outline = outline();
        this.scripts = outline.getElementsByTag("script");
        this.meta = new MetaTags(outline);
        this.canonical = canonical(given);
        this.url = given.isEmpty() ? canonical : given;
        if (given.isEmpty() && !canonical.isEmpty() && document != null) {
            document.setBaseUri(canonical);
        }
        this.json = refused.isPresent() ? Optional.empty() : JsonBody.read(text);
        String host = Address.host(this.url);
        this.market = markets.stream().filter(each -> each.file() != null && each.file().covers(host)).findFirst()
                .orElse(CompiledMarketplace.ANY);
    }

    private static Optional<String> tooDeep(String text) {
        return Nesting.isTooDeep(text)
                ? Optional.of("elements are nested deeper than " + Nesting.MOST + "; no browser draws such a page")
                : Optional.empty();
    }

    /// Why the page is not read; nothing when it is.
    Optional<String> refused() {
        return refused;
    }

    private static Document parse(String text, String url) {
        org.jsoup.parser.Parser parser = org.jsoup.parser.Parser.htmlParser().setMaxDepth(MAX_DEPTH);
        return Jsoup.parse(text, url, parser);
    }

    /// The same page, taken for one of a marketplace.
    OpenPage of(CompiledMarketplace market) {
        return new OpenPage(this, market);
    }

    /// The address that the page gives itself; empty when it gives none.
    private String canonical(String base) {
        Element link = outline().selectFirst("link[rel=canonical]");
        String own = link == null ? "" : Address.absolute(base, link.attr("href"));
        if (own.isEmpty()) {
            own = Address.absolute(base, meta.first("og:url"));
        }
        if (own.isEmpty() && base.isEmpty()) {
            own = SchemaProducts.ofJsonLd(scripts).products().stream()
                    .map(product -> Address.absolute("", product.text("url"))).filter(u -> !u.isEmpty()).findFirst()
                    .orElse("");
        }
        return own;
    }

    String text() {
        return text;
    }

    /// The page's tree; built when it is first asked for.
    Document document() {
        Document built = document;
        if (built == null) {
            built = parse(text, given);
            if (given.isEmpty() && !canonical.isEmpty()) {
                built.setBaseUri(canonical);
            }
            document = built;
        }
        return built;
    }

    /// The attributes of `html`, and the `meta`, `link`, `title` and `script` elements in their order; more when the
    /// tree had to be built.
    Document outline() {
        return skim.map(Skim::outline).orElseGet(this::document);
    }

    /// A tree that has all of one part of the page: the outline when the page has no such part.
    Document tree(Skim.Part part) {
        return skim.filter(each -> !each.has(part)).map(Skim::outline).orElseGet(this::document);
    }

    /// A tree that has all microdata and RDFa of the page: pages with either are not skimmed.
    Document items() {
        return outline();
    }

    /// The first element at a place.
    Optional<Element> first(PagePlace place) {
        boolean inOutline = place.marks().ofOutline() && place.attribute() != null
                && !place.attribute().equals("href") && !place.attribute().equals("src");
        return place.first(inOutline || !mayHold(place) ? outline() : document());
    }

    /// The first element at a place, of which only attributes are read.
    Optional<Element> attributes(PagePlace place) {
        return place.attribute() == null && place.marks().ofOutline() ? place.first(outline()) : first(place);
    }

    /// All elements at a place.
    Elements all(PagePlace place) {
        return place.all(mayHold(place) ? document() : outline());
    }

    private boolean mayHold(PagePlace place) {
        if (skim.isEmpty() || document != null || skim.get().isOddlyNamed()) {
            return true;
        }
        if (lower == null) {
            lower = text.toLowerCase(Locale.ROOT);
        }
        return place.marks().mayStandIn(lower);
    }

    /// Whether the page was read without its tree until now.
    boolean isTreeless() {
        return document == null;
    }

    List<Element> scripts() {
        return scripts;
    }

    MetaTags meta() {
        return meta;
    }

    /// Where the page came from, or else where it says it belongs; empty when neither is known.
    String url() {
        return url;
    }

    /// The address that the page gives itself; empty when it gives none.
    String canonical() {
        return canonical;
    }

    CompiledMarketplace market() {
        return market;
    }

    Optional<Marketplace> file() {
        return Optional.ofNullable(market.file());
    }

    /// The key of an offer with this number. Where only the form is a marketplace's and the host is a shop's own, it is
    /// the shop's key.
    Optional<ListingKey> key(String id, String address, Findings findings) {
        boolean own = file().filter(file -> !url.isEmpty() && !file.covers(Address.host(url))).isPresent();
        return own && !address.isEmpty()
                ? ShopKeys.of(address, "", findings)
                : file().map(file -> new ListingKey(file.name(), id));
    }

    /// The currency that the marketplace's file gives for amounts without one; null when it gives none.
    @Nullable
    String fixedCurrency() {
        return file().stream().flatMap(file -> file.currency().stream()).filter(each -> each.matches("[A-Z]{3}"))
                .findFirst().orElse(null);
    }

    /// The text that a visitor sees, a line for each block.
    String visible() {
        if (visible == null) {
            visible = skim.map(Skim::visible).orElseGet(() -> VisibleText.of(document().body()));
        }
        return visible;
    }

    /// Whether the end of the page came: without it nothing is known of what it lacks.
    boolean isComplete() {
        return lastIndexOf("</body") || lastIndexOf("</html");
    }

    private boolean lastIndexOf(String mark) {
        for (int at = text.length() - mark.length(); at >= 0; at--) {
            if (text.charAt(at) == '<' && text.regionMatches(true, at, mark, 0, mark.length())) {
                return true;
            }
        }
        return false;
    }

    /// The state that a marketplace's file describes; nothing when the page does not hold it.
    Optional<JsonNode> state(CompiledMarketplace.State state) {
        return states.computeIfAbsent(state, key -> key.variable().equals("@json")
                ? json()
                : ScriptState.assigned(scripts, key.variable()).stream().max(java.util.Comparator.comparingLong(
                        root -> StateReader.known(state, root))));
    }

    /// The page when it is itself a JSON document.
    Optional<JsonNode> json() {
        return json;
    }

    boolean isOwnAddress(String address) {
        String own = Address.absolute(url, address);
        return !address.isBlank() && !own.isEmpty() && (same(own, url) || same(own, canonical));
    }

    private static boolean same(String a, String b) {
        return Address.host(a).equals(Address.host(b)) && !b.isEmpty()
                && Address.canonicalPath(a).equals(Address.canonicalPath(b));
    }

    boolean isOwnTitle(String title) {
        String own = title.strip().toLowerCase(Locale.ROOT);
        if (own.length() < 3) {
            return false;
        }
        Element heading = tree(Skim.Part.HEADING).selectFirst("h1");
        String h1 = heading == null ? "" : VisibleText.line(heading).toLowerCase(Locale.ROOT);
        return own.equals(h1) || own.equals(meta.first("og:title").toLowerCase(Locale.ROOT));
    }
}
