package org.vigie.evidence;

import java.io.IOException;
import java.util.Optional;

/// Finds the record that already holds a payload.
interface Originals {

    /// The record of that address, escaped, with that payload.
    Optional<LogLine.Member> find(String url, String payloadSha256) throws IOException;
}
