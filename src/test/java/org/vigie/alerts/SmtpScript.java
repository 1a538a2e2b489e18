package org.vigie.alerts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// A mail server of few words that can STARTTLS (RFC 3207), and remembers what was said before and after it.
final class SmtpScript implements AutoCloseable {

    final List<String> inClear = new CopyOnWriteArrayList<>();
    final List<String> secured = new CopyOnWriteArrayList<>();
    private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final SSLSocketFactory tls;
    private final boolean offers;

    /// @param offers whether it says that it can STARTTLS
    SmtpScript(SSLSocketFactory tls, boolean offers) throws IOException {
        this.tls = tls;
        this.offers = offers;
        Thread.ofVirtual().name("smtp").start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                say(socket, "220 test ESMTP");
                if (talk(socket, inClear)) {
                    try (SSLSocket secure = (SSLSocket) tls.createSocket(socket, null, true)) {
                        secure.setUseClientMode(false);
                        secure.startHandshake();
                        talk(secure, secured);
                    }
                }
            } catch (IOException e) {
                // The other side left, which some of the tests are about.
            }
        }
    }

    /// @return whether a secure connection was asked for
    private boolean talk(Socket socket, List<String> heard) throws IOException {
        BufferedReader in = new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        boolean message = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            heard.add(line);
            String word = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            if (message) {
                message = !line.equals(".");
                if (!message) {
                    say(socket, "250 taken");
                }
                continue;
            }
            switch (word) {
                case "EHLO" -> say(socket, offers && heard == inClear
                        ? "250-test\r\n250 STARTTLS"
                        : "250-test\r\n250 AUTH PLAIN LOGIN");
                case "STARTTLS" -> {
                    say(socket, "220 go on");
                    return true;
                }
                case "AUTH" -> say(socket, "235 welcome");
                case "DATA" -> {
                    say(socket, "354 go on");
                    message = true;
                }
                case "QUIT" -> say(socket, "221 bye");
                default -> say(socket, "250 well");
            }
        }
        return false;
    }

    private static void say(Socket socket, String line) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
