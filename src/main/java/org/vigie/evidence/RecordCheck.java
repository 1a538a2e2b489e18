package org.vigie.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.zip.ZipException;
import org.vigie.evidence.ArchiveReport.Difference;

/// Compares one stored record with what the log says of it, and with itself.
final class RecordCheck {

    private final ArchiveFolder folder;
    private final DigestIndex seen = new DigestIndex();

    RecordCheck(ArchiveFolder folder) {
        this.folder = folder;
    }

    /// Everything that differs. Records come in the order of the log.
    Set<Difference> check(LogLine.Member member) throws IOException {
        Set<Difference> differences = EnumSet.noneOf(Difference.class);
        Path file = folder.file(member.file());
        if (!Files.isRegularFile(file)) {
            differences.add(Difference.MISSING_FILE);
            return differences;
        }
        if (Files.size(file) < member.end()) {
            differences.add(Difference.SHORT_FILE);
            return differences;
        }
        byte[] stored = folder.read(member.file(), member.offset(), member.length());
        if (!Sha256.hex(stored).equals(member.sha256())) {
            differences.add(Difference.MEMBER_HASH);
        }
        unpacked(stored, differences).ifPresent(record -> digests(record, member, differences));
        seen.put(member.sha256() + ' ' + member.file(), member.offset());
        return differences;
    }

    private static Optional<StoredRecord> unpacked(byte[] stored, Set<Difference> differences) throws IOException {
        byte[] bytes;
        try {
            bytes = GzipMember.unpack(stored);
        } catch (ZipException e) {
            differences.add(Difference.GZIP);
            return Optional.empty();
        }
        try {
            return Optional.of(StoredRecord.parse(bytes));
        } catch (ArchiveDamagedException e) {
            differences.add(Difference.RECORD);
            return Optional.empty();
        }
    }

    private void digests(StoredRecord record, LogLine.Member member, Set<Difference> differences) {
        if (!record.id().equals(member.id()) || !record.type().equals(member.type())) {
            differences.add(Difference.RECORD);
        }
        if (!record.field("WARC-Block-Digest").equals(Optional.of("sha256:" + Sha256.hex(record.block())))) {
            differences.add(Difference.BLOCK_DIGEST);
        }
        switch (record.type()) {
            case "response", "resource" -> {
                Optional<String> payload = Optional.of("sha256:" + Sha256.hex(record.payload()));
                if (!record.field("WARC-Payload-Digest").equals(payload)) {
                    differences.add(Difference.PAYLOAD_DIGEST);
                }
            }
            case "revisit" -> {
                if (!refersToSealed(record)) {
                    differences.add(Difference.REVISIT_ORIGINAL);
                }
            }
            default -> {
                if (!List.of("request", "metadata", "warcinfo").contains(record.type())) {
                    differences.add(Difference.RECORD);
                }
            }
        }
    }

    private boolean refersToSealed(StoredRecord record) {
        Optional<StoredRecord.Place> place;
        try {
            place = record.original();
        } catch (IOException e) {
            return false; // not even a place
        }
        return place.isPresent()
                && seen.get(place.get().sha256() + ' ' + place.get().file())
                        .equals(OptionalLong.of(place.get().offset()));
    }
}
