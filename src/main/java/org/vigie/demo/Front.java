package org.vigie.demo;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/// The door of all shops: finds the shop by the Host header and hands out its pages.
final class Front implements HttpHandler {

    private final Map<String, Site> sites;

    /// @param sites by host name, without the port
    Front(Map<String, Site> sites) {
        this.sites = Map.copyOf(sites);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            if (!method.equals("GET") && !method.equals("HEAD")) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            String host = host(exchange);
            Site site = sites.get(host);
            send(exchange, site == null ? nobody() : ask(site, exchange.getRequestURI()), host, method);
        }
    }

    private static Answer ask(Site site, URI uri) {
        String query = uri.getRawQuery();
        return site.answer(uri.getRawPath() == null ? "/" : uri.getRawPath(), query == null ? "" : query);
    }

    private Answer nobody() {
        String names = String.join(", ", sites.keySet().stream().sorted().toList());
        return new Answer(404, Map.of("Content-Type", "text/plain; charset=utf-8"),
                ("No shop has this name. The shops here are " + names + ".\n").getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, Answer answer, String host, String method) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        answer.headers().forEach(headers::set);
        byte[] body = answer.body();
        if (host.equals(Shop.BOUTIQUE.host())) {
            headers.set("Vary", "Accept-Encoding");
            if (takesGzip(exchange)) {
                headers.set("Content-Encoding", "gzip");
                body = gzip(body);
            }
        }
        boolean head = method.equals("HEAD");
        if (head) {
            headers.set("Content-Length", String.valueOf(body.length));
        }
        exchange.sendResponseHeaders(answer.status(), head ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
    }

    private static String host(HttpExchange exchange) {
        String host = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host")).orElse("");
        String name = host.toLowerCase(Locale.ROOT).replaceFirst(":\\d*$", "");
        return name.startsWith(Addresses.MOBILE) ? name.substring(Addresses.MOBILE.length()) : name;
    }

    private static boolean takesGzip(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Accept-Encoding")).orElse("")
                .toLowerCase(Locale.ROOT).contains("gzip");
    }

    /// The same bytes for the same body: the format's time stamp stays zero.
    private static byte[] gzip(byte[] body) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
