package org.vigie.listing;

/// The identity of a listing: the marketplace and its own number for the offer.
///
/// @param marketplace short name, such as `shein`; for an unknown shop the host name
/// @param id the marketplace's id; for an unknown shop the canonical path
public record ListingKey(String marketplace, String id) implements Comparable<ListingKey> {

    public ListingKey {
        if (marketplace.isBlank() || id.isBlank()) {
            throw new IllegalArgumentException(
                    "a listing has a marketplace and an id: '" + marketplace + "' '" + id + "'");
        }
    }

    @Override
    public String toString() {
        return marketplace + ":" + id;
    }

    @Override
    public int compareTo(ListingKey other) {
        return toString().compareTo(other.toString());
    }
}
