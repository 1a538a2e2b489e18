package org.vigie;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.vigie.ShopAnswer.Page;

/// A hostile marketplace in this process: a real server on a free port of 127.0.0.1, for every test that needs a site.
///
/// It answers on every host name, so `url("lamps.localhost", "/item")` is another shop of the same server to whoever
/// resolves `*.localhost` (the crawler does). Its own pages are named in [ShopPages]; [#page] adds more, and replaces
/// them. State (visit counts, changed pages) belongs to one instance. All methods may be called from any thread.
///
/// Pages, all `GET`:
///
/// | path | what comes |
/// |---|---|
/// | `/item`, `/item/{n}` | an ordinary offer with JSON-LD and the same facts in the page |
/// | `/list`, `/list?page=2`, `?page=3` | three pages of links to items, joined by `rel=next` |
/// | `/many/{n}`, `/many/{n}?page={k}` | n offers, 50 links a page, joined by `rel=next`; see [ShopCatalogue] |
/// | `/many/{n}/item/{i}` | offer i of these, always the same |
/// | `/price-rise` | an offer whose price rises by 10.00 at each visit |
/// | `/relisted` | an offer whose title changes at each visit, all else the same |
/// | `/removal` | first an offer, then (second visit) a soft 404, then the offer again |
/// | `/shell` | a page of scripts with nothing to read |
/// | `/soft-404` | 200, and the page says that the offer is no longer there |
/// | `/missing`, `/gone`, `/error` | 404, 410, 500 |
/// | `/refused`, `/login`, `/legal` | 403, 401, 451, all without a challenge |
/// | `/limited` | 429 with `Retry-After: 1`, from the second visit on an offer |
/// | `/limited?after={text}` | the same with that Retry-After |
/// | `/always-limited`, `/unavailable` | 429 and 503, always, without Retry-After |
/// | `/retry-now` | 503 with `Retry-After: 0`, always |
/// | `/challenge` | 403, the waiting page of a bot wall (`Just a moment...`) |
/// | `/punished` | 200, a page whose script names `_____tmd_____/punish` |
/// | `/to-challenge` | redirect to `/risk/challenge?captcha_type=903`, which answers 200 |
/// | `/forbidden/item` | an offer that the first robots.txt forbids |
/// | `/redirect` | redirect to `/item` |
/// | `/redirects/{n}` | n redirects, then `/item` |
/// | `/redirect-to?{address}` | redirect to that address, as written |
/// | `/redirect-loop` | redirects in a circle |
/// | `/redirect-nowhere` | a redirect without Location |
/// | `/gzip`, `/deflate`, `/raw-deflate`, `/twice-gzipped` | the offer, content-coded |
/// | `/compress`, `/not-gzip` | a coding not asked for; a body that is not the gzip it claims |
/// | `/gzip-bomb` | 50 kB that unpack to 50 MB |
/// | `/big?{bytes}` | a body of that many bytes |
/// | `/slow` | a body of one byte each 20 ms, for ever |
/// | `/endless` | a body without end, as fast as it goes |
/// | `/short` | Content-Length says 10 bytes more than come |
/// | `/overlong` | Content-Length says 10 bytes fewer than come |
/// | `/reset` | the connection is reset in the middle of the body |
/// | `/no-answer` | the connection is closed without an answer |
/// | `/once-then-dead` | an offer, and then the kept-alive connection is closed behind the client's back |
/// | `/huge-headers` | 1 MB of headers |
/// | `/not-http` | something that is not HTTP |
/// | anything else | 404 |
public final class TestShop implements AutoCloseable {

    private final ServerSocket server;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final List<Request> requests = new ArrayList<>();
    private final Map<String, ShopAnswer> changed = new ConcurrentHashMap<>();
    private final ShopPages pages = new ShopPages();

    /// A request as the server saw it.
    ///
    /// @param number 0 for the first
    /// @param target path and query
    /// @param host Host header: name and port
    /// @param headers names in lower case
    /// @param arrivedNanos `System.nanoTime` when its head had been read
    /// @param endedNanos the same just before the last bytes of the answer were sent; `Long.MAX_VALUE` until then
    public record Request(int number, String target, String host, Map<String, String> headers, long arrivedNanos,
            long endedNanos) {

        public String path() {
            return target.split("\\?", 2)[0];
        }

        /// Time from the end of this answer to the arrival of a later request; negative when they overlapped.
        public Duration gapTo(Request later) {
            return Duration.ofNanos(later.arrivedNanos - endedNanos);
        }
    }

    private TestShop(ServerSocket server) {
        this.server = server;
    }

    /// Starts serving on a free port.
    public static TestShop start() throws IOException {
        TestShop shop = new TestShop(new ServerSocket(0, 256, InetAddress.getByAddress(new byte[]{127, 0, 0, 1})));
        shop.robots(200, "text/plain", "User-agent: *\nDisallow: /forbidden\n");
        Thread.ofVirtual().name("test-shop").start(shop::accept);
        return shop;
    }

    public int port() {
        return server.getLocalPort();
    }

    /// @param path begins with a slash
    public String url(String path) {
        return url("127.0.0.1", path);
    }

    /// @param host a name that leads to 127.0.0.1, such as `lamps.localhost`
    public String url(String host, String path) {
        return "http://" + host + ":" + port() + path;
    }

    /// What came so far, in the order of arrival, unfinished ones included.
    public List<Request> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    /// What came so far for one path, whatever its query.
    public List<Request> requests(String path) {
        return requests().stream().filter(r -> r.path().equals(path)).toList();
    }

    /// Answers robots.txt like this from now on. At the start: 200, everything allowed but `/forbidden`.
    public void robots(int status, String contentType, String text) {
        answer("/robots.txt", Page.of(status, contentType, text));
    }

    /// Serves this page from now on, with 200.
    ///
    /// @param target path, with its query when it has one
    public void page(String target, String html) {
        answer(target, Page.html(html));
    }

    /// Serves anything from now on.
    public void answer(String target, ShopAnswer answer) {
        changed.put(target, answer);
    }

    /// Stops, and cuts every connection.
    @Override
    public void close() {
        try {
            server.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.add(socket);
                Thread.ofVirtual().name("test-shop-connection").start(() -> serve(socket));
            } catch (IOException _) {
                return; // closed
            }
        }
    }

    private void serve(Socket socket) {
        try (socket; InputStream in = new BufferedInputStream(socket.getInputStream())) {
            socket.setTcpNoDelay(true);
            boolean open = true;
            while (open) {
                Optional<Request> request = read(in);
                open = request.isPresent() && answer(request.get(), socket);
            }
        } catch (IOException _) {
            // The client left, which hostile pages make it do.
        } finally {
            connections.remove(socket);
        }
    }

    private boolean answer(Request request, Socket socket) throws IOException {
        ShopAnswer own = changed.get(request.target());
        ShopAnswer answer = own == null ? pages.answer(request) : own;
        try {
            return answer.send(socket, () -> end(request.number()));
        } finally {
            end(request.number());
        }
    }

    private Optional<Request> read(InputStream in) throws IOException {
        String line = line(in);
        String[] words = line.split(" ");
        if (words.length != 3) {
            return Optional.empty();
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            String[] parts = header.split(":", 2);
            headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
        }
        synchronized (requests) {
            Request request = new Request(requests.size(), words[1], headers.getOrDefault("host", ""), headers,
                    System.nanoTime(), Long.MAX_VALUE);
            requests.add(request);
            return Optional.of(request);
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != -1 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    /// The first call counts.
    private void end(int number) {
        synchronized (requests) {
            Request r = requests.get(number);
            if (r.endedNanos() == Long.MAX_VALUE) {
                requests.set(number, new Request(number, r.target(), r.host(), r.headers(), r.arrivedNanos(),
                        System.nanoTime()));
            }
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
