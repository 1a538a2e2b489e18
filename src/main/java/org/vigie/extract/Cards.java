package org.vigie.extract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.vigie.config.Marketplace;
import org.vigie.extract.CompiledMarketplace.PageCards;
import org.vigie.extract.CompiledMarketplace.State;
import org.vigie.extract.CompiledMarketplace.StateCards;
import org.vigie.extract.StatePath.Found;
import org.vigie.listing.Field;
import org.vigie.listing.Listing;
import org.vigie.listing.ListingKey;
import tools.jackson.databind.JsonNode;

/// Offers as a list page of a marketplace shows them: little of each; every other field is unread, none absent. A card
/// without a number or a title is none.
final class Cards {

    private static final int MOST = 2_000;
    private static final String WHY = "a card on a list page shows only a part of its offer";

    private final OpenPage page;
    private final Marketplace file;
    private final Map<ListingKey, Listing> found = new LinkedHashMap<>();

    private Cards(OpenPage page, Marketplace file) {
        this.page = page;
        this.file = file;
    }

    /// The offers that cards show, in order, each key once.
    static List<Listing> of(OpenPage page) {
        return page.file().map(file -> new Cards(page, file).read()).orElse(List.of());
    }

    /// The elements of a list of cards; a path may lead to the list or to its elements.
    static List<Found> elements(StateCards cards, JsonNode root) {
        List<Found> elements = new ArrayList<>();
        for (Found each : cards.list().find(root)) {
            if (each.node().isArray()) {
                for (int i = 0; i < each.node().size() && i < MOST; i++) {
                    elements.add(new Found(each.node().get(i), each.path() + "[" + i + "]"));
                }
            } else if (each.node().isObject()) {
                elements.add(each);
            }
        }
        return elements;
    }

    private List<Listing> read() {
        for (State state : page.market().states()) {
            page.state(state).ifPresent(root -> inState(state, root));
        }
        for (PageCards cards : page.market().cards()) {
            for (Element card : page.all(cards.each()).stream().limit(MOST).toList()) {
                onPage(cards, card);
            }
        }
        SchemaCards.read(page).forEach((url, findings) -> file.itemId(url)
                .ifPresent(id -> keep(id, url, findings)));
        return List.copyOf(found.values());
    }

    private void inState(State state, JsonNode root) {
        @Nullable
        String usual = StateReader.currency(state, root).orElse(null);
        for (StateCards cards : state.cards()) {
            for (Found card : elements(cards, root)) {
                Findings findings = new Findings(page.market());
                new StateReader(findings, cards.card(), card.node(), card.path(), usual).read();
                Optional<String> id = first(cards.card().id(), card.node());
                String url = first(cards.url(), card.node()).or(() -> id).map(link -> ListLinks.address(page, link))
                        .orElse("");
                id.or(() -> file.itemId(url)).ifPresent(number -> keep(file.offerId(number), url, findings));
            }
        }
    }

    private static Optional<String> first(List<StatePath> paths, JsonNode node) {
        return paths.stream().flatMap(path -> path.find(node).stream()).map(each -> SchemaTree.plain(each.node()))
                .filter(text -> !text.isBlank()).findFirst();
    }

    private void onPage(PageCards cards, Element card) {
        Findings findings = new Findings(page.market());
        new DomReader(findings, page.market(), card, page.fixedCurrency()).read(cards.fields());
        String url = cards.url().stream().flatMap(place -> place.all(card).stream()
                .map(element -> ListLinks.link(place, element))).filter(link -> !link.isBlank())
                .map(link -> ListLinks.address(page, link)).filter(address -> !address.isEmpty()).findFirst()
                .orElse("");
        cards.id().stream().flatMap(place -> place.all(card).stream().map(place::value))
                .filter(id -> !id.isBlank()).findFirst().map(file::offerId).or(() -> file.itemId(url))
                .ifPresent(id -> keep(id, url.isEmpty() ? ListLinks.address(page, id) : url, findings));
    }

    private void keep(String id, String url, Findings findings) {
        if (findings.shows(Field.TITLE) && found.size() < MOST) {
            page.key(id, url, findings)
                    .ifPresent(key -> found.computeIfAbsent(key, each -> partial(each, url, findings)));
        }
    }

    /// What a card shows; everything else is unread.
    static Listing partial(ListingKey key, String url, Findings findings) {
        for (Field field : Field.values()) {
            if (!findings.shows(field)) {
                findings.unread(field, WHY);
            }
        }
        return findings.listing(key, url, Set.of());
    }
}
