package org.vigie.evidence;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.evidence.HarPages.HarPage;

/// One exchange of a HAR file while it is read, and what it comes to.
final class HarEntry {

    /// The objects that are gone into.
    static final Set<String> OBJECTS = Set.of("request", "response", "response.content");

    /// The short texts that are kept.
    static final Set<String> TEXTS = Set.of("startedDateTime", "request.url", "response.status", "response._error",
            "response.content.mimeType", "response.content.encoding");

    private final Map<String, String> texts = new HashMap<>();
    private @Nullable String text;
    private long textLength;

    sealed interface Outcome {
    }

    record Found(HarPage page) implements Outcome {}

    record Unfit(String why) implements Outcome {}

    record PassedOver() implements Outcome {}

    void set(String name, String value) {
        texts.put(name, value);
    }

    void text(String value) {
        text = value;
    }

    void textLength(long bytes) {
        textLength = bytes;
    }

    /// Bytes that the content takes in the file, quotes included.
    long textLength() {
        return textLength;
    }

    String url() {
        return get("request.url");
    }

    private String get(String name) {
        return texts.getOrDefault(name, "");
    }

    private String type() {
        String type = get("response.content.mimeType").strip();
        return type.equals("x-unknown") ? "" : type;
    }

    /// Whether what was read up to now leaves it open that this is a page.
    boolean mayBePage() {
        return type().isEmpty() || ForeignRecord.isPage(type(), new byte[0]);
    }

    Outcome read(long number) {
        String lower = url().toLowerCase(Locale.ROOT);
        if (lower.isEmpty()) {
            return new Unfit("it has no request.url");
        }
        if (!(lower.startsWith("http:") || lower.startsWith("https:")) || !mayBePage()) {
            return new PassedOver();
        }
        String status = get("response.status").strip();
        String error = get("response._error");
        String where = " at " + HeaderText.note(url());
        if (status.isEmpty() || status.equals("0") || !error.isEmpty()) {
            return new Unfit(
                    "the request failed" + (error.isEmpty() ? "" : " (" + HeaderText.note(error) + ")") + where);
        }
        if (status.equals("403") || status.equals("429") || status.equals("503")) {
            return new Unfit("challenged or refused: answered with status " + status + where);
        }
        if (status.startsWith("4") || status.startsWith("5")) {
            return new Unfit("answered with status " + HeaderText.note(status) + where);
        }
        return status.equals("200") ? content(number, where) : new PassedOver();
    }

    private Outcome content(long number, String where) {
        if (text == null || text.isEmpty()) {
            return type().isEmpty()
                    ? new PassedOver()
                    : new Unfit("the content was not saved with it" + where);
        }
        String encoding = get("response.content.encoding").strip().toLowerCase(Locale.ROOT);
        byte[] body;
        String type = type();
        switch (encoding) {
            case "" -> {
                body = text.getBytes(StandardCharsets.UTF_8);
                // The recorder has undone the charset of the answer: what its mimeType says is not true of this text.
                String media = type.split(";", 2)[0].strip();
                type = media.isEmpty() ? "" : media + "; charset=utf-8";
            }
            case "base64" -> {
                try {
                    body = Base64.getMimeDecoder().decode(text);
                } catch (IllegalArgumentException e) {
                    return new Unfit("the content is no base64 (" + e.getMessage() + ")" + where);
                }
            }
            default -> {
                return new Unfit("the content has the unknown encoding `" + HeaderText.note(encoding) + "`" + where);
            }
        }
        if (body.length > WarcPages.LARGEST_BODY) {
            return new Unfit("the content has " + body.length + " bytes; " + WarcPages.LARGEST_BODY
                    + " are the most" + where);
        }
        if (!ForeignRecord.isPage(type, body)) {
            return new PassedOver();
        }
        return new Found(new HarPage(url(), time(), type, body, number));
    }

    private Optional<Instant> time() {
        try {
            return Optional.of(OffsetDateTime.parse(get("startedDateTime").strip()).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
