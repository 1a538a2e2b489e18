package org.vigie.web;

import java.io.IOException;
import org.vigie.config.Settings.WebSettings;

/// Serves the samples, to look at the pages in a browser: `SampleServer [port]`.
final class SampleServer {

    private SampleServer() {
    }

    public static void main(String[] arguments) throws IOException {
        int port = arguments.length == 0 ? 8470 : Integer.parseInt(arguments[0]);
        System.out.println(WebServer.start(new WebSettings("127.0.0.1", port), SampleRooms.filled().rooms()).url());
    }
}
