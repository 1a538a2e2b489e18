package org.vigie.config;

import java.time.Duration;

/// How pages are fetched.
///
/// @param userAgent product name sent in User-Agent; contact and purpose are added to it
/// @param contact e-mail address or web page of the operator, sent with each request
/// @param delay shortest pause between the end of one answer and the next request to the same host
/// @param connectTimeout longest wait for a connection
/// @param callTimeout longest time for one page, redirects included
/// @param maxBodyBytes largest body accepted, before and after decompression
/// @param maxRedirects longest chain of redirects followed
/// @param robotsCache how long a robots.txt is believed
/// @param privateAddresses whether loopback and private addresses may be fetched (the demo, a replica, an intranet)
/// @param purpose what the pages are read for, sent with each request; may be empty
/// @param delayMost longest time from request to request that a host's refusals can lead to
public record CrawlSettings(String userAgent, String contact, Duration delay, Duration connectTimeout,
        Duration callTimeout, int maxBodyBytes, int maxRedirects, Duration robotsCache, boolean privateAddresses,
        String purpose, Duration delayMost) {

    /// With no purpose stated, and at most five minutes from request to request.
    public CrawlSettings(String userAgent, String contact, Duration delay, Duration connectTimeout,
            Duration callTimeout, int maxBodyBytes, int maxRedirects, Duration robotsCache, boolean privateAddresses) {
        this(userAgent, contact, delay, connectTimeout, callTimeout, maxBodyBytes, maxRedirects, robotsCache,
                privateAddresses, "", Duration.ofMinutes(5));
    }

    /// The same with another pause and other addresses allowed.
    public CrawlSettings with(Duration otherDelay, boolean otherPrivateAddresses) {
        return new CrawlSettings(userAgent, contact, otherDelay, connectTimeout, callTimeout, maxBodyBytes,
                maxRedirects, robotsCache, otherPrivateAddresses, purpose, delayMost);
    }
}
