package org.vigie.demo;

/// An address that a list page of a demo marketplace links to, and what it answers.
///
/// @param marketplace name of the marketplace's file: `demo-bazar`
/// @param id the marketplace's number for the offer
/// @param url absolute address
public record DemoPage(String marketplace, String id, String url, Kind kind) {

    /// What stands behind the address.
    public enum Kind {
        /// 200: a page about one offer.
        OFFER,
        /// 200: an empty page that scripts would fill.
        SHELL,
        /// 200: the words that the offer has ended.
        NO_LONGER_SOLD,
        /// 404.
        GONE,
        /// 302 to a check for humans.
        CHALLENGE,
        /// robots.txt forbids the address; whoever asks all the same gets 200.
        FORBIDDEN
    }

    /// Marketplace and id, as listings are keyed: `demo-bazar:1005008800101`.
    public String key() {
        return marketplace + ":" + id;
    }
}
