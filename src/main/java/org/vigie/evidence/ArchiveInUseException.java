package org.vigie.evidence;

import java.io.IOException;

/// Another process writes to the archive.
public final class ArchiveInUseException extends IOException {

    public ArchiveInUseException(String message) {
        super(message);
    }
}
