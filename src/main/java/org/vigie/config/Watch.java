package org.vigie.config;

import java.util.List;

/// What is looked at, and when: one file in `config/watches/`.
///
/// @param name name of the file without its ending
/// @param marketplace name of the marketplace whose pages these are
/// @param enabled whether the schedule runs it and `vigie scan` without names includes it
/// @param cron Quartz cron expression; empty when it is only run by hand
/// @param lists addresses of search, category or shop pages; offers and next pages are followed from there
/// @param items addresses of single offers
/// @param maxListPages list pages followed from each of `lists`
/// @param maxPages pages fetched in one run at the most
/// @param market country the offers are looked at for, ISO 3166-1 alpha-2; empty when unknown
/// @param sitemaps addresses of sitemaps whose offers are looked at
/// @param conduct how its pages are asked for
/// @param revisit when a page that is known is looked at again
public record Watch(String name, String title, String marketplace, boolean enabled, String cron, List<String> lists,
        List<String> items, int maxListPages, int maxPages, String market, List<String> sitemaps, Conduct conduct,
        Revisit revisit) {

    /// Lists and items only, asked for in the ordinary way, at each run.
    public Watch(String name, String title, String marketplace, boolean enabled, String cron, List<String> lists,
            List<String> items, int maxListPages, int maxPages, String market) {
        this(name, title, marketplace, enabled, cron, lists, items, maxListPages, maxPages, market, List.of(),
                Conduct.ORDINARY, Revisit.EACH_RUN);
    }
}
