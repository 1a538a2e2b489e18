package org.vigie.evidence;

import java.io.IOException;

/// Something acknowledged is no longer in the archive as it was written. The message names the file, the place and the
/// remedy; [ArchiveCheck] tells more.
public final class ArchiveDamagedException extends IOException {

    public ArchiveDamagedException(String message) {
        super(message);
    }
}
