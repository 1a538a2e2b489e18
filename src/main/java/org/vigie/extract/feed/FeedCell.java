package org.vigie.extract.feed;

import java.util.List;
import java.util.Optional;

/// A named value of a product feed.
///
/// @param name the attribute's name in the specification, such as `image_link`
/// @param value its text, blanks at both ends removed; empty when it holds parts
/// @param parts the values inside it
record FeedCell(String name, String value, List<FeedCell> parts) {

    Optional<String> part(String wanted) {
        return parts.stream().filter(part -> part.name().equals(wanted) && !part.value().isEmpty())
                .map(FeedCell::value).findFirst();
    }

    boolean isEmpty() {
        return value.isEmpty() && parts.stream().allMatch(FeedCell::isEmpty);
    }

    /// Its value, or those of its parts with colons between them, as tables write them.
    String text() {
        return parts.isEmpty() ? value : String.join(":", parts.stream().map(FeedCell::text).toList());
    }
}
