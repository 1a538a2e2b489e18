package org.vigie.rules;

import java.util.Locale;
import java.util.Optional;
import org.vigie.normalise.Span;

/// That one thing stands near another in the same text.
///
/// @param within words between the two, at most; 0 when they must touch or overlap
/// @param side where the other stands; before and after also ask for the same sentence
record Near(Finder.Phrases other, int within, Side side) {

    enum Side {
        EITHER,
        BEFORE,
        AFTER
    }

    /// The other's place nearest to a span.
    Optional<Span> beside(Span span, PageText text) {
        Optional<Span> nearest = Optional.empty();
        for (Span candidate : other.spans(text)) {
            if (span.gapTo(candidate) <= within && stands(candidate, span, text)
                    && (nearest.isEmpty() || span.gapTo(candidate) < span.gapTo(nearest.get()))) {
                nearest = Optional.of(candidate);
            }
        }
        return nearest;
    }

    private boolean stands(Span candidate, Span span, PageText text) {
        return switch (side) {
            case EITHER -> true;
            case BEFORE -> candidate.from() < span.from()
                    && text.sentence(candidate.to() - 1) == text.sentence(span.from());
            case AFTER -> candidate.to() > span.to()
                    && text.sentence(candidate.from()) == text.sentence(span.to() - 1);
        };
    }

    String words() {
        String distance = "within " + within + (within == 1 ? " word" : " words");
        return side == Side.EITHER
                ? distance + " of " + other.words()
                : "with " + other.words() + " " + side.name().toLowerCase(Locale.ROOT) + ", " + distance;
    }
}
