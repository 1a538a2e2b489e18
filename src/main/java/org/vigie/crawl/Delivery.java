package org.vigie.crawl;

import java.time.Duration;
import java.util.Optional;

/// What became of one request that went through its host's queue.
sealed interface Delivery {

    /// An answer, whatever its status.
    record Answered(Exchange exchange, Content content) implements Delivery {}

    /// The host asks us to slow down, and is now left alone for that long.
    record SlowDown(Exchange exchange, Optional<Duration> retryAfter) implements Delivery {}

    /// The host challenges us, and is now paused.
    record Challenge(Exchange exchange, String marker) implements Delivery {}

    /// The host is paused; nothing was sent.
    record Paused(String marker) implements Delivery {}

    /// No whole answer.
    record Broken(Optional<Exchange> exchange, Fault fault) implements Delivery {}
}
