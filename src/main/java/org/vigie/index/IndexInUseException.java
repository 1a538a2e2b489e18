package org.vigie.index;

import java.io.IOException;

/// Another process writes to the index.
public final class IndexInUseException extends IOException {

    public IndexInUseException(String message, Throwable cause) {
        super(message, cause);
    }
}
