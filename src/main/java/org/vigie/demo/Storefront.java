package org.vigie.demo;

/// The style of one shop: what its page of an offer looks like.
interface Storefront {

    /// What stands in the head for an offer.
    Html head(Offer offer);

    /// The main part of an offer's page.
    Html item(Offer offer);

    /// The link to another offer on the page of one.
    Template related();
}
