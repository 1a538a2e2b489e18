package org.vigie.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// What kinds of file can be imported, told by what a file begins with and, where that leaves it open, by its ending.
enum FileKind {

    HTML,
    /// One JSON document: the answer that a page's own script was given.
    PAYLOAD,
    WARC,
    WACZ,
    HAR,
    JSONL,
    FEED,
    TABLE,
    OTHER;

    /// The endings, for messages.
    static final String KNOWN = ".html, .htm, .warc, .warc.gz, .wacz, .har, .jsonl, .ndjson, .xml, .csv, .tsv";

    private static final int HEAD = 4096;
    private static final Map<String, FileKind> ENDINGS = Map.ofEntries(Map.entry(".html", HTML),
            Map.entry(".htm", HTML), Map.entry(".xhtml", HTML), Map.entry(".warc", WARC), Map.entry(".warc.gz", WARC),
            Map.entry(".wacz", WACZ), Map.entry(".har", HAR), Map.entry(".jsonl", JSONL),
            Map.entry(".ndjson", JSONL), Map.entry(".xml", FEED), Map.entry(".rss", FEED), Map.entry(".atom", FEED),
            Map.entry(".json", PAYLOAD), Map.entry(".csv", TABLE), Map.entry(".tsv", TABLE));
    private static final Pattern HAR_HEAD = Pattern.compile("^\\s*\\{\\s*\"log\"\\s*:\\s*\\{");
    /// A listing of the documented form on the first line.
    private static final Pattern LISTING_HEAD = Pattern.compile(
            "^\\{(?=[^\\r\\n]{0,4000}\"id\"\\s*:)(?=[^\\r\\n]{0,4000}\"marketplace\"\\s*:)");
    private static final Pattern FEED_HEAD = Pattern.compile("<(rss|feed|rdf:RDF)[\\s>]");
    private static final Pattern TABLE_HEAD = Pattern
            .compile("^[^\\n\\r<{]{1,2000}[,;\\t|][^\\n\\r<{]{1,2000}[\\n\\r]");

    /// The kind that a file is: what it begins with outweighs its ending, where it is beyond doubt.
    static FileKind of(Path file) throws IOException {
        byte[] head = head(file);
        String text = text(head);
        FileKind ending = byEnding(file);
        if (starts(head, 'P', 'K', 3, 4)) {
            return WACZ;
        }
        if (starts(head, 0x1f, 0x8b)) {
            return WARC;
        }
        if (text.startsWith("WARC/")) {
            return WARC;
        }
        String stripped = text.stripLeading();
        if (stripped.startsWith("{") && ending != HTML) {
            if (HAR_HEAD.matcher(stripped).find() || ending == HAR) {
                return HAR;
            }
            return ending == PAYLOAD && !LISTING_HEAD.matcher(stripped).find() ? PAYLOAD : JSONL;
        }
        if (stripped.startsWith("<")) {
            return FEED_HEAD.matcher(stripped).find() && !stripped.toLowerCase(Locale.ROOT).contains("<html")
                    ? FEED
                    : ending == FEED ? FEED : HTML;
        }
        return ending == OTHER && TABLE_HEAD.matcher(text).find() ? TABLE : ending;
    }

    /// Whether a folder import takes a file: its ending is known, or what it begins with is beyond doubt. A `.json` is
    /// taken only when it is named: folders of saved pages hold many that are no offer.
    static boolean taken(Path file) throws IOException {
        FileKind ending = byEnding(file);
        if (ending != OTHER && ending != PAYLOAD) {
            return true;
        }
        String text = text(head(file)).stripLeading();
        return text.startsWith("WARC/") || HAR_HEAD.matcher(text).find()
                || (text.startsWith("<") && FEED_HEAD.matcher(text).find());
    }

    private static FileKind byEnding(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return ENDINGS.entrySet().stream().filter(each -> name.endsWith(each.getKey())).map(Map.Entry::getValue)
                .findFirst().orElse(OTHER);
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        }
    }

    /// Enough of a text to know it by; UTF-16 with its mark too.
    private static String text(byte[] head) {
        if (starts(head, 0xff, 0xfe)) {
            return new String(head, 2, head.length - 2, StandardCharsets.UTF_16LE);
        }
        if (starts(head, 0xfe, 0xff)) {
            return new String(head, 2, head.length - 2, StandardCharsets.UTF_16BE);
        }
        int from = starts(head, 0xef, 0xbb, 0xbf) ? 3 : 0;
        return new String(head, from, head.length - from, StandardCharsets.UTF_8);
    }

    private static boolean starts(byte[] head, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (head.length <= i || (head[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
