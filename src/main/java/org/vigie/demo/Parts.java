package org.vigie.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.vigie.demo.DemoPage.Kind;

/// The parts that the pages of all shops have, each in the markup of its shop.
final class Parts {

    private static final List<String> PEOPLE = List.of("A. D.", "M. K.", "S. R.", "L. B.", "T. N.", "E. V.", "J. P.");
    private static final int RELATED = 4;
    private static final int PICTURES = 5;

    private final Catalogue catalogue;
    private final Addresses addresses;

    Parts(Catalogue catalogue, Addresses addresses) {
        this.catalogue = catalogue;
        this.addresses = addresses;
    }

    Addresses addresses() {
        return addresses;
    }

    /// The values that every page of an offer asks for.
    Values values(Offer offer) {
        Words words = catalogue.words(offer.language());
        Trader seller = offer.seller();
        return values(offer.card()).put("description", offer.description()).put("summary", offer.description())
                .put("price", offer.shownPrice()).put("currency", offer.price().currency())
                .put("amount", offer.price().now().toPlainString()).put("category", offer.category())
                .put("brand", offer.brand()).put("model", offer.model()).put("gtin", offer.card().gtin())
                .put("brandlabel", words.of("brand")).put("modellabel", words.of("model"))
                .put("market", offer.market()).put("marketname", words.country(offer.market()))
                .put("seller", seller.name()).put("selleraddress", seller.address())
                .put("selleremail", seller.email()).put("sellercountry", seller.country())
                .put("sellercountryname", words.country(seller.country()));
    }

    /// The values that a card asks for.
    Values values(Card card) {
        return new Values(catalogue.words(card.language())).put("id", card.id()).put("title", card.title())
                .put("summary", card.title()).put("url", addresses.url(card)).put("href", addresses.href(card))
                .put("image", addresses.image(card, 1))
                .put("price", card.price().format(card.price().now(), card.language()))
                .put("stars", "4." + card.number(9)).put("sold", String.valueOf(100 * (1 + card.number(40))))
                .put("hearts", String.valueOf(20 + card.number(700)));
    }

    /// A row for each step of the category path; the template may ask for `name` and `position`.
    Html crumbs(Offer offer, Template row) {
        List<Html> rows = new ArrayList<>();
        for (String name : offer.categories()) {
            rows.add(row.fill(values(offer).put("name", name).put("position", String.valueOf(rows.size() + 1))));
        }
        return Html.join(rows);
    }

    Html pictures(Offer offer, Template row) {
        List<Html> rows = new ArrayList<>();
        for (int i = 1; i <= PICTURES; i++) {
            rows.add(row.fill(values(offer).put("image", addresses.image(offer.card(), i))
                    .put("position", String.valueOf(i))));
        }
        return Html.join(rows);
    }

    Html attributes(Map<String, String> attributes, Words words, Template row) {
        return Html.join(attributes.entrySet().stream()
                .map(e -> row.fill(new Values(words).put("name", e.getKey()).put("value", e.getValue()))).toList());
    }

    Html reviews(Offer offer, Template row) {
        Words words = catalogue.words(offer.language());
        int first = offer.card().number(words.reviews().size());
        List<Html> rows = new ArrayList<>();
        for (int i = 0; i < words.reviews().size() - 1; i++) {
            rows.add(row.fill(new Values(words).put("text", words.reviews().get((first + i) % words.reviews().size()))
                    .put("who", PEOPLE.get((first + i) % PEOPLE.size()))
                    .put("stars", "★".repeat(4 + (first + i) % 2))));
        }
        return Html.join(rows);
    }

    /// The offers that follow this one in its shop, as a decoy: their titles and prices are not this offer's.
    List<Offer> related(Offer offer) {
        List<Offer> all = catalogue.of(offer.card().shop()).stream()
                .filter(o -> o.card().answers() == Kind.OFFER || o.equals(offer)).toList();
        List<Offer> next = new ArrayList<>();
        for (int i = 1; i <= RELATED; i++) {
            next.add(all.get((all.indexOf(offer) + i) % all.size()));
        }
        return next;
    }

    Html related(Offer offer, Template row) {
        return Html.join(related(offer).stream().map(o -> row.fill(values(o))).toList());
    }
}
