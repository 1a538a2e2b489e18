package org.vigie.normalise;

/// A stretch of one text.
///
/// @param from first token
/// @param to behind the last token
/// @param start first character in the original text
/// @param end behind the last character
public record Span(int from, int to, int start, int end) {

    /// Words between two stretches; 0 when they touch or overlap.
    public int gapTo(Span other) {
        return Math.max(0, Math.max(other.from - to, from - other.to));
    }
}
