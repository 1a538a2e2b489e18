package org.vigie.crawl;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import org.vigie.config.CrawlSettings;

/// Fetches pages politely: one request at a time per host, with the pause the settings and robots.txt ask for, counted
/// from the end of the last answer. [#fetch] blocks until the host's turn comes; call it from virtual threads.
///
/// A host is a scheme, name and port. After 429 or 503 it is left alone for as long as it asks (at most an hour), or
/// for ten pauses, doubled at each further refusal (at most ten minutes); whoever wants something of it waits. What
/// rate it accepts is learned, see [Pace]. After a challenge it is asked nothing for six hours, and every fetch of it
/// answers [Outcome.Challenged] at once. A robots.txt that could not be read is asked for again after five minutes.
public final class Crawler implements AutoCloseable {

    /// How long nothing is asked of a host that challenged us.
    public static final Duration CHALLENGE_PAUSE = Host.CHALLENGE_PAUSE;

    /// How much longer than its time limit a request may take, all told.
    private static final Duration HANDLING = Duration.ofSeconds(10);

    private final CrawlSettings settings;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Wire wire;
    private final Hosts hosts;
    private final Courier courier;
    private final RobotsFiles robots;
    private final InstantSource clock;
    private final Ticker ticker;
    private final ConcurrentHashMap<String, CookieJar> jars = new ConcurrentHashMap<>();

    /// @param clock stamps exchanges and reads dates in Retry-After; pauses are measured by a clock that cannot be set
    /// @throws IllegalArgumentException when user agent and contact cannot be sent in a header
    public Crawler(CrawlSettings settings, ChallengeMarks marks, InstantSource clock) {
        this(settings, marks, clock, SharedTurns.NOBODY_ELSE);
    }

    /// @param shared turns at hosts, kept together with other processes
    public Crawler(CrawlSettings settings, ChallengeMarks marks, InstantSource clock, SharedTurns shared) {
        this(settings, marks, clock, Ticker.system(), new Wire(settings, Dns.SYSTEM, clock), shared);
    }

    Crawler(CrawlSettings settings, ChallengeMarks marks, InstantSource clock, Ticker ticker, Dns dns) {
        this(settings, marks, clock, ticker, new Wire(settings, dns, clock));
    }

    Crawler(CrawlSettings settings, ChallengeMarks marks, InstantSource clock, Ticker ticker, Wire wire) {
        this(settings, marks, clock, ticker, wire, SharedTurns.NOBODY_ELSE);
    }

    private Crawler(CrawlSettings settings, ChallengeMarks marks, InstantSource clock, Ticker ticker, Wire wire,
            SharedTurns shared) {
        this.settings = settings;
        this.clock = clock;
        this.ticker = ticker;
        this.wire = wire;
        this.hosts = new Hosts(ticker, closed, settings.delay(), settings.delayMost(), shared,
                settings.callTimeout().plus(HANDLING));
        this.courier = new Courier(hosts, wire, new Challenges(marks), clock);
        this.robots = new RobotsFiles(courier, hosts, settings);
    }

    /// Fetches one page in a plain manner, redirects included.
    ///
    /// @param url absolute http or https address
    /// @return what became of it; never throws for what a site does
    /// @throws InterruptedException when the calling thread is interrupted while it waits
    public Outcome fetch(String url) throws InterruptedException {
        return fetch(new PageRequest(url, Manner.PLAIN, Optional.empty()));
    }

    /// Fetches one page, redirects included.
    ///
    /// @return what became of it; never throws for what a site does
    /// @throws InterruptedException when the calling thread is interrupted while it waits
    public Outcome fetch(PageRequest request) throws InterruptedException {
        String url = request.url();
        Optional<HttpUrl> address = Optional.ofNullable(HttpUrl.parse(url));
        if (address.isEmpty()) {
            return new Outcome.Failed(url, List.of(), "`" + url + "` is not an absolute http or https address.");
        }
        return new Chase(request, Courier.bare(address.get())).run();
    }

    /// Keeps a host paused that challenged us in an earlier life of the program.
    ///
    /// @param url any address of the host
    /// @param marker what showed the challenge
    /// @param left how long the pause still lasts; six hours at the most
    public void pause(String url, String marker, Duration left) {
        Optional.ofNullable(HttpUrl.parse(url)).ifPresent(address -> hosts.of(address).pause(marker, left));
    }

    /// Whether the host of an address is asked nothing now, after a challenge.
    public boolean isPaused(String url) {
        return Optional.ofNullable(HttpUrl.parse(url)).flatMap(address -> hosts.of(address).pausedFor()).isPresent();
    }

    /// Keeps every host that this crawler has not met yet waiting: after a kill nobody knows when it was last asked, nor
    /// what pause it had asked for.
    ///
    /// @param time a pause that is long enough for any host
    public void rest(Duration time) {
        hosts.restNew(ticker.nanos() + time.toNanos());
    }

    /// How long until a host could be asked for something, if nobody else asks it meanwhile. A good time to call
    /// [#fetch]: earlier it would only wait.
    ///
    /// @param url any address of the host
    /// @return zero for now
    public Duration untilFree(String url) {
        return Optional.ofNullable(HttpUrl.parse(url)).map(address -> hosts.of(address))
                .filter(host -> host.pausedFor().isEmpty()).map(host -> Duration.ofNanos(Math.max(0, host.restNanos())))
                .orElse(Duration.ZERO);
    }

    private CookieJar jar(Manner manner) {
        return manner.jar().isEmpty()
                ? new CookieJar(clock)
                : jars.computeIfAbsent(manner.jar(), _ -> new CookieJar(clock));
    }

    /// Ends what is running and waiting: those fetches answer [Outcome.Failed].
    @Override
    public void close() {
        closed.countDown();
        wire.close();
    }

    /// One page, from the address asked to the answer of the last redirect.
    private final class Chase {

        private final PageRequest request;
        private final String url;
        private final CookieJar jar;
        private final String askedHost;
        private final List<Exchange> exchanges = new ArrayList<>();
        private final Set<HttpUrl> seen = new HashSet<>();
        private final TimeLeft left = new TimeLeft(settings.callTimeout());
        private HttpUrl at;

        Chase(PageRequest request, HttpUrl at) {
            this.request = request;
            this.url = request.url();
            this.jar = jar(request.manner());
            this.askedHost = at.host();
            this.at = at;
        }

        Outcome run() throws InterruptedException {
            Optional<Outcome> end = hop();
            while (end.isEmpty()) {
                end = hop();
            }
            return end.get();
        }

        /// @return empty when a redirect is to be followed
        private Optional<Outcome> hop() throws InterruptedException {
            if (!seen.add(at)) {
                return Optional.of(failed("Redirects go in a circle through " + at + "."));
            }
            if (seen.size() > settings.maxRedirects() + 1) {
                return Optional
                        .of(failed("Redirected more than " + settings.maxRedirects() + " times (max_redirects)."));
            }
            Optional<Outcome> refused = askRobots();
            if (refused.isPresent()) {
                return refused;
            }
            Delivery delivery = courier.get(at, askedHost, headers(), settings.maxBodyBytes(), left);
            return switch (delivery) {
                case Delivery.Paused(String marker) -> Optional.of(new Outcome.Challenged(url, kept(), marker));
                case Delivery.Challenge(Exchange exchange, String marker) -> {
                    exchanges.add(exchange);
                    yield Optional.of(new Outcome.Challenged(url, kept(), marker));
                }
                case Delivery.SlowDown(Exchange exchange, var retryAfter) -> {
                    exchanges.add(exchange);
                    yield Optional.of(new Outcome.RateLimited(url, kept(), retryAfter));
                }
                case Delivery.Broken(Optional<Exchange> exchange, Fault fault) -> {
                    exchange.ifPresent(exchanges::add);
                    yield Optional.of(new Outcome.Failed(url, kept(), fault.why(), fault.mayPass()));
                }
                case Delivery.Answered(Exchange exchange, Content content) -> {
                    exchanges.add(exchange);
                    jar.keep(at, exchange);
                    yield answered(exchange, content);
                }
            };
        }

        private List<Exchange.Header> headers() {
            List<Exchange.Header> headers = new ArrayList<>();
            Manner manner = request.manner();
            if (!manner.acceptLanguage().isBlank()) {
                headers.add(new Exchange.Header("Accept-Language", manner.acceptLanguage()));
            }
            String cookies = jar.header(at, manner.cookies());
            if (!cookies.isEmpty()) {
                headers.add(new Exchange.Header("Cookie", cookies));
            }
            known().ifPresent(known -> {
                if (!known.etag().isEmpty()) {
                    headers.add(new Exchange.Header("If-None-Match", known.etag()));
                }
                if (!known.lastModified().isEmpty()) {
                    headers.add(new Exchange.Header("If-Modified-Since", known.lastModified()));
                }
            });
            return headers;
        }

        private Optional<PageRequest.Known> known() {
            return request.known().filter(known -> known.url().equals(at.toString()));
        }

        private Optional<Outcome> askRobots() throws InterruptedException {
            return switch (robots.of(at)) {
                case RobotsTxt.Rules(RobotsFile file) when file.allows(at.toString()) -> Optional.empty();
                case RobotsTxt.Rules _,RobotsTxt.Unreadable _ when request.manner().mandated() -> Optional.empty();
                case RobotsTxt.Rules _ ->
                    Optional.of(new Outcome.RefusedByRobots(url, kept(), "robots.txt of " + at.host() + " forbids "
                            + at + "."));
                case RobotsTxt.Unreadable(String why) ->
                    Optional.of(new Outcome.RefusedByRobots(url, kept(),
                            why + ", so nothing of this host is fetched.", true));
                case RobotsTxt.Challenged(List<Exchange> shown, String marker) -> {
                    exchanges.addAll(shown);
                    yield Optional.of(new Outcome.Challenged(url, kept(), marker));
                }
                case RobotsTxt.Unasked(Fault fault) ->
                    Optional.of(new Outcome.Failed(url, kept(), fault.why(), fault.mayPass()));
            };
        }

        private Optional<Outcome> answered(Exchange exchange, Content content) {
            if (Courier.isRedirect(exchange)) {
                Optional<HttpUrl> next = Courier.redirectTarget(at, exchange);
                if (next.isEmpty()) {
                    return Optional.of(failed("Redirects to `" + exchange.header("Location").orElse("")
                            + "`, which is not an http or https address."));
                }
                at = next.get();
                return Optional.empty();
            }
            int status = exchange.status();
            if (status == 304 && known().isPresent()) {
                return Optional.of(new Outcome.NotModified(url, kept(), known().get()));
            }
            if (status == 404 || status == 410) {
                return Optional.of(new Outcome.Gone(url, kept(), status));
            }
            Optional<String> block = Blocks.of(exchange, content.bytes());
            if (block.isPresent()) {
                return Optional.of(new Outcome.GeoBlocked(url, kept(), block.get()));
            }
            if (status == 401 || status == 403) {
                return Optional.of(failed("The site refused with " + status
                        + "; it did not say that the page is gone, and showed no challenge that is known."));
            }
            if (status < 200 || status >= 300) {
                return Optional.of(new Outcome.Failed(url, kept(), "The site answered with " + status + ".",
                        status >= 500 || status == 408));
            }
            return Optional.of(content.problem().<Outcome>map(this::failed)
                    .orElseGet(() -> new Outcome.Fetched(url, kept(), content.bytes())));
        }

        private Outcome failed(String why) {
            return new Outcome.Failed(url, kept(), why);
        }

        private List<Exchange> kept() {
            return List.copyOf(exchanges);
        }
    }
}
