package org.vigie.listing;

/// A listing handed in as JSON does not have the documented form. The message names the key and the remedy.
public final class InvalidListingException extends Exception {

    public InvalidListingException(String message) {
        super(message);
    }
}
