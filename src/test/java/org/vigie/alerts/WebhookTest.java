package org.vigie.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigie.alerts.Channel.Sent;
import org.vigie.casework.Outbox.Alert;
import org.vigie.config.AlertSettings;

final class WebhookTest {

    private record Received(String path, Map<String, List<String>> headers, String body) {}

    private final HandClock clock = new HandClock();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/taken", exchange -> answer(exchange, 204));
        server.createContext("/broken", exchange -> answer(exchange, 500));
        server.createContext("/refused", exchange -> answer(exchange, 403));
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", "/taken");
            answer(exchange, 307);
        });
        server.createContext("/silent", exchange -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
    }

    private void answer(HttpExchange exchange, int status) throws IOException {
        received.add(new Received(exchange.getRequestURI().getPath(), Map.copyOf(exchange.getRequestHeaders()),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private Webhook webhook(String path, boolean privateAddresses) {
        return new Webhook(new AlertSettings.Webhook("http://127.0.0.1:" + server.getAddress().getPort() + path,
                "HOOK_SECRET", privateAddresses, Duration.ofMillis(800)), "VigieTest/1",
                name -> name.equals("HOOK_SECRET") ? Optional.of("s3cr3t") : Optional.empty(), clock);
    }

    private Sent send(String path) {
        try (Webhook webhook = webhook(path, true)) {
            return webhook.send(TestMessage.at(clock.instant()));
        }
    }

    @Test
    void aMessageIsJsonSignedWithTheSecret() throws Exception {
        Alert alert = TestMessage.at(clock.instant());
        try (Webhook webhook = webhook("/taken", true)) {
            assertThat(webhook.send(alert)).isEqualTo(new Sent.Delivered("accepted with 204"));
        }
        Received one = received.getFirst();
        assertThat(one.body()).isEqualTo(alert.payload());
        assertThat(one.headers().get("Content-type").getFirst()).startsWith("application/json");
        assertThat(one.headers().get("Vigie-delivery")).containsExactly(alert.id());
        assertThat(one.headers().get("User-agent")).containsExactly("VigieTest/1");
        String time = Long.toString(clock.instant().getEpochSecond());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("s3cr3t".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String wanted = HexFormat.of().formatHex(mac.doFinal((time + "." + one.body()).getBytes(
                StandardCharsets.UTF_8)));
        assertThat(one.headers().get("Vigie-signature")).containsExactly("t=" + time + ",v1=" + wanted);
    }

    @Test
    void redirectsAreNotFollowed() {
        assertThat(send("/moved")).isInstanceOfSatisfying(Sent.NotDelivered.class,
                not -> assertThat(not.why()).contains("307").contains("redirects are not followed"));
        assertThat(received).extracting(Received::path).containsExactly("/moved");
    }

    @Test
    void loopbackIsReachedOnlyWhereTheOperatorSaysSo() {
        try (Webhook webhook = webhook("/taken", false)) {
            assertThat(webhook.send(TestMessage.at(clock.instant()))).isInstanceOfSatisfying(Sent.NotDelivered.class,
                    not -> assertThat(not.why()).contains("loopback").contains("private_addresses"));
        }
        assertThat(received).isEmpty();
    }

    @Test
    void whatTheReceiverSaysIsTold() {
        assertThat(send("/broken")).isEqualTo(new Sent.NotDelivered("the receiver answered 500"));
        assertThat(send("/refused")).isInstanceOfSatisfying(Sent.NotDelivered.class,
                not -> assertThat(not.why()).contains("403").contains("HOOK_SECRET").doesNotContain("s3cr3t"));
    }

    @Test
    void aReceiverThatNeverAnswersIsLeft() {
        assertThat(send("/silent")).isInstanceOf(Sent.NotDelivered.class);
    }

    @Test
    void aMissingSecretIsSaidAndNothingSent() {
        try (Webhook webhook = new Webhook(
                new AlertSettings.Webhook("http://127.0.0.1:" + server.getAddress().getPort() + "/taken", "HOOK_SECRET",
                        true, Duration.ofSeconds(1)),
                "VigieTest/1", _ -> Optional.empty(), clock)) {
            assertThat(webhook.send(TestMessage.at(clock.instant()))).isInstanceOfSatisfying(Sent.NotDelivered.class,
                    not -> assertThat(not.why()).contains("HOOK_SECRET is not set"));
        }
        assertThat(received).isEmpty();
    }

    @Test
    void whereItLeadsIsSaidWithoutItsPath() {
        try (Webhook webhook = webhook("/token-T0P", true)) {
            assertThat(webhook.where()).startsWith("http://127.0.0.1:").endsWith("/…").doesNotContain("T0P");
        }
    }
}
