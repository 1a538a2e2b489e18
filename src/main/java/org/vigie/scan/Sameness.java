package org.vigie.scan;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.vigie.casework.Frontier.Kind;
import org.vigie.casework.Frontier.PageTask;
import org.vigie.config.Marketplace;
import org.vigie.crawl.PageAddress;

/// Decides which addresses are one page. Of an offer its number decides, whatever the address around it; of other
/// pages the canonical address.
final class Sameness {

    private static final String OFFER = "offer:";

    private final List<Marketplace> marketplaces;

    Sameness(List<Marketplace> marketplaces) {
        this.marketplaces = marketplaces;
    }

    PageTask task(String url, Kind kind, int depth) {
        Optional<Marketplace> marketplace = marketplace(url);
        List<String> drop = marketplace.map(m -> m.asking().drop()).orElse(List.of());
        Optional<String> offer = kind == Kind.ITEM ? offer(url) : Optional.empty();
        String same = offer.orElseGet(() -> PageAddress.canonical(url, drop));
        // Lists are followed to further lists, so only they can lead into an endless space of one shape.
        return new PageTask(url, kind, depth, same, kind == Kind.LIST ? PageAddress.shape(url) : "");
    }

    /// Whether the number of an offer decides.
    static boolean numbered(PageTask task) {
        return task.same().startsWith(OFFER);
    }

    /// The marketplace and number of an offer, when its address shows them.
    Optional<String> offer(String url) {
        return marketplace(url).flatMap(m -> m.itemId(url).map(id -> OFFER + m.name() + ":" + id));
    }

    private Optional<Marketplace> marketplace(String url) {
        String host;
        try {
            host = String.valueOf(URI.create(url).getHost());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        return marketplaces.stream().filter(m -> m.covers(host)).findFirst();
    }
}
