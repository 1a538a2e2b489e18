package org.vigie.config;

import java.util.List;
import java.util.Map;

/// How a marketplace is asked: the addresses of its searches and shelves, and its settings. Keys of its file, all
/// optional, under `asking`:
///
/// - `search`: for a language (or `any`) the address of a search, with `{words}` (and `{market}`).
/// - `category`, `shop`, `seller`: addresses with `{id}` (and `{language}`, `{market}`).
/// - `drop`: names of query parameters that say nothing about which page it is (tracking, session ids), beside those
///   known everywhere; a name may end in `*`.
/// - `cookies`: settings sent as cookies: name, and value with `{ship_to}`, `{currency}`, `{language}`.
/// - `zone`: the time zone that the hours of its watches are in.
public record Asking(Map<String, String> search, String category, String shop, String seller, List<String> drop,
        Map<String, String> cookies, String zone) {

    public static final Asking UNKNOWN = new Asking(Map.of(), "", "", "", List.of(), Map.of(), "");

    public Asking {
        drop = List.copyOf(drop);
    }

    /// The address form of a search in a language; empty when the file states none.
    public String search(String language) {
        return search.getOrDefault(language, search.getOrDefault("any", ""));
    }
}
