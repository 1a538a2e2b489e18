package org.vigie.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;
import org.vigie.listing.ListingKey;
import org.vigie.listing.Place;
import org.vigie.normalise.Currencies;

/// Reads the offer that a page is about from every source it has.
final class OfferReader {

    private final OpenPage page;
    private final List<SchemaProducts> schemas;
    private final Findings findings;
    private final List<StateReader> states = new ArrayList<>();
    private final @Nullable DomReader dom;
    private boolean product;

    OfferReader(OpenPage page) {
        this.page = page;
        this.schemas = List.of(page.jsonLd(), SchemaProducts.ofMicrodata(page.items()),
                SchemaProducts.ofRdfa(page.items()));
        this.findings = new Findings(page.market());
        for (CompiledMarketplace.State state : page.market().states()) {
            page.state(state).ifPresent(root -> states.add(new StateReader(findings, state, root)));
        }
        states.forEach(StateReader::read);
        schemas.forEach(this::schema);
        if (page.market().file() == null) {
            NextData.read(page, findings);
            product |= findings.shows(Field.PRICE);
        }
        if (product || page.market().file() != null || page.meta().aboutProduct()) {
            product |= page.meta().aboutProduct();
            page.meta().read(findings);
        }
        String currency = currency();
        this.dom = page.market().file() == null ? null : new DomReader(findings, page, currency);
        onPage(currency);
    }

    private void schema(SchemaProducts schema) {
        SchemaReader reader = new SchemaReader(findings, schema.source());
        List<SchemaTree> main = schema.main(page);
        main.forEach(reader::read);
        product |= !main.isEmpty();
    }

    private void onPage(@Nullable String currency) {
        if (dom != null) {
            dom.read();
        } else if (product) {
            ShopTables.read(page.parts(Skim.Part.ROWS), findings);
        }
        if (findings.shows(Field.TITLE)) {
            String title = findings.readings(Field.TITLE).getFirst().value().text();
            schemas.forEach(schema -> schema.breadcrumbs().stream().limit(3).forEach(
                    list -> new SchemaReader(findings, schema.source()).breadcrumbs(list, title)));
            if (dom == null && product) {
                drawnPath(title);
            }
            StatedPrices.readLowest(page, findings, currency);
            StatedPrices.readCrossed(page.parts(Skim.Part.CROSSED), findings, currency);
        }
        language();
    }

    /// The path that a shop draws above the offer, without the offer itself.
    private void drawnPath(String title) {
        Breadcrumbs.place(page.parts(Skim.Part.PATH)).ifPresent(place -> {
            List<String> names = Breadcrumbs.read(place).stream()
                    .filter(crumb -> !crumb.url().isEmpty() && !crumb.name().isEmpty())
                    .filter(crumb -> !crumb.name().equals(title) && !page.isOwnAddress(crumb.url()))
                    .map(Breadcrumbs.Crumb::name).toList();
            if (!names.isEmpty()) {
                findings.text(Field.CATEGORY, String.join(" > ", names), new Place("dom", name(place)));
            }
        });
    }

    /// Element and class names as the page has them: a selector made of hostile names may be none.
    private static String name(Element element) {
        String names = element.normalName() + (element.className().isBlank() ? "" : " ." + element.className().strip());
        return names.length() > 200 ? names.substring(0, 200) : names;
    }

    private void language() {
        if (page.market().language().isEmpty()) {
            for (String name : List.of("lang", "xml:lang")) {
                page.html().ifPresent(html -> findings.text(Field.LANGUAGE,
                        html.attr(name), new Place("dom", "html[" + name + "]")));
            }
            findings.text(Field.LANGUAGE, page.meta().first("og:locale"), new Place("open-graph", "og:locale"));
        }
        page.market().language().forEach(place -> page.attributes(place).ifPresent(element -> findings.text(
                Field.LANGUAGE, place.attribute() == null ? element.attr("lang") : place.value(element),
                new Place("dom", place.source()))));
        if (findings.shows(Field.TITLE)) {
            PageLanguage.read(page, findings);
        }
    }

    /// The currency that the page says, for amounts without one.
    private @Nullable String currency() {
        Optional<String> fixed = page.file().stream().flatMap(file -> file.currency().stream())
                .filter(each -> each.matches("[A-Z]{3}")).findFirst();
        Optional<String> stated = page.market().currency().stream()
                .flatMap(place -> page.first(place).stream().map(place::value))
                .map(Currencies::stated).filter(code -> code != null).findFirst();
        return stated.or(() -> fixed).orElse(findings.currency());
    }

    /// Whether a source of the page says that it is about a product.
    boolean found() {
        return page.market().file() == null ? product && findings.shows(Field.TITLE) : findings.shows(Field.TITLE);
    }

    boolean shows(Field field) {
        return findings.shows(field);
    }

    List<SchemaProducts> schemas() {
        return schemas;
    }

    /// The offer's number on a marketplace with a file; nothing when the page does not give it.
    Optional<String> marketId() {
        Optional<String> byAddress = page.file().flatMap(file -> file.itemId(page.url())
                .or(() -> file.itemId(page.canonical()))
                .or(() -> file.itemId(Address.clean(page.meta().first("og:url"))))
                .or(() -> schemas.stream().flatMap(schema -> schema.main(page).stream())
                        .flatMap(each -> file.itemId(each.text("url")).stream()).findFirst()));
        Optional<String> stated = byAddress
                .or(() -> page.market().states().stream().flatMap(state -> page.state(state).stream()
                        .flatMap(root -> state.id().stream().flatMap(path -> path.find(root).stream())))
                        .map(found -> SchemaTree.plain(found.node())).filter(id -> !id.isBlank()).findFirst())
                .or(() -> page.market().id().stream().flatMap(place -> page.first(place).stream().map(place::value))
                        .filter(id -> !id.isBlank()).findFirst());
        return stated.flatMap(id -> page.file().map(file -> file.offerId(id)));
    }

    /// The listing; absences are told only when the page is whole.
    Listing listing(ListingKey key, boolean whole) {
        if (whole) {
            states.forEach(StateReader::readAbsences);
            if (dom != null && page.isComplete()) {
                dom.readAbsences();
            }
        }
        // What a visitor sees only orders prices that differ.
        return findings.listing(key, page.url(),
                findings.readings(Field.PRICE).size() > 1 ? StatedPrices.visible(page) : Set.of());
    }

    Findings findings() {
        return findings;
    }
}
