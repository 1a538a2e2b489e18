package org.vigie.web;

import java.io.IOException;
import org.vigie.evidence.CaptureRef;

/// Gives the bytes that were captured: the archive, opened for reading. Called from several threads.
@FunctionalInterface
public interface CaptureBytes {

    /// The body of a capture, content coding undone.
    byte[] body(CaptureRef capture) throws IOException;
}
