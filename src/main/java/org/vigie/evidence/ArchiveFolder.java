package org.vigie.evidence;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Where things are in an archive folder.
///
/// ```
/// archive.lock               held by the process that writes
/// warc/vigie-000001.warc.gz  segments, numbered from 1
/// log/captures.log           the hash log
/// torn/                      what a crash left behind unacknowledged, set aside
/// ```
///
record ArchiveFolder(Path root) {

    private static final Pattern SEGMENT = Pattern.compile("warc/vigie-([0-9]{6,9})\\.warc\\.gz");

    static boolean isSegment(String file) {
        return SEGMENT.matcher(file).matches();
    }

    static String segment(int number) {
        return String.format(Locale.ROOT, "warc/vigie-%06d.warc.gz", number);
    }

    static int number(String segment) {
        var matcher = SEGMENT.matcher(segment);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(segment + " is not the name of a segment");
        }
        return Integer.parseInt(matcher.group(1));
    }

    Path log() {
        return root.resolve("log").resolve("captures.log");
    }

    Path torn() {
        return root.resolve("torn");
    }

    /// The path of a segment.
    ///
    /// @throws IllegalArgumentException when the name is not that of a segment: names come from references that others
    ///     may have made up
    Path file(String segment) {
        if (!isSegment(segment)) {
            throw new IllegalArgumentException(segment + " is not the name of a segment");
        }
        return root.resolve(segment);
    }

    /// The segments that are there, in order.
    List<String> segments() throws IOException {
        Path warc = root.resolve("warc");
        if (!Files.isDirectory(warc)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(warc)) {
            return files.map(f -> "warc/" + f.getFileName()).filter(ArchiveFolder::isSegment)
                    .sorted((a, b) -> Integer.compare(number(a), number(b))).toList();
        }
    }

    /// Reads stored bytes.
    ///
    /// @throws ArchiveDamagedException when the file is not there or too short
    byte[] read(String segment, long offset, long length) throws IOException {
        if (!isSegment(segment)) {
            throw new ArchiveDamagedException("`" + HeaderText.note(segment) + "` is not a file of the archive " + root
                    + ".");
        }
        Path file = file(segment);
        if (!Files.isRegularFile(file)) {
            throw new ArchiveDamagedException("The archive file " + file + " is missing; restore it from a copy.");
        }
        // RandomAccessFile: unlike a channel it is not closed by an interrupt of the reading thread.
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            if (offset < 0 || length < 0 || length > Integer.MAX_VALUE - 16 || offset > in.length() - length) {
                throw new ArchiveDamagedException("The archive file " + file + " has " + in.length()
                        + " bytes, but a record is to stand at byte " + offset + " with " + length
                        + " bytes; restore it from a copy.");
            }
            byte[] bytes = new byte[(int) length];
            in.seek(offset);
            in.readFully(bytes);
            return bytes;
        }
    }

    /// Reads stored bytes and checks them.
    ///
    /// @throws ArchiveDamagedException when they are not the bytes that were sealed
    StoredRecord record(String segment, long offset, long length, String sha256) throws IOException {
        byte[] member = read(segment, offset, length);
        if (!Sha256.hex(member).equals(sha256)) {
            throw new ArchiveDamagedException("The record at byte " + offset + " of " + file(segment)
                    + " is not the one that was sealed (its SHA-256 differs); restore the file from a copy.");
        }
        return StoredRecord.parse(GzipMember.unpack(member));
    }

    /// Makes new names in a folder survive a power cut, where the system can.
    static void flush(Path directory) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
