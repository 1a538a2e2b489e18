package org.vigie.web;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Stands in front of every page: refuses requests under a name that is not ours, refuses forms that did not come from
/// our own pages, and sets the headers that keep a page from running, framing or fetching anything foreign.
///
/// There is no cookie. A form carries a token that only our own pages show (another origin cannot read them), and the
/// browser's own word on where a request comes from is believed when it says elsewhere.
final class Guard {

    private static final String POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// The policy for captured bytes: nothing may run, load or be framed.
    static final String CAPTURE_POLICY = "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; "
            + "frame-ancestors 'none'";

    static final Map<String, String> HEADERS = Map.of("Content-Security-Policy", POLICY, "X-Content-Type-Options",
            "nosniff", "Referrer-Policy", "no-referrer", "X-Frame-Options", "DENY", "Cross-Origin-Opener-Policy",
            "same-origin", "Cross-Origin-Resource-Policy", "same-origin", "Permissions-Policy",
            "camera=(), microphone=(), geolocation=(), browsing-topics=()", "Cache-Control", "no-store");

    private final Hosts hosts;
    private final String token;

    Guard(Hosts hosts) {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.hosts = hosts;
        this.token = HexFormat.of().formatHex(random);
    }

    /// What our forms carry in the field `token`.
    String token() {
        return token;
    }

    void before(Context context) {
        HEADERS.forEach(context::header);
        String host = context.header("Host");
        if (host == null || !hosts.allows(host)) {
            throw new PageFault(421, "Wrong address", "This server does not answer under that name.",
                    "Use the address that `vigie serve` printed, such as http://127.0.0.1:8470.");
        }
    }

    /// Refuses a form that another site may have made somebody send.
    void form(Context context) {
        String site = context.header("Sec-Fetch-Site");
        boolean ownSite = site == null || site.equals("same-origin");
        if (!ownSite || foreign(context.header("Origin"), context.header("Host"))
                || !ours(context.formParam("token"))) {
            throw new PageFault(403, "Not accepted",
                    "Nothing was saved: the form did not come from a page of this server as it runs now.",
                    "Go back, reload the page and send the form again; the server may have been restarted since.");
        }
    }

    /// `null` is what a browser sends as Origin of a form under our Referrer-Policy: it says nothing.
    private static boolean foreign(@Nullable String origin, @Nullable String host) {
        return origin != null && !origin.equals("null")
                && !Optional.ofNullable(host).map(name -> origin.equalsIgnoreCase("http://" + name)
                        || origin.equalsIgnoreCase("https://" + name)).orElse(false);
    }

    private boolean ours(@Nullable String sent) {
        return sent != null && MessageDigest.isEqual(sent.getBytes(StandardCharsets.UTF_8),
                token.getBytes(StandardCharsets.UTF_8));
    }
}
