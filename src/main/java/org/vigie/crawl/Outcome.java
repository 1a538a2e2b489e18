package org.vigie.crawl;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What became of a fetch. Every kind that received an answer carries its exchanges, the last one being the answer
/// to the final address.
public sealed interface Outcome {

    /// The address that was asked for.
    String url();

    /// Redirects and the final answer, in order; empty when nothing came.
    List<Exchange> exchanges();

    /// The word in logs, tables and the store: `refused-by-robots`.
    default String word() {
        return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /// The page came.
    ///
    /// @param body the body with its content coding undone
    record Fetched(String url, List<Exchange> exchanges, byte[] body) implements Outcome {

        public Exchange answer() {
            return exchanges.getLast();
        }
    }

    /// The site says that the page is still the one it gave before (304).
    ///
    /// @param known the earlier answer it speaks of
    record NotModified(String url, List<Exchange> exchanges, PageRequest.Known known) implements Outcome {}

    /// robots.txt forbids it, or could not be read and so forbids everything.
    ///
    /// @param exchanges the redirects that led to the forbidden address; mostly empty
    /// @param mayPass whether robots.txt could not be read, and may be readable later
    record RefusedByRobots(String url, List<Exchange> exchanges, String why, boolean mayPass) implements Outcome {

        /// A prohibition that was read.
        public RefusedByRobots(String url, List<Exchange> exchanges, String why) {
            this(url, exchanges, why, false);
        }

        public RefusedByRobots(String url, String why) {
            this(url, List.of(), why, false);
        }
    }

    /// The site asks for a human or a login. Nobody gets round it.
    ///
    /// @param exchanges ends with the answer that showed it (it may be that of robots.txt, or a redirect to the
    ///     challenge);
    ///     nothing of this host when it was not asked because it had challenged us before
    /// @param marker what showed it, and where
    record Challenged(String url, List<Exchange> exchanges, String marker) implements Outcome {}

    /// The site asks us to slow down.
    ///
    /// @param retryAfter what it asked to wait, if it said
    record RateLimited(String url, List<Exchange> exchanges, Optional<Duration> retryAfter) implements Outcome {}

    /// The site says that the page is gone: 404 or 410.
    record Gone(String url, List<Exchange> exchanges, int status) implements Outcome {}

    /// The site does not serve the country that we ask from: 451, or a refusal that says so. Nobody gets round it.
    ///
    /// @param marker what showed it
    record GeoBlocked(String url, List<Exchange> exchanges, String marker) implements Outcome {}

    /// Anything else: no connection, time-out, size limit, server error, refused address, or a refusal (401, 403)
    /// that shows no challenge.
    ///
    /// @param why a sentence for the operator
    /// @param mayPass whether asking again later may bring it: no connection, a broken one, time-out, server error
    record Failed(String url, List<Exchange> exchanges, String why, boolean mayPass) implements Outcome {

        /// One that will not pass.
        public Failed(String url, List<Exchange> exchanges, String why) {
            this(url, exchanges, why, false);
        }
    }

    /// How long to leave the page alone until asking for it again may bring it; nothing when it would not.
    default Optional<Duration> again() {
        return switch (this) {
            case RateLimited limited -> Optional.of(limited.retryAfter().orElse(Duration.ZERO));
            case Failed failed when failed.mayPass() -> Optional.of(Duration.ZERO);
            case RefusedByRobots refused when refused.mayPass() -> Optional.of(RobotsFiles.FAILURE_BELIEVED);
            default -> Optional.empty();
        };
    }

    /// When the last answer had come, if any came.
    default Optional<Instant> finishedAt() {
        return exchanges().isEmpty() ? Optional.empty() : Optional.of(exchanges().getLast().finishedAt());
    }
}
