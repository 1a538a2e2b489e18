package org.vigie.crawl;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.EventListener;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import org.vigie.config.CrawlSettings;

/// Sends one request and keeps what went over the wire. Nothing is followed, retried, decoded or remembered here: a
/// request that the politeness queue does not know of must not exist, so OkHttp's own follow-ups are all off.
final class Wire implements AutoCloseable {

    private static final int CHUNK = 16_384;

    private final OkHttpClient client;
    private final AddressGuard addresses;
    private final String userAgent;
    private final InstantSource clock;

    Wire(CrawlSettings settings, Dns dns, InstantSource clock) {
        this(settings, dns, clock, UnaryOperator.identity());
    }

    /// @param trust sets which certificates are believed; the machine's own without it
    Wire(CrawlSettings settings, Dns dns, InstantSource clock, UnaryOperator<OkHttpClient.Builder> trust) {
        this.addresses = new AddressGuard(settings.privateAddresses(), dns);
        this.userAgent = userAgent(settings);
        this.clock = clock;
        this.client = trust.apply(new OkHttpClient.Builder()).dns(addresses).proxy(Proxy.NO_PROXY)
                .connectTimeout(settings.connectTimeout()).readTimeout(0, TimeUnit.SECONDS)
                .callTimeout(settings.callTimeout()).followRedirects(false).followSslRedirects(false)
                .retryOnConnectionFailure(false).connectionPool(new ConnectionPool(512, 1, TimeUnit.MINUTES))
                .addNetworkInterceptor(this::record).build();
    }

    /// `<userAgent> (+<contact>; <purpose>)`.
    static String userAgent(CrawlSettings settings) {
        String contact = settings.contact().isBlank() ? "" : "+" + settings.contact().strip();
        String about = Stream.of(contact, settings.purpose().strip()).filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; ", " (", ")"));
        String agent = settings.userAgent().strip() + (about.equals(" ()") ? "" : about);
        if (settings.userAgent().isBlank() || !agent.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("user_agent, contact and purpose are sent as `" + agent
                    + "`: write them with printable ASCII characters, and do not leave user_agent empty.");
        }
        return agent;
    }

    /// @param more headers beside those that every request has
    /// @param limit longest body kept, in bytes
    WireAnswer get(HttpUrl url, List<Exchange.Header> more, int limit, TimeLeft left) throws InterruptedException {
        if (left.nanos() <= 0) {
            return new WireAnswer.Nothing(Fault.outOfTime());
        }
        long start = System.nanoTime();
        Head head = new Head();
        Request.Builder request = new Request.Builder().url(url).header("User-Agent", userAgent)
                .header("Accept", "text/html,application/xhtml+xml,application/json;q=0.9,*/*;q=0.8")
                .header("Accept-Encoding", BodyCoding.ASKED);
        more.forEach(header -> request.header(header.name(), header.value()));
        Call call = client.newCall(request.tag(Head.class, head).build());
        call.timeout().timeout(left.nanos(), TimeUnit.NANOSECONDS);
        call.addEventListener(head);
        try {
            addresses.checkLiteral(url.host());
            return send(call, head, limit);
        } catch (IOException e) {
            stopIfInterrupted();
            Fault fault = Fault.of(e, url.host());
            boolean stale = head.sent && !head.answered && !head.freshConnection && !call.isCanceled()
                    && !Fault.answerBegan(e);
            return new WireAnswer.Nothing(stale ? new Fault(Fault.Kind.STALE_CONNECTION, fault.why()) : fault);
        } finally {
            left.spend(System.nanoTime() - start);
        }
    }

    private WireAnswer send(Call call, Head head, int limit) throws IOException, InterruptedException {
        try (Response response = call.execute(); Buffer body = new Buffer()) {
            Optional<Fault> fault = read(response.body().source(), body, limit, call.request().url().host());
            if (fault.isPresent()) {
                call.cancel(); // or closing would read on to save the connection
                stopIfInterrupted();
            }
            Exchange exchange = head.exchange(call.request().url(), body.readByteArray(), fault.isPresent(),
                    clock.instant());
            return fault.<WireAnswer>map(f -> new WireAnswer.Cut(exchange, f))
                    .orElseGet(() -> new WireAnswer.Whole(exchange));
        }
    }

    private static Optional<Fault> read(BufferedSource source, Buffer body, int limit, String host) {
        try {
            while (true) {
                long room = limit - body.size();
                // Asks for one byte more than fits, to tell a body of just the limit from a longer one.
                if (source.read(body, Math.min(CHUNK, room + 1)) == -1) {
                    return Optional.empty();
                }
                if (body.size() > limit) {
                    byte[] kept = body.readByteArray(limit);
                    body.clear();
                    body.write(kept);
                    return Optional.of(Fault.tooLarge(limit));
                }
            }
        } catch (IOException e) {
            return Optional.of(Fault.of(e, host));
        }
    }

    private static void stopIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("Interrupted while a page was being fetched.");
        }
    }

    /// Sees the request as sent and the head of the answer as received, and hides the status from OkHttp: it would
    /// send a second request at once for 408, 421, and 503 with `Retry-After: 0`.
    private Response record(Interceptor.Chain chain) throws IOException {
        Head head = chain.request().tag(Head.class);
        Connection connection = chain.connection();
        if (head == null || connection == null) {
            throw new IllegalStateException("A request came that the crawler did not make.");
        }
        addresses.checkConnected(connection.route().socketAddress());
        head.sending(chain.request().headers(), connection, clock.instant());
        Response response = chain.proceed(chain.request());
        head.response = response;
        head.answered = true;
        return response.newBuilder().code(200).build();
    }

    @Override
    public void close() {
        client.dispatcher().cancelAll();
        client.connectionPool().evictAll();
    }

    /// What is known of one exchange while it runs. Connections are made on OkHttp's own threads.
    private static final class Head extends EventListener {

        private volatile boolean freshConnection;
        private volatile boolean sent;
        private volatile boolean answered;
        private Headers requestHeaders = Headers.EMPTY;
        private String remoteAddress = "";
        private Instant startedAt = Instant.EPOCH;
        private @Nullable Response response;

        @Override
        public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
            freshConnection = true;
        }

        void sending(Headers headers, Connection connection, Instant now) {
            requestHeaders = headers;
            remoteAddress = connection.route().socketAddress().getAddress().getHostAddress();
            startedAt = now;
            sent = true;
        }

        Exchange exchange(HttpUrl url, byte[] body, boolean truncated, Instant finishedAt) {
            Response came = response;
            if (came == null) {
                throw new IllegalStateException("No head was recorded for " + url);
            }
            return new Exchange(url.toString(), "GET", list(requestHeaders), came.code(), name(came.protocol()),
                    came.message(), list(came.headers()), body, truncated, remoteAddress, startedAt, finishedAt);
        }

        private static List<Exchange.Header> list(Headers headers) {
            return IntStream.range(0, headers.size())
                    .mapToObj(i -> new Exchange.Header(headers.name(i), headers.value(i))).toList();
        }

        private static String name(Protocol protocol) {
            return switch (protocol) {
                case HTTP_1_0 -> "HTTP/1.0";
                case HTTP_2, H2_PRIOR_KNOWLEDGE -> "HTTP/2";
                default -> "HTTP/1.1";
            };
        }
    }
}
