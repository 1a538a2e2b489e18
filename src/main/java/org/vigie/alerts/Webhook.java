package org.vigie.alerts;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.vigie.casework.Outbox.Alert;
import org.vigie.config.AlertSettings;
import org.vigie.crawl.Exchange.Header;
import org.vigie.crawl.Poster;

/// Posts alerts as JSON, signed: `Vigie-Signature: t=<seconds since 1970>,v1=<hex>`, where the hex is the HMAC-SHA256
/// of `<t>.<body>` under the shared secret (RFC 2104). The time lets a receiver refuse old messages sent again;
/// `Vigie-Delivery` holds the id of the alert, the same at each try.
final class Webhook implements Channel {

    private final AlertSettings.Webhook settings;
    private final Function<String, Optional<String>> environment;
    private final InstantSource clock;
    private final Poster poster;

    /// @param environment environment variables by name
    Webhook(AlertSettings.Webhook settings, String userAgent, Function<String, Optional<String>> environment,
            InstantSource clock) {
        this.settings = settings;
        this.environment = environment;
        this.clock = clock;
        this.poster = new Poster(userAgent, settings.privateAddresses(), settings.timeout());
    }

    @Override
    public String name() {
        return "webhook";
    }

    /// The path may hold a token.
    @Override
    public String where() {
        try {
            URI address = URI.create(settings.url());
            return address.getScheme() + "://" + address.getHost() + (address.getPort() < 0
                    ? ""
                    : ":" + address.getPort()) + "/…";
        } catch (IllegalArgumentException e) {
            return "an address that cannot be read";
        }
    }

    @Override
    public Sent send(Alert alert) {
        Optional<String> secret = environment.apply(settings.secretEnv()).filter(text -> !text.isBlank());
        if (secret.isEmpty()) {
            return new Sent.NotDelivered("the environment variable " + settings.secretEnv()
                    + " is not set; put the secret that the receiver knows into it");
        }
        byte[] body = alert.payload().getBytes(StandardCharsets.UTF_8);
        String time = Long.toString(clock.instant().getEpochSecond());
        return switch (poster.json(settings.url(), body,
                List.of(new Header("Vigie-Event", alert.kind()), new Header("Vigie-Delivery", alert.id()),
                        new Header("Vigie-Signature", "t=" + time + ",v1=" + signature(secret.get(), time, body))))) {
            case Poster.Answer.Accepted(int status) -> new Sent.Delivered("accepted with " + status);
            case Poster.Answer.Refused(int status) -> new Sent.NotDelivered("the receiver answered " + status
                    + (status >= 300 && status < 400
                            ? "; redirects are not followed: set `webhook.url` to the last address"
                            : status == 401 || status == 403
                                    ? "; see whether it knows the secret in " + settings.secretEnv()
                                    : ""));
            case Poster.Answer.Unreached(String why) -> new Sent.NotDelivered(why);
        };
    }

    static String signature(String secret, String time, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    @Override
    public void close() {
        poster.close();
    }
}
