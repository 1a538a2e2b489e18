package org.vigie.extract;

import java.util.Optional;

/// A page to read.
///
/// @param url its address; empty when it was handed in without one
/// @param contentType the Content-Type header, if there was one
/// @param body the bytes, content coding undone
public record Page(String url, Optional<String> contentType, byte[] body) {}
