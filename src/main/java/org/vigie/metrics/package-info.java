/// The scanner at work, in numbers that Prometheus reads.
///
/// [Metrics] hears what passes do and counts it; what stands in the store (queues, pauses, alerts that wait) is read
/// when the numbers are asked for, and at most every five seconds. Labels are bounded: watches are files of the
/// operator, rules files of ours, outcomes and states words of the code. No host, address or seller is ever a label.
///
/// It is a room of its own, so that Micrometer is known nowhere else. Each metric is told in `docs/operating.md`, and a
/// test compares.
@NullMarked
package org.vigie.metrics;

import org.jspecify.annotations.NullMarked;
