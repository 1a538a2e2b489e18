package org.vigie.config;

import java.time.Duration;

/// How pages are fetched.
///
/// @param userAgent product name sent in User-Agent; the contact is added to it
/// @param contact e-mail address or web page of the operator, sent with each request
/// @param delay shortest pause between the end of one answer and the next request to the same host
/// @param connectTimeout longest wait for a connection
/// @param callTimeout longest time for one page, redirects included
/// @param maxBodyBytes largest body accepted, before and after decompression
/// @param maxRedirects longest chain of redirects followed
/// @param robotsCache how long a robots.txt is believed
/// @param privateAddresses whether loopback and private addresses may be fetched (the demo, a replica, an intranet)
public record CrawlSettings(String userAgent, String contact, Duration delay, Duration connectTimeout,
        Duration callTimeout, int maxBodyBytes, int maxRedirects, Duration robotsCache, boolean privateAddresses) {}
