package org.vigie.evidence;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A line of the hash log `log/captures.log`: one seal.
///
/// ```
/// line   = chain SP rest LF
/// rest   = index SP kind SP date SP url *( TAB member )
/// member = type SP record-id SP file SP offset SP length SP sha256 SP date SP payload SP url
/// chain  = lower-case hex of SHA-256( chain of the line before, SP, rest ), both as text;
///          the line before the first one counts as 64 zeros
/// ```
/// `index` counts from 0. `kind` is `capture`, `handed-in` or `observation`. The first `date` is when the answer had
/// come, the first `url` the address asked for: both for people. A member is one WARC record: `sha256` is over its
/// bytes as stored (one gzip member), `date` its WARC-Date. `payload` is the SHA-256 of its payload when a later
/// record may refer to it as the same, else `-`, and so is its `url`. Addresses are percent-encoded, so every field is
/// visible ASCII. To check a line by hand: `printf '%s %s' "$chain_before" "$rest" | sha256sum`.
record LogLine(long index, String kind, Instant date, String url, List<Member> members) {

    static final String NONE = "-";
    static final String BEFORE_THE_FIRST = "0".repeat(64);
    static final String CAPTURE = "capture";
    static final String HANDED_IN = "handed-in";
    static final String OBSERVATION = "observation";

    record Member(String type, String id, String file, long offset, long length, String sha256, Instant date,
            String payload, String url) {

        long end() {
            return offset + length;
        }
    }

    String rest() {
        StringBuilder rest = new StringBuilder();
        rest.append(index).append(' ').append(kind).append(' ').append(date).append(' ').append(url);
        for (Member m : members) {
            rest.append('\t').append(m.type).append(' ').append(m.id).append(' ').append(m.file).append(' ')
                    .append(m.offset).append(' ').append(m.length).append(' ').append(m.sha256).append(' ')
                    .append(m.date).append(' ').append(m.payload).append(' ').append(m.url);
        }
        return rest.toString();
    }

    static String chain(String before, String rest) {
        return Sha256.hex((before + ' ' + rest).getBytes(StandardCharsets.UTF_8));
    }

    /// Takes a whole line, without its end, apart; empty when it has not the form of one.
    static Optional<Chained> parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int space = text.indexOf(' ');
        if (space != 64) {
            return Optional.empty();
        }
        String rest = text.substring(space + 1);
        return parse(rest).map(line -> new Chained(text.substring(0, space), rest, line));
    }

    /// A line with its chain hash and the text that the hash covers.
    record Chained(String chain, String rest, LogLine line) {

        boolean follows(String before) {
            return chain.equals(LogLine.chain(before, rest));
        }
    }

    private static Optional<LogLine> parse(String rest) {
        String[] parts = rest.split("\t", -1);
        String[] head = parts[0].split(" ", -1);
        if (head.length != 4 || parts.length < 2) {
            return Optional.empty();
        }
        List<Member> members = new ArrayList<>(parts.length - 1);
        try {
            for (int i = 1; i < parts.length; i++) {
                String[] f = parts[i].split(" ", -1);
                if (f.length != 9) {
                    return Optional.empty();
                }
                Member member = new Member(f[0], f[1], f[2], Long.parseLong(f[3]), Long.parseLong(f[4]), f[5],
                        Instant.parse(f[6]), f[7], f[8]);
                if (member.offset < 0 || member.length <= 0 || member.length > Integer.MAX_VALUE
                        || !ArchiveFolder.isSegment(member.file)) {
                    return Optional.empty();
                }
                members.add(member);
            }
            return Optional.of(
                    new LogLine(Long.parseLong(head[0]), head[1], Instant.parse(head[2]), head[3], members));
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
