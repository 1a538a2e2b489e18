package org.vigie.scan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.ToLongFunction;
import org.vigie.casework.Frontier.PageTask;

/// The pages that were taken from the frontier and not begun: a few of each host, so that one host's pause, refusals or
/// slowness keep no other waiting. A host is asked for one page at a time; the next is given out when the host may be
/// asked again.
///
/// For one thread.
final class Hand {

    /// A host with pages in hand.
    private static final class Of {

        private final String host;
        private final Deque<PageTask> pages = new ArrayDeque<>();
        private boolean asked;
        private boolean lined; // in `next`

        Of(String host) {
            this.host = host;
        }
    }

    private record Turn(long atNanos, Of of) {}

    private final ToLongFunction<String> restNanos;
    private final Map<String, Of> hosts = new HashMap<>();
    private final PriorityQueue<Turn> next = new PriorityQueue<>((a, b) -> Long.compare(a.atNanos - b.atNanos, 0));
    private int size;

    /// @param restNanos how long until the host of an address may be asked, by the same clock as the moments given here
    Hand(ToLongFunction<String> restNanos) {
        this.restNanos = restNanos;
    }

    void add(List<PageTask> pages, long nowNanos) {
        for (PageTask page : pages) {
            Of of = hosts.computeIfAbsent(page.host(), Of::new);
            of.pages.add(page);
            size++;
            line(of, nowNanos);
        }
    }

    private void line(Of of, long atNanos) {
        if (!of.lined && !of.asked && !of.pages.isEmpty()) {
            of.lined = true;
            next.add(new Turn(atNanos, of));
        }
    }

    /// A page whose host may be asked now; the host is given no other until [#answered].
    Optional<PageTask> next(long nowNanos) {
        while (!next.isEmpty() && next.peek().atNanos - nowNanos <= 0) {
            Of of = next.remove().of;
            long rest = restNanos.applyAsLong(of.pages.element().url());
            if (rest > 0) {
                next.add(new Turn(nowNanos + rest, of));
            } else {
                of.lined = false;
                of.asked = true;
                size--;
                return Optional.of(of.pages.remove());
            }
        }
        return Optional.empty();
    }

    /// The host's answer has come, or none will.
    void answered(String host, long nowNanos) {
        Of of = hosts.get(host);
        if (of == null) {
            return;
        }
        of.asked = false;
        if (of.pages.isEmpty()) {
            hosts.remove(host);
        } else {
            line(of, nowNanos);
        }
    }

    /// When the next host may be asked, as far as is known; far off when none waits.
    long nextNanos(long nowNanos) {
        return next.isEmpty() ? nowNanos + Long.MAX_VALUE / 4 : next.peek().atNanos;
    }

    /// Pages in hand by host, hosts that are being asked included.
    Map<String, Integer> held() {
        Map<String, Integer> held = new HashMap<>();
        hosts.forEach((host, of) -> held.put(host, of.pages.size()));
        return held;
    }

    /// Whether some host that had pages has none left here.
    boolean anyEmpty() {
        return hosts.isEmpty() || hosts.values().stream().anyMatch(of -> of.pages.isEmpty());
    }

    int size() {
        return size;
    }

    /// Gives all of them away.
    List<PageTask> empty() {
        List<PageTask> all = new ArrayList<>();
        hosts.values().forEach(of -> all.addAll(of.pages));
        hosts.values().forEach(of -> of.pages.clear());
        hosts.values().removeIf(of -> !of.asked);
        next.clear();
        size = 0;
        return all;
    }
}
