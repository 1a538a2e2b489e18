package org.vigie.crawl;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.Cookie;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/// The cookies that one watch was given (RFC 6265). Bounded, the oldest leaving first. Safe for use by several threads.
final class CookieJar {

    private static final int MOST = 300;
    private static final int MOST_OF_A_DOMAIN = 50;
    private static final int LONGEST = 4_096;

    private final InstantSource clock;
    private final List<Cookie> cookies = new ArrayList<>();

    CookieJar(InstantSource clock) {
        this.clock = clock;
    }

    /// Keeps what an answer sets; what is not well-formed or of a foreign domain is dropped.
    synchronized void keep(HttpUrl url, Exchange answer) {
        Headers.Builder set = new Headers.Builder();
        answer.responseHeaders().stream().filter(h -> h.name().equalsIgnoreCase("Set-Cookie"))
                .filter(h -> h.value().length() <= LONGEST)
                .forEach(h -> set.addUnsafeNonAscii("Set-Cookie", h.value()));
        for (Cookie cookie : Cookie.parseAll(url, set.build())) {
            cookies.removeIf(old -> old.name().equals(cookie.name()) && old.domain().equals(cookie.domain())
                    && old.path().equals(cookie.path()));
            if (cookie.expiresAt() > clock.millis()) {
                cookies.add(cookie);
                leaveOldest(MOST_OF_A_DOMAIN, old -> old.domain().equals(cookie.domain()));
                leaveOldest(MOST, _ -> true);
            }
        }
    }

    private void leaveOldest(int most, Predicate<Cookie> among) {
        if (cookies.stream().filter(among).count() > most) {
            cookies.stream().filter(among).findFirst().ifPresent(cookies::remove);
        }
    }

    /// The value of the `Cookie` header; empty when there is nothing to send. Settings of the manner come first, and
    /// stand in for what the site set under the same name.
    synchronized String header(HttpUrl url, List<Manner.Cookie> settings) {
        List<Manner.Cookie> sent = settings.stream().filter(c -> c.goesTo(url.host())).toList();
        Stream<String> kept = cookies.stream().filter(c -> c.expiresAt() > clock.millis() && c.matches(url))
                .filter(c -> sent.stream().noneMatch(s -> s.name().equals(c.name())))
                .map(c -> c.name() + "=" + c.value());
        return Stream.concat(sent.stream().map(c -> c.name() + "=" + c.value()), kept)
                .collect(Collectors.joining("; "));
    }
}
