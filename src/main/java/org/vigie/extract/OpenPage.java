package org.vigie.extract;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;
import org.vigie.config.Marketplace;
import org.vigie.listing.ListingKey;
import tools.jackson.databind.JsonNode;

/// A page opened for reading: its text, its tree, its address. Not safe for use by several threads.
final class OpenPage {

    /// Elements nested deeper than this are taken out of their parents.
    private static final int MAX_DEPTH = 256;
    private static final Evaluator CANONICAL = QueryParser.parse("link[rel=canonical]");

    private final PageText text;
    private final Optional<Skim> skim;
    private final String given;
    private @Nullable Document document;
    private @Nullable TreeParts parts;
    private @Nullable PageNames names;
    private final TreeParts outline;
    private @Nullable List<PageScript> scripts;
    private @Nullable SchemaProducts jsonLd;
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
        this.document = page.document;
        this.parts = page.parts;
        this.names = page.names;
        this.outline = page.outline;
        this.scripts = page.scripts;
        this.jsonLd = page.jsonLd;
        this.visible = page.visible;
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
    OpenPage(PageText text, String url, List<CompiledMarketplace> markets, boolean skims) {
        this.text = text;
        this.given = Address.clean(url);
        this.skim = skims ? Skim.of(text, given) : Optional.empty();
        // What could be skimmed is nested less deeply than this.
        this.refused = skim.isPresent() ? Optional.empty() : tooDeep(text);
        if (skim.isEmpty()) {
            Document whole = refused.isPresent() ? Document.createShell(given) : parse(text, given);
            this.document = whole;
            this.outline = new TreeParts(whole);
            this.parts = this.outline;
        } else {
            this.outline = new TreeParts(skim.get().outline());
        }
        this.meta = new MetaTags(this.outline);
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

    private static Optional<String> tooDeep(PageText text) {
        return Nesting.isTooDeep(text.latin())
                ? Optional.of("elements are nested deeper than " + Nesting.MOST + "; no browser draws such a page")
                : Optional.empty();
    }

    /// Why the page is not read; nothing when it is.
    Optional<String> refused() {
        return refused;
    }

    private static Document parse(PageText text, String url) {
        org.jsoup.parser.Parser parser = org.jsoup.parser.Parser.htmlParser().setMaxDepth(MAX_DEPTH);
        return Jsoup.parse(text.text(), url, parser);
    }

    /// The same page, taken for one of a marketplace.
    OpenPage of(CompiledMarketplace market) {
        return new OpenPage(this, market);
    }

    /// The address that the page gives itself; empty when it gives none.
    private String canonical(String base) {
        String own = outline.inOutline(CANONICAL).map(link -> Address.absolute(base, link.attr("href"))).orElse("");
        if (own.isEmpty()) {
            own = Address.absolute(base, meta.first("og:url"));
        }
        if (own.isEmpty() && base.isEmpty()) {
            own = jsonLd().products().stream()
                    .map(product -> Address.absolute("", product.text("url"))).filter(u -> !u.isEmpty()).findFirst()
                    .orElse("");
        }
        return own;
    }

    PageText text() {
        return text;
    }

    /// The page's tree; built when it is first asked for.
    Document document() {
        Document built = document;
        if (built == null) {
            built = skim.flatMap(Skim::tree).orElseGet(() -> parse(text, given));
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

    /// The parts of a tree that has all of one of them: of the outline when the page has no such part.
    TreeParts parts(Skim.Part part) {
        return skim.filter(each -> !each.has(part)).isPresent() ? outline : parts();
    }

    private TreeParts parts() {
        TreeParts found = parts;
        if (found == null) {
            found = new TreeParts(document());
            parts = found;
        }
        return found;
    }

    /// The parts of a tree that has all microdata and RDFa of the page.
    TreeParts items() {
        return skim.filter(each -> !each.hasItems()).isPresent() ? outline : parts();
    }

    /// The page's `html` element.
    Optional<Element> html() {
        return outline.outline().stream().filter(element -> element.normalName().equals("html")).findFirst();
    }

    /// The first element at a place.
    Optional<Element> first(PagePlace place) {
        boolean inOutline = place.marks().ofOutline() && place.attribute() != null
                && !place.attribute().equals("href") && !place.attribute().equals("src");
        if (inOutline) {
            return outline.inOutline(place.css());
        }
        return mayHold(place) ? place.first(document()) : Optional.empty();
    }

    /// The first element at a place, of which only attributes are read.
    Optional<Element> attributes(PagePlace place) {
        return place.attribute() == null && place.marks().ofOutline()
                ? outline.inOutline(place.css())
                : first(place);
    }

    /// All elements at a place.
    List<Element> all(PagePlace place) {
        return mayHold(place) ? place.all(document()) : List.of();
    }

    private boolean mayHold(PagePlace place) {
        PageNames known = names;
        if (known == null) {
            boolean odd = skim.isPresent() ? skim.get().isOddlyNamed() : text.isOddlyWritten();
            known = odd ? PageNames.any() : skim.map(Skim::names).orElseGet(() -> PageNames.of(document()));
            names = known;
        }
        return place.marks().mayStandIn(known);
    }

    /// Whether the page was read without its tree until now.
    boolean isTreeless() {
        return document == null;
    }

    List<PageScript> scripts() {
        List<PageScript> known = scripts;
        if (known == null) {
            known = skim.map(Skim::scripts).orElseGet(() -> PageScript.of(outline.scripts()));
            scripts = known;
        }
        return known;
    }

    /// What the page's JSON-LD speaks of.
    SchemaProducts jsonLd() {
        SchemaProducts read = jsonLd;
        if (read == null) {
            read = SchemaProducts.ofJsonLd(scripts());
            jsonLd = read;
        }
        return read;
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

    /// Whether the number 30 may stand in the visible text.
    boolean maySayThirty() {
        return visible != null || skim.isEmpty() || skim.get().maySayThirty();
    }

    /// Whether the end of the page came: without it nothing is known of what it lacks.
    boolean isComplete() {
        return lastIndexOf("</body") || lastIndexOf("</html");
    }

    private boolean lastIndexOf(String mark) {
        String latin = text.latin();
        for (int at = latin.lastIndexOf('<'); at >= 0; at = latin.lastIndexOf('<', at - 1)) {
            if (latin.regionMatches(true, at, mark, 0, mark.length())) {
                return true;
            }
        }
        return false;
    }

    /// The state that a marketplace's file describes; nothing when the page does not hold it.
    Optional<JsonNode> state(CompiledMarketplace.State state) {
        return states.computeIfAbsent(state, key -> key.variable().equals("@json")
                ? json()
                : ScriptState.assigned(scripts(), key.variable(), key.wanted()).stream()
                        .max(java.util.Comparator.comparingLong(
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
        String h1 = parts(Skim.Part.HEADING).heading().map(VisibleText::line).orElse("").toLowerCase(Locale.ROOT);
        return own.equals(h1) || own.equals(meta.first("og:title").toLowerCase(Locale.ROOT));
    }
}
