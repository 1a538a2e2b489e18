package org.vigie;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.vigie.ShopAnswer.Page;

/// The answers of a [TestShop] that break HTTP, a promise, or the client's patience.
final class ShopFaults {

    private static final Map<String, String> HTML = Map.of("Content-Type", "text/html");

    private ShopFaults() {
    }

    static Optional<ShopAnswer> named(String path) {
        return switch (path) {
            case "/slow" -> Optional.of((socket, _) -> drip(socket, 1, TimeUnit.MILLISECONDS.toNanos(20)));
            case "/endless" -> Optional.of((socket, _) -> drip(socket, 8_192, 0));
            case "/short" -> Optional.of((socket, end) -> wrongLength(socket, end, 10, false));
            case "/overlong" -> Optional.of((socket, end) -> wrongLength(socket, end, -10, true));
            case "/reset" -> Optional.of(ShopFaults::reset);
            case "/no-answer" -> Optional.of((_, _) -> false);
            case "/once-then-dead" -> Optional.of((socket, end) -> {
                Page.html(ShopItem.ordinary("A1").html()).send(socket, end);
                return false;
            });
            case "/huge-headers" -> Optional.of((socket, end) -> {
                Map<String, String> headers = Map.of("X-Padding", "p".repeat(1_000_000));
                return new Page(200, headers, new byte[0]).send(socket, end);
            });
            case "/not-http" -> Optional.of((socket, end) -> {
                end.run();
                socket.getOutputStream().write(TestShop.utf8("220 mail.shop.example ESMTP\r\n"));
                return false;
            });
            default -> Optional.empty();
        };
    }

    /// Ends when the client, or the shop, closes the connection.
    private static boolean drip(Socket socket, int bytes, long pauseNanos) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(Page.head(200, HTML, -1));
        byte[] drop = "<p>".repeat(bytes).substring(0, bytes).getBytes(StandardCharsets.US_ASCII);
        while (true) {
            out.write(drop);
            out.flush();
            if (pauseNanos > 0) {
                LockSupport.parkNanos(pauseNanos);
            }
        }
    }

    private static boolean wrongLength(Socket socket, Runnable end, int off, boolean keepAlive) throws IOException {
        byte[] body = TestShop.utf8(ShopItem.ordinary("A1").html());
        end.run();
        socket.getOutputStream().write(Page.head(200, HTML, (long) body.length + off));
        socket.getOutputStream().write(body);
        return keepAlive;
    }

    private static boolean reset(Socket socket, Runnable end) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(Page.head(200, HTML, 100_000));
        out.write(TestShop.utf8("<p>".repeat(2_000)));
        out.flush();
        // Without this the reset overtakes the bytes, and the client sees nothing of the answer.
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        end.run();
        socket.setSoLinger(true, 0);
        return false;
    }
}
