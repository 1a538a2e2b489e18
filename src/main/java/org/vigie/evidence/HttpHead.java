package org.vigie.evidence;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vigie.crawl.Exchange;
import org.vigie.crawl.Exchange.Header;

/// The head of an HTTP message: first line and header fields, in order.
record HttpHead(String firstLine, List<Header> headers) {

    /// An answer as HTTP/1.1 writes it. Header fields are as received but for Transfer-Encoding: the body is kept
    /// without it, so the field is kept under another name, as the Internet Archive does.
    static HttpHead response(Exchange exchange) {
        List<Header> headers = exchange.responseHeaders().stream()
                .map(h -> HeaderText.same(h.name(), "Transfer-Encoding")
                        ? new Header("X-Archive-Orig-" + h.name(), h.value())
                        : h)
                .toList();
        return new HttpHead(version(exchange) + " " + exchange.status() + " " + exchange.reason(), headers);
    }

    /// A request as HTTP/1.1 writes it.
    static HttpHead request(Exchange exchange) {
        List<Header> headers = new ArrayList<>(exchange.requestHeaders());
        Optional<URI> uri = uri(exchange.url());
        boolean names = headers.stream().anyMatch(h -> HeaderText.same(h.name(), "Host"));
        if (!names && uri.isPresent() && uri.get().getRawAuthority() != null) {
            headers.addFirst(new Header("Host", uri.get().getRawAuthority()));
        }
        return new HttpHead(exchange.method() + " " + uri.map(HttpHead::target).orElse(exchange.url()) + " "
                + version(exchange), headers);
    }

    private static String version(Exchange exchange) {
        return exchange.protocol().toUpperCase(Locale.ROOT).equals("HTTP/1.0") ? "HTTP/1.0" : "HTTP/1.1";
    }

    private static Optional<URI> uri(String url) {
        try {
            return Optional.of(URI.create(HeaderText.uri(url)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String target(URI uri) {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    byte[] bytes() {
        StringBuilder head = new StringBuilder(HeaderText.line(firstLine));
        if (firstLine.endsWith(" ")) {
            head.append(' '); // a status line without a reason phrase ends in a space (RFC 9112, section 4)
        }
        head.append("\r\n");
        for (Header header : headers) {
            head.append(HeaderText.line(header.name())).append(": ").append(HeaderText.line(header.value()))
                    .append("\r\n");
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    /// Takes the head off a block that the archive wrote; empty when it has none.
    static Optional<HttpHead> of(byte[] block) {
        int end = end(block);
        if (end < 0) {
            return Optional.empty();
        }
        String[] lines = new String(block, 0, end - 4, StandardCharsets.UTF_8).split("\r\n", -1);
        List<Header> headers = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                headers.add(new Header(lines[i].substring(0, colon), lines[i].substring(colon + 1).strip()));
            }
        }
        return Optional.of(new HttpHead(lines[0], headers));
    }

    /// First byte behind the empty line that ends a head; negative when there is none.
    static int end(byte[] block) {
        for (int i = 3; i < block.length; i++) {
            if (block[i] == '\n' && block[i - 1] == '\r' && block[i - 2] == '\n' && block[i - 3] == '\r') {
                return i + 1;
            }
        }
        return -1;
    }

    List<String> values(String name) {
        return headers.stream().filter(h -> HeaderText.same(h.name(), name)).map(Header::value).toList();
    }
}
