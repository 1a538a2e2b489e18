package org.vigie.demo;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vigie.demo.DemoPage.Kind;

/// Every page of one shop, built once. Immutable and safe for use by several threads.
final class Site {

    /// Offers on one page of a list.
    static final int PER_PAGE = 8;

    private static final String CHALLENGE = "/risk/challenge?captcha_type=909";
    private static final Template BLANK = Template.of("<h1>{{title}}</h1><p>{{text}}</p>");
    private static final Template NEXT = Template.of("<a rel=\"next\" href=\"{{href}}\">{{w:next}} ›</a>");
    private static final Template LINK = Template.of("<p><a href=\"{{href}}\">{{title}}</a></p>");

    private final Shop shop;
    private final Catalogue catalogue;
    private final Addresses addresses;
    private final Parts parts;
    private final Storefront front;
    private final Template frame;
    private final Map<String, Answer> answers = new HashMap<>();
    private final Answer missing;

    Site(Shop shop, Catalogue catalogue, Addresses addresses) {
        this.shop = shop;
        this.catalogue = catalogue;
        this.addresses = addresses;
        this.parts = new Parts(catalogue, addresses);
        this.frame = Template.read(shop.word() + "/page/frame.html");
        this.front = switch (shop) {
            case BAZAR -> new BazarPages(parts);
            case BOUTIQUE -> new BoutiquePages(parts);
            case GALERIE -> new GaleriePages(parts);
        };
        this.missing = Answer.page(404, blank(shop.language(), "404", "404 Not Found"));
        answers.put("/robots.txt", Answer.text(Resources.text(shop.word() + "/robots.txt")));
        catalogue.of(shop).forEach(offer -> answers.put(addresses.path(offer.card()), Answer.page(200, offer(offer))));
        catalogue.others().stream().filter(card -> card.shop() == shop).forEach(this::other);
        shop.lists().forEach(this::list);
        home();
    }

    /// The answer to a path and query; parameters that a page does not know are ignored.
    Answer answer(String path, String query) {
        Answer exact = answers.get(path + "?" + query);
        return exact != null ? exact : answers.getOrDefault(path, missing);
    }

    private Html offer(Offer offer) {
        Values values = parts.values(offer).put("language", offer.language()).put("head", front.head(offer))
                .put("rendering", offer.card().answers() == Kind.SHELL ? "csr" : "ssr").put("kind", "detail")
                .put("main", front.item(offer));
        return frame.fill(values);
    }

    private void other(Card card) {
        switch (card.answers()) {
            case CHALLENGE -> {
                String back = URLEncoder.encode(addresses.path(card), StandardCharsets.UTF_8);
                answers.put(addresses.path(card), Answer.redirect(
                        addresses.mobile(shop) + CHALLENGE + "&redirection=" + back));
                Html check = Template.read("boutique/page/challenge.html").fill(plain(card.language()));
                answers.put("/risk/challenge", Answer.page(200, framed(card.language(), "Security check",
                        "/risk/challenge", check)));
            }
            case NO_LONGER_SOLD -> {
                Html related = Html.join(catalogue.of(shop).stream().limit(4)
                        .map(o -> front.related().fill(parts.values(o))).toList());
                Html ended = Template.read("galerie/page/soft-404.html")
                        .fill(plain(card.language()).put("related", related));
                answers.put(addresses.path(card), Answer.page(200, framed(card.language(), shop.title(),
                        addresses.path(card), ended)));
            }
            case FORBIDDEN -> answers.put(addresses.path(card), Answer.page(200,
                    blank(card.language(), card.title(), "robots.txt asks programs to leave this page alone.")));
            // A missing page is missing: nothing to put. Offers and shells are no surprises.
            case GONE, OFFER, SHELL -> {
            }
        }
    }

    private void list(String list) {
        Template page = Template.read(shop.word() + "/page/list.html");
        Template card = Template.read(shop.word() + "/page/card.html");
        List<Card> cards = catalogue.list(shop, list);
        int pages = (cards.size() + PER_PAGE - 1) / PER_PAGE;
        for (int number = 1; number <= pages; number++) {
            String path = addresses.listPath(shop, list, number);
            List<Card> shown = cards.subList((number - 1) * PER_PAGE, Math.min(number * PER_PAGE, cards.size()));
            Html next = number == pages
                    ? Html.NOTHING
                    : NEXT.fill(plain(shop.language()).put("href", addresses.listPath(shop, list, number + 1)));
            Html main = page.fill(plain(shop.language()).put("title", shop.listTitle(list)).put("pager", next)
                    .put("count", String.valueOf(cards.size()))
                    .put("cards", Html.join(shown.stream().map(c -> card.fill(parts.values(c))).toList())));
            answers.put(path, Answer.page(200, framed(shop.language(), shop.listTitle(list), path, main)));
        }
    }

    private void home() {
        Html lists = Html.join(shop.lists().stream().map(list -> LINK.fill(plain(shop.language())
                .put("href", addresses.listPath(shop, list, 1)).put("title", shop.listTitle(list)))).toList());
        answers.put("/", Answer.page(200, framed(shop.language(), shop.title(), "/", lists)));
    }

    private Html blank(String language, String title, String text) {
        return framed(language, title, "/", BLANK.fill(plain(language).put("title", title).put("text", text)));
    }

    private Html framed(String language, String title, String path, Html main) {
        return frame.fill(plain(language).put("title", title).put("summary", title).put("kind", "list")
                .put("url", addresses.origin(shop) + path).put("head", Html.NOTHING).put("rendering", "ssr")
                .put("main", main));
    }

    private Values plain(String language) {
        return new Values(catalogue.words(language)).put("language", language);
    }
}
