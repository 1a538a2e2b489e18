package org.vigie.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A Chromium, spoken to over its DevTools protocol.
final class Browser implements AutoCloseable, WebSocket.Listener {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final WebSocket socket;
    private final String session;
    private final AtomicInteger number = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final BlockingQueue<String> loads = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();

    /// Addresses asked for, and what the console and the security policy complained about.
    final List<String> requests = new CopyOnWriteArrayList<>();
    final List<String> complaints = new CopyOnWriteArrayList<>();

    /// Where a Chromium is on this machine, if it is.
    static Optional<Path> binary() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome").map(Path::of)
                .filter(Files::isExecutable).findFirst();
    }

    Browser(Path binary, Path profile) throws IOException {
        this.process = new ProcessBuilder(binary.toString(), "--headless", "--no-sandbox", "--disable-gpu",
                "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--hide-scrollbars", "--remote-debugging-port=0", "--user-data-dir=" + profile,
                "about:blank").redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        Path portFile = profile.resolve("DevToolsActivePort");
        Awaitility.await().atMost(PATIENCE)
                .until(() -> Files.exists(portFile) && Files.readAllLines(portFile).size() > 1);
        List<String> lines = Files.readAllLines(portFile);
        this.socket = HttpClient.newHttpClient().newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1)), this).join();
        JsonNode targets = call("", "Target.getTargets", Map.of());
        String target = "";
        for (JsonNode each : targets.path("targetInfos")) {
            target = each.path("type").asString().equals("page") ? each.path("targetId").asString() : target;
        }
        session = call("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true)).path("sessionId")
                .asString();
        for (String domain : List.of("Page", "Runtime", "Network", "Log")) {
            call(session, domain + ".enable", Map.of());
        }
    }

    void size(int width, int height, boolean dark) {
        call(session, "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
        call(session, "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    void open(String address) throws InterruptedException {
        loads.clear();
        call(session, "Page.navigate", Map.of("url", address));
        loads.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /// The value of an expression, as text.
    String value(String expression) {
        return call(session, "Runtime.evaluate", Map.of("expression", "String(" + expression + ")")).path("result")
                .path("value").asString();
    }

    void screenshot(Path file) throws IOException {
        Files.write(file, Base64.getDecoder().decode(
                call(session, "Page.captureScreenshot", Map.of("format", "png")).path("data").asString()));
    }

    private JsonNode call(String session, String method, Map<String, Object> parameters) {
        int id = number.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        Map<String, Object> message = new HashMap<>(Map.of("id", id, "method", method, "params", parameters));
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        socket.sendText(JSON.writeValueAsString(message), true).join();
        return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            JsonNode message = JSON.readTree(text.toString());
            text.setLength(0);
            CompletableFuture<JsonNode> answer = waiting.remove(message.path("id").asInt(-1));
            if (answer != null) {
                answer.complete(message.path("result"));
            }
            switch (message.path("method").asString("")) {
                case "Page.loadEventFired" -> loads.add("loaded");
                case "Network.requestWillBeSent" -> noteRequest(
                        message.path("params").path("request").path("url").asString());
                case "Log.entryAdded" -> complaints.add(message.path("params").path("entry").path("text").asString());
                case "Runtime.exceptionThrown", "Page.javascriptDialogOpening" -> complaints.add(
                        message.path("params").toString());
                default -> {
                }
            }
        }
        from.request(1);
        return CompletableFuture.completedStage(null);
    }

    /// Pictures that the browser draws its own controls with are `data:` and leave no machine.
    private void noteRequest(String address) {
        if (!address.startsWith("data:")) {
            requests.add(address);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).exceptionally(late -> process.destroyForcibly()).join();
    }
}
