package org.vigie.web.view;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.vigie.listing.ListingKey;

/// Addresses of our own pages, and which addresses of others may become links.
public final class Address {

    private Address() {
    }

    /// Marketplace and id stand in the query, because ids hold slashes and anything else.
    public static String listing(ListingKey key) {
        return "/listing?marketplace=" + encode(key.marketplace()) + "&id=" + encode(key.id());
    }

    static String observation(ListingKey key, String observationId) {
        return listing(key) + "&observation=" + encode(observationId);
    }

    public static String finding(String findingId) {
        return "/finding/" + encode(findingId);
    }

    static String run(String runId) {
        return "/runs/" + encode(runId);
    }

    static String rule(String ruleId) {
        return "/rules/" + encode(ruleId);
    }

    /// @param captureLogIndex line of the hash log that seals the capture
    static String source(String observationId, long captureLogIndex) {
        return "/evidence/" + encode(observationId) + "/source?line=" + captureLogIndex;
    }

    /// The address itself when it may become a link: absolute, http or https, with a host. Anything else is text.
    static Optional<String> outward(String address) {
        try {
            URI uri = new URI(address);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("http") || scheme.equals("https");
            return web && uri.getHost() != null ? Optional.of(address) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
