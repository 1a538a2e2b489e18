package org.vigie.demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One offer, as its file describes it.
///
/// @param maker the manufacturer, where the safety block names one
/// @param responsible the responsible person in the Union, where the safety block names one
/// @param panelOpen whether the safety block is on the page; otherwise it stands behind a click
/// @param market country the offer is made to, ISO 3166-1 alpha-2
/// @param attributes rows of the details, in order
/// @param detailsOpen whether the details are on the page; otherwise they stand behind a click
/// @param expect what its author means a scan to find, for the topics that matter
/// @param note what is special about it
record Offer(Card card, String description, String category, String brand, String model, Trader seller,
        Optional<Trader> maker, Optional<Trader> responsible, boolean panelOpen, String market,
        Map<String, String> attributes, boolean detailsOpen, List<String> variants, Optional<String> ingredients,
        Optional<String> warnings, Map<String, Intended> expect, Optional<String> note) {

    String language() {
        return card.language();
    }

    Price price() {
        return card.price();
    }

    /// The steps of the category path, from wide to narrow.
    List<String> categories() {
        return List.of(category.split(" > "));
    }

    /// The price printed on the page.
    String shownPrice() {
        return price().format(price().shown(), language());
    }
}
