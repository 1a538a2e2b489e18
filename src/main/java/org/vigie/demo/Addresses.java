package org.vigie.demo;

import java.text.Normalizer;
import java.util.Locale;
import org.vigie.demo.DemoPage.Kind;

/// Where things stand, for one port.
record Addresses(int port) {

    /// What a shop's mobile host begins with.
    static final String MOBILE = "m.";

    /// `http://bazar.localhost:8471`.
    String origin(Shop shop) {
        return "http://" + shop.host() + ":" + port;
    }

    /// The offer that asks for a human stands on the shop's mobile host: whoever stops asking a host after that loses
    /// none of the other offers.
    String url(Card card) {
        return card.answers() == Kind.CHALLENGE
                ? mobile(card.shop()) + path(card)
                : origin(card.shop()) + path(card);
    }

    /// `http://m.boutique.localhost:8471`.
    String mobile(Shop shop) {
        return "http://" + MOBILE + shop.host() + ":" + port;
    }

    /// What a list page links to: the path, or the whole address when it stands on another host.
    String href(Card card) {
        return card.answers() == Kind.CHALLENGE ? url(card) : path(card);
    }

    String path(Card card) {
        return switch (card.shop()) {
            case BAZAR -> "/item/" + card.id() + ".html";
            case BOUTIQUE -> (card.answers() == Kind.FORBIDDEN ? "/outlet/" : "/") + slug(card.title()) + "-p-"
                    + card.id() + ".html";
            case GALERIE -> "/product/" + card.id();
        };
    }

    /// Path of a list's page, from 1.
    String listPath(Shop shop, String list, int page) {
        String path = switch (shop) {
            case BAZAR -> "/w/wholesale-" + list + ".html";
            case BOUTIQUE -> "/c/" + list;
            case GALERIE -> "/category/" + list;
        };
        return page == 1 ? path : path + "?page=" + page;
    }

    /// Protocol-relative address of a picture. The domain can never exist, so no picture is ever fetched.
    String image(Card card, int number) {
        return "//img.demo.invalid/" + card.shop().word() + "/" + card.imagesOf() + "_" + number + ".jpg";
    }

    private static String slug(String title) {
        String plain = Normalizer.normalize(title.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replace('ł', 'l').replace("ß", "ss").replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return plain.length() <= 60 ? plain : plain.substring(0, 60).replaceAll("-[^-]*$", "");
    }
}
