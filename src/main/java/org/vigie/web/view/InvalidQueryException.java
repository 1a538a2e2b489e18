package org.vigie.web.view;

/// An address asks for a search that cannot be made. The message is for the reader: what is wrong, and the remedy.
public final class InvalidQueryException extends Exception {

    InvalidQueryException(String message) {
        super(message);
    }
}
