package org.vigie.demo;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// What a shop answers to one address.
///
/// @param headers beside Content-Length and Date
record Answer(int status, Map<String, String> headers, byte[] body) {

    static Answer page(int status, Html page) {
        return new Answer(status, Map.of("Content-Type", "text/html; charset=utf-8"),
                page.toString().getBytes(StandardCharsets.UTF_8));
    }

    static Answer text(String text) {
        return new Answer(200, Map.of("Content-Type", "text/plain; charset=utf-8"),
                text.getBytes(StandardCharsets.UTF_8));
    }

    static Answer redirect(String location) {
        return new Answer(302, Map.of("Location", location, "Content-Type", "text/plain; charset=utf-8"),
                "Found\n".getBytes(StandardCharsets.UTF_8));
    }
}
