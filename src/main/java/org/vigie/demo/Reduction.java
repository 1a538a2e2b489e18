package org.vigie.demo;

import java.util.List;

/// What stands beside the price of a reduced offer.
final class Reduction {

    private Reduction() {
    }

    /// The crossed-out price and the percentage and, where the page states its basis, the lowest price of 30 days.
    /// Nothing for an offer that is not reduced.
    ///
    /// @param crossed may ask for `was` and `percent`
    /// @param lowest may ask for `lowest30`
    static Html of(Offer offer, Values values, Template crossed, Template lowest) {
        Price price = offer.price();
        if (price.was().isEmpty()) {
            return Html.NOTHING;
        }
        values.put("was", price.format(price.was().get(), offer.language()))
                .put("percent", price.percent().map(String::valueOf).orElse(""));
        Html basis = price.lowest30().map(amount -> lowest.fill(
                values.put("lowest30", price.format(amount, offer.language())))).orElse(Html.NOTHING);
        return Html.join(List.of(crossed.fill(values), basis));
    }
}
