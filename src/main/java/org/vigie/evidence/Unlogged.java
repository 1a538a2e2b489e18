package org.vigie.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipException;

/// Bytes of segments that no line of the log covers.
///
/// A writer appends the records of one seal (of one capture, or of what came while another was written), flushes them,
/// and only then logs them. So a crash leaves at most the records of one seal, at the end of the last logged segment or in the one that follows it. Anything else was not
/// left by a crash.
///
/// @param pieces where a crash can leave bytes
/// @param impossible where it cannot
/// @param seals how many different seals the complete records in the pieces carry; two or more mean that lines of the
///     log are gone
record Unlogged(List<Piece> pieces, List<Piece> impossible, int seals) {

    /// More than one capture with all its redirects ever takes.
    private static final long MOST = 1L << 30;

    /// @param length bytes from `offset` to the end of the file; negative when the file ends before its logged end
    record Piece(String file, long offset, long length) {}

    /// @param ends first byte behind the last logged member, for each logged segment in order
    /// @param sizes size of each segment that is there, in order
    static Unlogged find(ArchiveFolder folder, Map<String, Long> ends, Map<String, Long> sizes) throws IOException {
        String last = "";
        for (String file : ends.keySet()) {
            last = file;
        }
        int following = last.isEmpty() ? 1 : ArchiveFolder.number(last) + 1;
        List<Piece> pieces = new ArrayList<>();
        List<Piece> impossible = new ArrayList<>();
        for (Map.Entry<String, Long> each : sizes.entrySet()) {
            String file = each.getKey();
            long logged = ends.getOrDefault(file, 0L);
            boolean next = file.equals(ArchiveFolder.segment(following));
            boolean known = ends.containsKey(file) || next; // a new segment is empty until its first seal
            if (each.getValue() != logged || !known) {
                boolean atTheEnd = file.equals(last) || next;
                boolean crash = atTheEnd && each.getValue() >= logged && each.getValue() - logged <= MOST;
                (crash ? pieces : impossible).add(new Piece(file, logged, each.getValue() - logged));
            }
        }
        return new Unlogged(pieces, impossible, seals(folder, pieces));
    }

    private static int seals(ArchiveFolder folder, List<Piece> pieces) throws IOException {
        Set<String> seals = new HashSet<>();
        for (Piece piece : pieces) {
            byte[] bytes = folder.read(piece.file(), piece.offset(), piece.length());
            int at = 0;
            while (at < bytes.length) {
                Optional<GzipMember.Piece> member = member(bytes, at);
                if (member.isEmpty()) {
                    break;
                }
                HttpHead.of(member.get().record()).ifPresent(head -> seals.addAll(head.values("Vigie-Seal")));
                at = member.get().end();
            }
        }
        return seals.size();
    }

    private static Optional<GzipMember.Piece> member(byte[] bytes, int at) {
        try {
            return GzipMember.first(bytes, at);
        } catch (ZipException e) {
            return Optional.empty(); // the torn one, or no record at all
        }
    }

    /// Whether the bytes behind the last line end can be the beginning of that line.
    static boolean beginsLine(byte[] tail, long index) {
        String text = new String(tail, StandardCharsets.ISO_8859_1);
        int nul = text.indexOf('\0');
        String begun = nul < 0 ? text : text.substring(0, nul);
        String hash = begun.substring(0, Math.min(64, begun.length()));
        String pattern = " " + index + " ";
        String rest = begun.substring(hash.length());
        return hash.matches("[0-9a-f]*")
                && (rest.startsWith(pattern) || pattern.startsWith(rest));
    }
}
