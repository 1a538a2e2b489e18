package org.vigie.crawl;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import org.vigie.crawl.Delivery.Answered;
import org.vigie.crawl.Delivery.Broken;
import org.vigie.crawl.Delivery.Challenge;
import org.vigie.crawl.Delivery.Paused;
import org.vigie.crawl.Delivery.SlowDown;

/// The only way to the [Wire]: waits for the host's turn, sends, and draws the consequences for the host before the
/// next
/// in the queue moves.
final class Courier {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final Hosts hosts;
    private final Wire wire;
    private final Challenges challenges;
    private final InstantSource clock;

    Courier(Hosts hosts, Wire wire, Challenges challenges, InstantSource clock) {
        this.hosts = hosts;
        this.wire = wire;
        this.challenges = challenges;
        this.clock = clock;
    }

    /// @param askedHost host of the page that this is about
    /// @param headers sent beside those that every request has
    Delivery get(HttpUrl url, String askedHost, List<Exchange.Header> headers, int limit, TimeLeft left)
            throws InterruptedException {
        Delivery first = once(url, askedHost, headers, limit, left);
        boolean stale = first instanceof Broken(_, Fault fault) && fault.kind() == Fault.Kind.STALE_CONNECTION;
        // The connection died while it lay idle, which says nothing about the site. The second try queues again.
        return stale ? once(url, askedHost, headers, limit, left) : first;
    }

    /// Where a redirect leads; empty when the answer is none or names no http or https address.
    static Optional<HttpUrl> redirectTarget(HttpUrl from, Exchange exchange) {
        return isRedirect(exchange)
                ? exchange.header("Location").flatMap(l -> Optional.ofNullable(from.resolve(l))).map(Courier::bare)
                : Optional.empty();
    }

    static boolean isRedirect(Exchange exchange) {
        return REDIRECTS.contains(exchange.status());
    }

    /// Without what is never sent: fragment and credentials.
    static HttpUrl bare(HttpUrl url) {
        return url.newBuilder().fragment(null).username("").password("").build();
    }

    private Delivery once(HttpUrl url, String askedHost, List<Exchange.Header> headers, int limit, TimeLeft left)
            throws InterruptedException {
        Host host = hosts.of(url);
        Optional<String> paused = host.pausedFor();
        if (paused.isPresent()) {
            return paused(url, paused.get());
        }
        try (Host.Turn turn = host.takeTurn()) {
            paused = host.pausedFor(); // by the one before us in the queue
            if (paused.isPresent() || turn.crawlerClosed()) {
                turn.unused();
                return paused.<Delivery>map(marker -> paused(url, marker))
                        .orElseGet(() -> new Broken(Optional.empty(), Fault.closed()));
            }
            return switch (wire.get(url, headers, limit, left)) {
                case WireAnswer.Whole(Exchange exchange) ->
                    judge(url, askedHost, turn, exchange, Optional.empty(), limit);
                case WireAnswer.Cut(Exchange exchange, Fault fault) ->
                    judge(url, askedHost, turn, exchange, Optional.of(fault), limit);
                case WireAnswer.Nothing(Fault fault) -> {
                    if (fault.notTheSite()) {
                        turn.unused();
                    }
                    yield new Broken(Optional.empty(), turn.crawlerClosed() ? Fault.closed() : fault);
                }
            };
        }
    }

    private Delivery judge(HttpUrl url, String askedHost, Host.Turn turn, Exchange exchange, Optional<Fault> fault,
            int limit) {
        Content content = Content.of(exchange, limit);
        Optional<String> marker = challenges.inAnswer(askedHost, url.host(), exchange, content.bytes())
                .or(() -> redirectTarget(url, exchange)
                        .flatMap(to -> challenges.inAddress(askedHost, to.host(), to.toString())));
        if (marker.isPresent()) {
            turn.pause(marker.get());
            return new Challenge(exchange, marker.get());
        }
        if (exchange.status() == 429 || exchange.status() == 503) {
            Optional<Duration> retryAfter = RetryAfter.of(exchange, clock.instant());
            turn.backOff(url.toString(), retryAfter);
            return new SlowDown(exchange, retryAfter);
        }
        turn.answered();
        return fault.<Delivery>map(f -> new Broken(Optional.of(exchange), f))
                .orElseGet(() -> new Answered(exchange, content));
    }

    private static Paused paused(HttpUrl url, String marker) {
        return new Paused(url.host() + " is paused after a challenge: " + marker);
    }
}
