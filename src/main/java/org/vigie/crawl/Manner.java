package org.vigie.crawl;

import java.util.List;
import java.util.Locale;

/// How the pages of one watch are asked for.
///
/// @param jar name of the cookie jar, which lives as long as the crawler and is shared by nobody else; empty to send
///     no cookies and keep none
/// @param legalBasis empty to obey robots.txt; else the written legal basis on which its prohibitions are passed over
///     (its Crawl-delay is kept all the same)
/// @param acceptLanguage value of `Accept-Language`; empty to send none
/// @param cookies settings of the site that are sent as cookies, such as the country of delivery
public record Manner(String jar, String legalBasis, String acceptLanguage, List<Cookie> cookies) {

    /// robots.txt obeyed, no cookies, no language.
    public static final Manner PLAIN = new Manner("", "", "", List.of());

    public Manner {
        cookies = List.copyOf(cookies);
    }

    boolean mandated() {
        return !legalBasis.isBlank();
    }

    /// @param hostSuffix hosts it is sent to, by whole labels from the right
    public record Cookie(String hostSuffix, String name, String value) {

        boolean goesTo(String host) {
            String wanted = "." + hostSuffix.toLowerCase(Locale.ROOT);
            return ("." + host.toLowerCase(Locale.ROOT)).endsWith(wanted);
        }
    }
}
