package org.vigie.extract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.vigie.config.Marketplace;
import org.vigie.extract.PageContent.ListPage;
import org.vigie.listing.Listing;

/// The links of a page that lists offers.
final class ListLinks {

    private static final int MOST = 2_000;

    private ListLinks() {
    }

    /// The links that a marketplace's file points at; nothing when there are none.
    static Optional<ListPage> ofMarket(OpenPage page) {
        Set<String> items = new LinkedHashSet<>();
        for (PagePlace place : page.market().items()) {
            for (Element element : page.all(place)) {
                add(items, page, link(place, element));
            }
        }
        for (CompiledMarketplace.State state : page.market().states()) {
            page.state(state).ifPresent(root -> state.items().stream().flatMap(path -> path.find(root).stream())
                    .forEach(found -> add(items, page, SchemaTree.plain(found.node()))));
        }
        List<Listing> cards = Cards.of(page);
        if (items.isEmpty() && cards.isEmpty()) {
            return Optional.empty();
        }
        Optional<Marketplace> file = page.file();
        Set<String> linked = new HashSet<>();
        items.forEach(item -> file.flatMap(market -> market.itemId(item)).ifPresent(linked::add));
        cards.stream().filter(card -> !linked.contains(card.key().id())).forEach(card -> add(items, page, card.url()));
        String next = page.market().next().stream().flatMap(place -> page.first(place).stream()
                .map(element -> Address.absolute(page.url(), link(place, element)))).filter(url -> !url.isEmpty())
                .findFirst().or(() -> counted(page, cards.size())).orElse("");
        return Optional.of(new ListPage(List.copyOf(items), next, cards));
    }

    /// The next page where script state counts the pages.
    private static Optional<String> counted(OpenPage page, int cards) {
        return page.market().states().stream().flatMap(state -> page.state(state).stream()
                .flatMap(root -> state.next().stream()
                        .flatMap(next -> NextPage.of(next, root, page.url(), cards).stream())))
                .findFirst();
    }

    /// The links of an `ItemList` in JSON-LD or microdata.
    static Optional<ListPage> ofSchema(OpenPage page, List<String> links) {
        Set<String> items = new LinkedHashSet<>();
        links.forEach(link -> add(items, page, link));
        if (items.size() < 2) {
            return Optional.empty();
        }
        Element next = page.parts(Skim.Part.NEXT).document().selectFirst("link[rel=next], a[rel=next]");
        List<Listing> partial = new ArrayList<>();
        SchemaCards.read(page).forEach((url, findings) -> ShopKeys.of(url, "", findings)
                .ifPresent(key -> partial.add(Cards.partial(key, url, findings))));
        return Optional.of(new ListPage(List.copyOf(items),
                next == null ? "" : Address.absolute(page.url(), next.attr("href")), partial));
    }

    static String link(PagePlace place, Element element) {
        if (place.attribute() != null) {
            return element.attr(place.attribute());
        }
        Element link = element.hasAttr("href") ? element : element.selectFirst("a[href]");
        return link == null ? "" : link.attr("href");
    }

    private static void add(Set<String> items, OpenPage page, String link) {
        String absolute = address(page, link);
        if (!absolute.isEmpty() && items.size() < MOST) {
            items.add(absolute);
        }
    }

    /// The absolute address of a link, or of a bare number along the file's template; empty when it is none.
    static String address(OpenPage page, String link) {
        String template = page.file().map(file -> file.list().address()).orElse("");
        boolean bare = !link.isBlank()
                && link.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_');
        if (!bare || template.isEmpty()) {
            return Address.absolute(page.url(), link);
        }
        String host = Address.host(page.url());
        String known = host.isEmpty() ? page.file().map(file -> "www." + file.hosts().getFirst()).orElse("") : host;
        return Address.absolute(page.url(), template.replace("{host}", known).replace("{id}", link));
    }

    /// The addresses of products that each have one of their own.
    static List<String> addresses(List<SchemaTree> products) {
        List<String> addresses = new ArrayList<>();
        products.forEach(product -> addresses.add(product.text("url")));
        return addresses.stream().anyMatch(String::isBlank) ? List.of() : addresses;
    }
}
