package org.vigie.crawl;

/// What one request brought.
sealed interface WireAnswer {

    /// The whole answer.
    record Whole(Exchange exchange) implements WireAnswer {}

    /// The head, and a body that a limit or a broken connection cut.
    record Cut(Exchange exchange, Fault fault) implements WireAnswer {}

    /// Nothing that can be kept.
    record Nothing(Fault fault) implements WireAnswer {}
}
