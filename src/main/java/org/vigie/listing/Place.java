package org.vigie.listing;

/// Where on a page something stands.
///
/// @param source the kind of source: `json-ld`, `microdata`, `open-graph`, `meta`, `state`, `dom`, `jsonl`, `url`,
///     `text` (told by the words of the page)
/// @param path the place in that source: a JSON path, a CSS path, a key
public record Place(String source, String path) {

    @Override
    public String toString() {
        return path.isEmpty() ? source : source + " " + path;
    }
}
