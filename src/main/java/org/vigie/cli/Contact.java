package org.vigie.cli;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.vigie.config.CrawlSettings;
import org.vigie.config.Watch;

/// Nobody's pages are fetched without saying who asks.
final class Contact {

    private Contact() {
    }

    /// What stands against a watch: it looks at somebody else's pages and no contact is set.
    static Optional<String> missing(Watch watch, CrawlSettings crawl) {
        if (!watch.conduct().toFillIn().isEmpty()) {
            return Optional.of("the watch " + watch.name() + " needs `" + String.join("`, `",
                    watch.conduct().toFillIn()) + "` filled in: write it in config/watches/" + watch.name()
                    + ".yaml, for you answer for what it asks");
        }
        return Stream.of(watch.lists(), watch.items(), watch.sitemaps()).flatMap(List::stream)
                .flatMap(url -> missing("the watch " + watch.name(), url, crawl).stream()).findFirst();
    }

    /// What stands against fetching a page of somebody else's.
    ///
    /// @param who wants it, as the subject of a sentence
    static Optional<String> missing(String who, String url, CrawlSettings crawl) {
        return !crawl.contact().isBlank() || ours(url)
                ? Optional.empty()
                : Optional.of(who + " asks " + URI.create(url).getHost()
                        + " for pages, and no contact is set: put an e-mail address or a web page of yours into "
                        + "crawl.contact in config/vigie.yaml; it is sent with each request");
    }

    private static boolean ours(String url) {
        String host = String.valueOf(URI.create(url).getHost()).toLowerCase(Locale.ROOT);
        return host.equals("localhost") || host.endsWith(".localhost") || host.startsWith("127.")
                || host.equals("[::1]");
    }
}
