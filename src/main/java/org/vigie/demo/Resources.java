package org.vigie.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The demo's files inside the program.
final class Resources {

    private Resources() {
    }

    /// The text of a file under `demo/`.
    static String text(String path) {
        try (InputStream in = Resources.class.getResourceAsStream("/demo/" + path)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its file demo/" + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("demo/" + path + " cannot be read", e);
        }
    }
}
