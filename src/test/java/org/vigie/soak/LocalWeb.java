package org.vigie.soak;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.Deflater;

/// Serves a [MadeWeb] on one port of all loopback addresses, told apart by the Host header. Run by [#main] as a process
/// of its own, whose log and processor time are not those of the crawler.
public final class LocalWeb implements AutoCloseable {

    private static final String MODIFIED = "Tue, 24 Nov 2026 12:00:00 GMT";

    private final MadeWeb web;
    private final MadeWebPages pages;
    private final WebLog log;
    private final List<ServerSocket> servers = new ArrayList<>();
    private final boolean kept;
    private final byte[] bomb = MadeWebPages.bomb();
    private final Map<Integer, byte[]> coded = new ConcurrentHashMap<>();
    private final Map<Integer, AtomicInteger> visits = new ConcurrentHashMap<>();
    private final Map<Integer, AtomicInteger> asked = new ConcurrentHashMap<>();
    private final Map<Integer, Long> last = new ConcurrentHashMap<>();

    /// @param kept whether a page that was made is kept for the next visit, and each host has a loopback address of its own
    ///     too: for benchmarks, not for 200,000 pages
    LocalWeb(MadeWeb web, Path log, boolean kept) throws IOException {
        this.web = web;
        this.pages = new MadeWebPages(web);
        this.log = new WebLog(log);
        this.kept = kept;
        listen("127.0.0.1", 0);
        for (int host = 0; kept && host < web.hosts(); host++) {
            listen(MadeWeb.address(host), port());
        }
    }

    private void listen(String address, int port) throws IOException {
        ServerSocket server = new ServerSocket();
        servers.add(server);
        server.bind(new InetSocketAddress(InetAddress.ofLiteral(address), port), 1_024);
        Thread.ofVirtual().name("local-web").start(() -> accept(server));
    }

    int port() {
        return servers.getFirst().getLocalPort();
    }

    /// Serves until standard input ends, which it does when whoever started it is gone.
    ///
    /// @param args seed, hosts, offers of each, faulty ones in a thousand, pause in ms, file of the log, `keep` to keep pages made
    public static void main(String[] args) throws IOException {
        MadeWeb web = new MadeWeb(Long.parseLong(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]),
                Integer.parseInt(args[3]), Integer.parseInt(args[4]));
        try (LocalWeb local = new LocalWeb(web, Path.of(args[5]), args.length > 6)) {
            System.out.println("port " + local.port());
            int command = System.in.read();
            while (command != -1) {
                local.log.flush();
                System.out.println("flushed");
                command = System.in.read();
            }
        }
    }

    private void accept(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().name("local-web-connection").start(() -> serve(socket));
            } catch (IOException _) {
                return; // closed
            }
        }
    }

    private void serve(Socket socket) {
        try (socket; InputStream in = new BufferedInputStream(socket.getInputStream(), 2_048)) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            boolean open = true;
            while (open) {
                Asked request = Asked.read(in);
                open = request != null && answer(request, socket, out);
            }
        } catch (IOException _) {
            // The client left, or was killed.
        }
    }

    /// A request as far as it matters here; null when the connection ended.
    private record Asked(String path, String host, boolean gzip, String etag, long arrived) {

        static Asked read(InputStream in) throws IOException {
            String[] words = line(in).split(" ", -1);
            if (words.length != 3) {
                return null;
            }
            String host = "";
            String etag = "";
            boolean gzip = false;
            for (String header = line(in); !header.isEmpty(); header = line(in)) {
                if (header.regionMatches(true, 0, "Host:", 0, 5)) {
                    host = header.substring(5).strip();
                } else if (header.regionMatches(true, 0, "If-None-Match:", 0, 14)) {
                    etag = header.substring(14).strip();
                } else if (header.regionMatches(true, 0, "Accept-Encoding:", 0, 16)) {
                    gzip = header.contains("gzip");
                }
            }
            return new Asked(words[1], host, gzip, etag, System.nanoTime());
        }

        private static String line(InputStream in) throws IOException {
            StringBuilder line = new StringBuilder(80);
            for (int c = in.read(); c != -1 && c != '\n'; c = in.read()) {
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        }
    }

    /// @return whether the connection stays open
    private boolean answer(Asked request, Socket socket, OutputStream out) throws IOException {
        int host = MadeWeb.host(request.host());
        if (host < 0 || host >= web.hosts()) {
            return page(request, out, 404, "text/plain", MadeWebPages.utf8("no such host\n"), "");
        }
        if (request.path().equals("/robots.txt")) {
            return robots(request, out, host);
        }
        MadeWeb.Manners manners = web.manners(host);
        if (manners == MadeWeb.Manners.LIMITED && tooOften(host, request.arrived())) {
            return limited(request, out, "host limit");
        }
        if (manners == MadeWeb.Manners.SLOW) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(330));
        }
        if (request.path().startsWith("/list")) {
            int at = request.path().indexOf('=');
            int page = at < 0 ? 1 : Integer.parseInt(request.path().substring(at + 1));
            return page(request, out, 200, "text/html; charset=utf-8", pages.list(host, page), "");
        }
        if (request.path().equals("/sitemap.xml")) {
            return page(request, out, 200, "application/xml", pages.sitemap(host, port()), "");
        }
        if (request.path().startsWith("/item/")) {
            int number = Integer.parseInt(request.path().substring(6).split("[^0-9]", 2)[0]);
            if (web.has(host, number)) {
                asked.computeIfAbsent(host, _ -> new AtomicInteger()).incrementAndGet();
                return item(request, socket, out, number);
            }
        }
        return page(request, out, 404, "text/html", MadeWebPages.utf8("<title>404</title>\n"), "");
    }

    /// A limit as shops have it: so many requests in so much time, told to nobody; a refused request counts for nothing.
    private boolean tooOften(int host, long now) {
        boolean[] refused = {false};
        last.compute(host, (_, before) -> {
            refused[0] = before != null && now - before < web.limitNanos();
            return refused[0] ? before : Long.valueOf(now);
        });
        return refused[0];
    }

    private boolean robots(Asked request, OutputStream out, int host) throws IOException {
        MadeWeb.Manners manners = web.manners(host);
        int visit = visits.computeIfAbsent(-1 - host, _ -> new AtomicInteger()).incrementAndGet();
        if (manners == MadeWeb.Manners.ROBOTS_FAIL && visit == 1) {
            return page(request, out, 503, "text/plain", MadeWebPages.utf8("later\n"), "robots 503");
        }
        AtomicInteger items = asked.getOrDefault(host, new AtomicInteger());
        boolean more = manners == MadeWeb.Manners.ROBOTS_CHANGE && items.get() >= web.items() / 2;
        String text = "User-agent: *\nDisallow: /private/\n" + (more ? "Disallow: /item/*7$\n" : "")
                + (manners == MadeWeb.Manners.CRAWL_DELAY ? "Crawl-delay: " + web.pause() / 1_000.0 + "\n" : "")
                + "Sitemap: http://" + request.host() + "/sitemap.xml\n";
        return page(request, out, 200, "text/plain", MadeWebPages.utf8(text), more ? "robots changed" : "");
    }

    private boolean item(Asked request, Socket socket, OutputStream out, int number) throws IOException {
        MadeWeb.Fault fault = web.fault(number);
        if (fault != MadeWeb.Fault.NONE && visits.computeIfAbsent(number, _ -> new AtomicInteger())
                .incrementAndGet() <= web.times(number)) {
            return fault(fault, request, socket, out, number);
        }
        if (request.etag().equals(etag(number))) {
            return send(request, out, 304, "", new byte[0], "ETag: " + etag(number) + "\r\n", "");
        }
        byte[] body = kept
                ? coded.computeIfAbsent(number, n -> MadeWebPages.gzip(pages.item(n), 6))
                : MadeWebPages.gzip(pages.item(number), Deflater.BEST_SPEED);
        return send(request, out, 200, "text/html; charset=utf-8", body, "Content-Encoding: gzip\r\n"
                + "Cache-Control: max-age=60\r\nVary: Accept-Encoding\r\nETag: " + etag(number) + "\r\nLast-Modified: "
                + MODIFIED + "\r\n", "");
    }

    private static String etag(int number) {
        return "\"v1-" + number + "\"";
    }

    private boolean fault(MadeWeb.Fault fault, Asked request, Socket socket, OutputStream out, int number)
            throws IOException {
        String word = fault.word();
        return switch (fault) {
            case ERROR -> page(request, out, 500, "text/html", MadeWebPages.utf8("<h1>Error</h1>\n"), word);
            case UNAVAILABLE -> page(request, out, 503, "text/html", MadeWebPages.utf8("<h1>Later</h1>\n"), word);
            case GONE -> page(request, out, 410, "text/html", MadeWebPages.utf8("<title>Gone</title>\n"), word);
            case LIMITED -> limited(request, out, word);
            case LOOP -> {
                String to = request.path().endsWith("?again") ? "/item/" + number : "/item/" + number + "?again";
                yield send(request, out, 302, "text/html", new byte[0], "Location: " + to + "\r\n", word);
            }
            case BOMB -> send(request, out, 200, "text/html", bomb, "Content-Encoding: gzip\r\n", word);
            case CHARSET -> {
                byte[] body = pages.item(number);
                body[body.length / 2] = (byte) 0xff;
                body[body.length / 2 + 1] = (byte) 0xc0;
                yield send(request, out, 200, "text/html; charset=\"x-no-such;\u00e9\"", body, "", word);
            }
            case HEADERS -> send(request, out, 200, "text/html", new byte[0], "X-Padding: " + "p".repeat(1_000_000)
                    + "\r\n", word);
            case NO_ANSWER -> {
                logged(request, System.nanoTime(), 0, false, word);
                yield false;
            }
            case SLOW, CUT, RESET, NONE -> broken(fault, request, socket, out, pages.item(number));
        };
    }

    /// A body that comes slowly and whole, or not to its end.
    private boolean broken(MadeWeb.Fault fault, Asked request, Socket socket, OutputStream out, byte[] body)
            throws IOException {
        out.write(head(200, "text/html; charset=utf-8", body.length, ""));
        long ended = System.nanoTime();
        int piece = body.length / 8;
        int until = fault == MadeWeb.Fault.SLOW ? body.length : body.length / 2;
        try {
            for (int at = 0; at < until; at += piece) {
                ended = System.nanoTime();
                out.write(body, at, Math.min(piece, until - at));
                out.flush();
                if (fault == MadeWeb.Fault.SLOW) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(60));
                }
            }
            if (fault == MadeWeb.Fault.RESET) {
                socket.setSoLinger(true, 0);
            }
        } finally {
            logged(request, ended, 200, fault == MadeWeb.Fault.SLOW, fault.word());
        }
        return fault == MadeWeb.Fault.SLOW;
    }

    private boolean limited(Asked request, OutputStream out, String note) throws IOException {
        return send(request, out, 429, "text/plain", MadeWebPages.utf8("slow down\n"),
                "Retry-After: " + web.retryAfter() + "\r\n", note);
    }

    private boolean page(Asked request, OutputStream out, int status, String type, byte[] body, String note)
            throws IOException {
        boolean gzip = request.gzip() && body.length > 1_000;
        return send(request, out, status, type, gzip ? MadeWebPages.gzip(body, Deflater.BEST_SPEED) : body,
                gzip ? "Content-Encoding: gzip\r\n" : "", note);
    }

    private boolean send(Asked request, OutputStream out, int status, String type, byte[] body, String more,
            String note) throws IOException {
        byte[] head = head(status, type, body.length, more);
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        long ended = System.nanoTime();
        boolean whole = false;
        try {
            out.write(all);
            out.flush();
            whole = true;
        } finally {
            logged(request, ended, status, whole, note);
        }
        return true;
    }

    private static byte[] head(int status, String type, int length, String more) {
        return ("HTTP/1.1 " + status + " X\r\n" + (type.isEmpty() ? "" : "Content-Type: " + type + "\r\n")
                + (status == 304 ? "" : "Content-Length: " + length + "\r\n") + more + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private void logged(Asked request, long ended, int status, boolean whole, String note) {
        String host = request.host().split(":", 2)[0];
        log.add(new WebLog.Request(host, request.path(), request.arrived(), ended, status, whole, note));
    }

    @Override
    public void close() throws IOException {
        for (ServerSocket server : servers) {
            server.close();
        }
        log.close();
    }
}
