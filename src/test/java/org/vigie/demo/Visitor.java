package org.vigie.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// Asks the demo's server over a plain socket: the JDK's client would need the machine to know names under
/// `.localhost`,
/// and does not let a test set the Host header.
record Visitor(int port) {

    /// @param head status line and headers
    record Reply(int status, String head, byte[] body) {

        Optional<String> header(String name) {
            return head.lines().filter(l -> l.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ": "))
                    .map(l -> l.substring(name.length() + 2)).findFirst();
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        String unzipped() {
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    Reply get(String url) {
        return ask("GET", url, "");
    }

    /// @param headers further header lines, each with its end of line
    Reply ask(String method, String url, String headers) {
        URI uri = URI.create(url);
        String target = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        try (Socket socket = new Socket(InetAddress.getByAddress(new byte[]{127, 0, 0, 1}), port)) {
            socket.getOutputStream().write((method + " " + target + " HTTP/1.1\r\nHost: " + uri.getHost() + ":" + port
                    + "\r\n" + headers + "Connection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return parse(socket.getInputStream().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reply parse(byte[] wire) {
        String all = new String(wire, StandardCharsets.ISO_8859_1);
        int end = all.indexOf("\r\n\r\n");
        String head = all.substring(0, end);
        return new Reply(Integer.parseInt(head.substring(9, 12)), head,
                Arrays.copyOfRange(wire, end + 4, wire.length));
    }
}
