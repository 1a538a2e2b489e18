package org.vigie.index;

import java.io.IOException;

/// The index was made by another version of the schema, or is damaged; `vigie index rebuild` makes it anew.
public final class IndexUnreadableException extends IOException {

    public IndexUnreadableException(String message, Throwable cause) {
        super(message, cause);
    }
}
