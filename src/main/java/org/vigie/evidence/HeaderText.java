package org.vigie.evidence;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/// Makes hostile text safe for a header line or a log line.
final class HeaderText {

    private static final int LONGEST_NOTE = 2_000;

    private HeaderText() {
    }

    /// One line: control characters become spaces.
    static String line(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().map(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? ' ' : c)
                .forEach(line::appendCodePoint);
        return line.toString().strip();
    }

    /// One line of at most 2,000 characters.
    static String note(String text) {
        String line = line(text);
        return line.length() <= LONGEST_NOTE ? line : line.substring(0, LONGEST_NOTE) + "…";
    }

    /// An address in visible ASCII: every other character is percent-encoded as UTF-8 (RFC 3986, section 2.1), the
    /// rest stays as it came. An empty address becomes `urn:vigie:no-address`.
    static String uri(String address) {
        if (address.isEmpty()) {
            return "urn:vigie:no-address";
        }
        StringBuilder uri = new StringBuilder(address.length());
        for (byte b : address.getBytes(StandardCharsets.UTF_8)) {
            if (b > 0x20 && b < 0x7f) {
                uri.append((char) b);
            } else {
                uri.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return uri.toString().equals(LogLine.NONE) ? "%2D" : uri.toString();
    }

    static boolean same(String name, String other) {
        return name.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
    }
}
