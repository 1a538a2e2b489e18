package org.vigie.extract;

import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// A body that is itself JSON: bare, behind the guard that some interfaces put before it, or as the argument of a call
/// (`mtopjsonp2({…})`).
final class JsonBody {

    private static final Pattern CALL = Pattern.compile("^[A-Za-z_$][\\w$.]{0,80}\\(\\s{0,20}[{\\[]");
    private static final String GUARD = ")]}'";

    private JsonBody() {
    }

    static Optional<JsonNode> read(PageText text) {
        if (text.begins('<')) {
            return Optional.empty();
        }
        String stripped = text.text().stripLeading();
        if (stripped.startsWith(GUARD)) {
            stripped = stripped.substring(GUARD.length()).stripLeading();
        }
        boolean json = stripped.startsWith("{") || stripped.startsWith("[")
                || CALL.matcher(stripped.length() > 120 ? stripped.substring(0, 120) : stripped).find();
        return json ? LenientJson.read(stripped) : Optional.empty();
    }
}
