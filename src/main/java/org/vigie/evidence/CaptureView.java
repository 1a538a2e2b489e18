package org.vigie.evidence;

import java.util.List;
import org.vigie.crawl.Exchange.Header;

/// A sealed record as people look at it.
///
/// @param type the WARC-Type: `response`, `revisit`, `resource` or `metadata`
/// @param warcFields the WARC named fields, in the order stored
/// @param statusLine the HTTP status line; empty when the record holds no HTTP answer
/// @param httpFields the HTTP header fields, in the order received
/// @param storedBodyBytes length of the body as received, content coding not undone; of a revisit, that of the original
/// @param truncated whether a limit cut the body
public record CaptureView(String type, List<Header> warcFields, String statusLine, List<Header> httpFields,
        long storedBodyBytes, boolean truncated) {}
