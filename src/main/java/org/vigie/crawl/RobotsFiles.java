package org.vigie.crawl;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.vigie.config.CrawlSettings;

/// The robots.txt of every host, fetched through the host's own queue and believed for a while. While one thread
/// fetches, others that want the same host wait for it.
final class RobotsFiles {

    /// RFC 9309, 2.5: at least 500 kibibytes must be read. What stands behind is not.
    private static final int MOST_BYTES = 512 * 1024;
    /// RFC 9309, 2.3.1.2.
    private static final int MOST_REDIRECTS = 5;
    /// A failure is not believed for as long as a file: it would shut a site out for a day.
    static final Duration FAILURE_BELIEVED = Duration.ofMinutes(5);

    private final Courier courier;
    private final Hosts hosts;
    private final CrawlSettings settings;
    private final String userAgent;

    RobotsFiles(Courier courier, Hosts hosts, CrawlSettings settings) {
        this.courier = courier;
        this.hosts = hosts;
        this.settings = settings;
        this.userAgent = Wire.userAgent(settings);
    }

    RobotsTxt of(HttpUrl page) throws InterruptedException {
        Host host = hosts.of(page);
        host.robotsLock().lockInterruptibly();
        try {
            Optional<RobotsTxt> known = host.robots();
            if (known.isPresent()) {
                return known.get();
            }
            RobotsTxt fetched = fetch(page);
            switch (fetched) {
                case RobotsTxt.Rules _ -> host.keep(fetched, settings.robotsCache());
                case RobotsTxt.Unreadable _ -> host.keep(fetched, shortly());
                case RobotsTxt.Challenged _,RobotsTxt.Unasked _ -> {
                    // Not about the file: the next page asks again, or meets the pause.
                }
            }
            return fetched;
        } finally {
            host.robotsLock().unlock();
        }
    }

    private Duration shortly() {
        return settings.robotsCache().compareTo(FAILURE_BELIEVED) < 0 ? settings.robotsCache() : FAILURE_BELIEVED;
    }

    private RobotsTxt fetch(HttpUrl page) throws InterruptedException {
        TimeLeft left = new TimeLeft(settings.callTimeout());
        HttpUrl first = page.newBuilder().encodedPath("/robots.txt").query(null).build();
        HttpUrl at = first;
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            Delivery delivery = courier.get(at, page.host(), List.of(), MOST_BYTES, left);
            if (delivery instanceof Delivery.Answered(Exchange exchange, _) && Courier.isRedirect(exchange)) {
                Optional<HttpUrl> next = Courier.redirectTarget(at, exchange);
                if (next.isEmpty()) {
                    return unreadable(at, "redirects to no address that can be fetched");
                }
                at = next.get();
            } else {
                return read(first, at, delivery);
            }
        }
        return unreadable(first, "redirects more than " + MOST_REDIRECTS + " times");
    }

    private RobotsTxt read(HttpUrl first, HttpUrl at, Delivery delivery) {
        return switch (delivery) {
            case Delivery.Paused(String marker) -> new RobotsTxt.Challenged(List.of(), marker);
            case Delivery.Challenge(Exchange exchange, String marker) ->
                new RobotsTxt.Challenged(List.of(exchange), marker);
            case Delivery.SlowDown(Exchange exchange, _) -> unreadable(at, "was answered with " + exchange.status());
            case Delivery.Broken(Optional<Exchange> exchange, Fault fault) when fault.kind() == Fault.Kind.TOO_LARGE
                    && exchange.isPresent() ->
                answered(first, at, exchange.get(), Content.of(exchange.get(), MOST_BYTES));
            case Delivery.Broken(_, Fault fault) when fault.notTheSite() && at.equals(first) ->
                new RobotsTxt.Unasked(fault);
            case Delivery.Broken(_, Fault fault) -> unreadable(at, "could not be read: " + fault.why());
            case Delivery.Answered(Exchange exchange, Content content) -> answered(first, at, exchange, content);
        };
    }

    private RobotsTxt answered(HttpUrl first, HttpUrl at, Exchange exchange, Content content) {
        int status = exchange.status();
        if (status >= 400 && status < 500) {
            return new RobotsTxt.Rules(RobotsFile.allowingAll());
        }
        if (status < 200 || status >= 300) {
            return unreadable(at, "was answered with " + status);
        }
        byte[] text = content.bytes();
        boolean unpacked = content.problem().isEmpty() || text.length == MOST_BYTES || exchange.truncated();
        if (!unpacked) {
            return unreadable(at, "could not be read: " + content.problem().orElse(""));
        }
        if (RobotsFile.isMarkup(text)) {
            return unreadable(at, "is a web page, not a robots.txt");
        }
        return new RobotsTxt.Rules(RobotsFile.parse(first.toString(), text, userAgent));
    }

    private static RobotsTxt unreadable(HttpUrl url, String what) {
        return new RobotsTxt.Unreadable(url + " " + (what.endsWith(".") ? what.substring(0, what.length() - 1) : what));
    }
}
