package org.vigie.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

/// Which Host headers are ours. A page elsewhere can give its own name the address 127.0.0.1 (DNS rebinding) and then
/// read a server on loopback as if it were its own; the header still holds that name, so it is refused.
final class Hosts {

    private static final Pattern NAME_AND_PORT = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^:\\[\\]/@\\s]+)(?::\\d{1,5})?");
    private static final Pattern LOOPBACK_V4 = Pattern.compile("127(?:\\.\\d{1,3}){3}");

    private final boolean loopbackOnly;

    /// @param boundTo the address the server listens on
    Hosts(String boundTo) throws UnknownHostException {
        this.loopbackOnly = InetAddress.getByName(boundTo).isLoopbackAddress();
    }

    /// Whether only this machine can reach the server.
    boolean loopbackOnly() {
        return loopbackOnly;
    }

    /// Whether a request with this Host header may be answered. When the server listens on more than loopback, any
    /// well-formed name may be its own.
    boolean allows(String header) {
        var parts = NAME_AND_PORT.matcher(header);
        if (!parts.matches()) {
            return false;
        }
        String name = parts.group(1).toLowerCase(Locale.ROOT);
        return !loopbackOnly || name.equals("localhost") || name.endsWith(".localhost") || name.equals("[::1]")
                || LOOPBACK_V4.matcher(name).matches();
    }
}
