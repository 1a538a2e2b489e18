package org.vigie.scan;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.vigie.listing.ListingKey;

/// The name under which a listing is sealed that was handed in without an address.
final class Urn {

    private Urn() {
    }

    static String escape(ListingKey key) {
        return URLEncoder.encode(key.marketplace(), StandardCharsets.UTF_8) + ":"
                + URLEncoder.encode(key.id(), StandardCharsets.UTF_8).replace("+", "%20");
    }
}
