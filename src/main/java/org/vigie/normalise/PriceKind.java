package org.vigie.normalise;

/// What a line about money says.
public enum PriceKind {
    /// The price asked.
    PRICE,
    /// The lowest of several prices, the others unsaid: `ab 9,90 €`.
    FROM_PRICE,
    /// The lowest and the highest of several prices.
    RANGE,
    /// The price of a kilogram, litre, metre or piece, never what is paid.
    UNIT_PRICE,
    /// A former price alone.
    PRIOR_PRICE,
    /// The price asked, with a former or recommended one beside it.
    PRICE_AND_PRIOR,
    /// The lowest price of the 30 days before a reduction (Directive 98/6/EC, Article 6a).
    LOWEST_30D,
    /// A price that the maker recommends, alone.
    RRP,
    /// Paid back when the packaging or the rented thing comes back.
    DEPOSIT,
    /// The part of a price that pays for recycling.
    ECO_FEE,
    SHIPPING,
    /// Paid monthly.
    INSTALMENT,
    /// Where an auction starts.
    AUCTION_START,
    /// What is saved, an amount or a percentage.
    PROMO,
    /// A reduction on a condition: on the second item, with a card, with a code.
    CONDITIONAL_PROMO,
    /// An amount that an order must reach.
    THRESHOLD,
    /// For nothing, in words or as an amount of zero.
    FREE,
    /// Nothing about a price was found.
    NONE
}
