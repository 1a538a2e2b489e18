package org.vigie.schedule;

/// A watch could not be run; the message says why, to the operator.
public final class WatchFailedException extends Exception {

    public WatchFailedException(String message, Throwable cause) {
        super(message, cause);
    }

    public WatchFailedException(String message) {
        super(message);
    }
}
