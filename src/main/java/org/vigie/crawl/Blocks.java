package org.vigie.crawl;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Sees that a site does not serve the country that the request comes from: 451 (RFC 7725), or a refusal whose page
/// says so. The words count only together with a refusal, since they occur on good pages too.
final class Blocks {

    private static final int BODY_BYTES = 20_000;

    private static final List<String> WORDS = List.of("not available in your country", "not available in your region",
            "unavailable in your country", "unavailable in your region", "country or region banned",
            "error code: 1009", "access from your country", "pas disponible dans votre pays",
            "pas disponible dans votre région", "in ihrem land nicht verfügbar", "in ihrer region nicht verfügbar",
            "no está disponible en tu país", "non è disponibile nel tuo paese", "niedostępna w twoim kraju");

    private Blocks() {
    }

    /// What shows it.
    static Optional<String> of(Exchange exchange, byte[] body) {
        if (exchange.status() == 451) {
            return Optional.of("HTTP 451, unavailable for legal reasons");
        }
        if (exchange.status() != 403) {
            return Optional.empty();
        }
        String start = new String(body, 0, Math.min(body.length, BODY_BYTES), StandardCharsets.UTF_8)
                .toLowerCase(Locale.ROOT);
        return WORDS.stream().filter(start::contains).findFirst().map(word -> "HTTP 403, “" + word + "”");
    }
}
