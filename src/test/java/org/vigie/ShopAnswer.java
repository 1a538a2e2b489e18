package org.vigie;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// How a [TestShop] answers one request.
public interface ShopAnswer {

    /// Writes the answer.
    ///
    /// @param beforeLastBytes to be run just before the last bytes are written
    /// @return whether the connection may be used again
    boolean send(Socket socket, Runnable beforeLastBytes) throws IOException;

    /// A whole, well-formed answer.
    ///
    /// @param headers beside Content-Length, in order
    record Page(int status, Map<String, String> headers, byte[] body) implements ShopAnswer {

        public static Page of(int status, String contentType, String text) {
            return new Page(status, Map.of("Content-Type", contentType), TestShop.utf8(text));
        }

        public static Page html(String html) {
            return of(200, "text/html; charset=utf-8", html);
        }

        public static Page status(int status, String words) {
            return of(status, "text/html; charset=utf-8",
                    "<!doctype html><title>" + words + "</title><p>" + words + "</p>");
        }

        public static Page redirect(String location) {
            return new Page(302, Map.of("Location", location), new byte[0]);
        }

        public Page with(String header, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(header, value);
            return new Page(status, more, body);
        }

        @Override
        public boolean send(Socket socket, Runnable beforeLastBytes) throws IOException {
            OutputStream out = socket.getOutputStream();
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes(head(status, headers, body.length));
            all.writeBytes(body);
            byte[] bytes = all.toByteArray();
            // A large body must not be stamped as ended while the client still waits for most of it.
            int last = Math.min(bytes.length, 1_024);
            out.write(bytes, 0, bytes.length - last);
            out.flush();
            beforeLastBytes.run();
            out.write(bytes, bytes.length - last, last);
            out.flush();
            return true;
        }

        static byte[] head(int status, Map<String, String> headers, long length) {
            StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append(' ').append(reason(status))
                    .append("\r\nServer: TestShop\r\n");
            headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
            if (length >= 0) {
                head.append("Content-Length: ").append(length).append("\r\n");
            }
            return TestShop.utf8(head.append("\r\n").toString());
        }

        private static String reason(int status) {
            return switch (status) {
                case 200 -> "OK";
                case 302 -> "Found";
                case 404 -> "Not Found";
                case 410 -> "Gone";
                case 429 -> "Too Many Requests";
                case 503 -> "Service Unavailable";
                default -> "Status " + status;
            };
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Page(int s, var h, byte[] b) && s == status && h.equals(headers)
                    && Arrays.equals(b, body);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(body);
        }
    }
}
