package org.vigie.casework;

/// The store cannot be opened or used. The message names the file, what is wrong and what to do about it. What was
/// acknowledged before is kept, unless the message says that the file is damaged.
public final class StoreException extends RuntimeException {

    StoreException(String message) {
        super(message);
    }

    StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
