package org.vigie.extract.feed;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Bytes of a feed become text. What is not in the charset becomes [#BAD], so that only the row it stands in is lost.
final class TextSource {

    /// U+FFFF, which is no character and stands in no text.
    static final char BAD = '\uFFFF';

    private static final int HEAD = 1024;
    private static final Pattern DECLARED = Pattern
            .compile("^\\s*<\\?xml[^>]{0,200}encoding\\s{0,5}=\\s{0,5}[\"']([a-zA-Z0-9_:.-]{2,40})");

    private TextSource() {
    }

    /// Opens a file. In order: a byte order mark, the given charset, an XML declaration, UTF-8.
    static Reader open(Path file, Optional<Charset> given) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        in.mark(HEAD + 1);
        byte[] head = in.readNBytes(HEAD);
        in.reset();
        Charset charset = marked(head).or(() -> given).or(() -> declared(head)).orElse(StandardCharsets.UTF_8);
        var decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE).replaceWith(String.valueOf(BAD));
        PushbackReader reader = new PushbackReader(new InputStreamReader(in, decoder), 1);
        int first = reader.read();
        if (first >= 0 && first != '\uFEFF') {
            reader.unread(first);
        }
        return new java.io.BufferedReader(reader, 1 << 16);
    }

    private static Optional<Charset> marked(byte[] head) {
        int first = head.length > 1 ? ((head[0] & 0xff) << 8) | (head[1] & 0xff) : 0;
        return switch (first) {
            case 0xfeff -> Optional.of(StandardCharsets.UTF_16BE);
            case 0xfffe -> Optional.of(StandardCharsets.UTF_16LE);
            case 0xefbb -> Optional.of(StandardCharsets.UTF_8);
            default -> Optional.empty();
        };
    }

    private static Optional<Charset> declared(byte[] head) {
        Matcher matcher = DECLARED.matcher(new String(head, StandardCharsets.ISO_8859_1));
        if (!matcher.find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Charset.forName(matcher.group(1)));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }
}
